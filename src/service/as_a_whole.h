// SPDX-License-Identifier: MIT
// For a change that begins in memory and ends in the store: done in between, it leaves the service
// with another idea of things than the store has.
#pragma once

#include <exception>
#include <new>

namespace winfax::service {

// Ends the service in order (decision 37): no call and no connection can answer for it.
class HalfDone final : public std::exception {
  public:
    const char* what() const noexcept override { return "no memory to finish what was begun"; }
};

template <class Change>
void asAWhole(Change&& change) {
    try {
        change();
    } catch (const std::bad_alloc&) {
        throw HalfDone();
    }
}

}  // namespace winfax::service
