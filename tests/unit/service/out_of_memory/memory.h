// SPDX-License-Identifier: MIT
// A heap that is full from the n-th request on, or refuses that one alone.
#pragma once

namespace winfax::test {

// Whose requests are counted and refused. The thread that calls beginShortage() is the loop's; the
// others are the store's and the workers'.
enum class Whose { loop, others };

struct Shortage {
    Whose whose = Whose::loop;
    long at = 0;           // the first is 1; 0: none is refused
    bool lasting = false;  // from there on only what is given back can be had again
};

void beginShortage(const Shortage& shortage);
// How many requests were refused.
long endShortage();

}  // namespace winfax::test
