// SPDX-License-Identifier: MIT
// What the fuzzer gave, taken off the front piece by piece. What is not there any more is zero.
#pragma once

#include <algorithm>

#include "fuzz_target.h"

namespace winfax::fuzz {

class Given {
  public:
    explicit Given(Bytes bytes) : left_(bytes) {}

    bool empty() const { return left_.empty(); }
    std::uint8_t byte() {
        const Bytes one = take(1);
        return one.empty() ? 0 : std::to_integer<std::uint8_t>(one[0]);
    }
    Bytes take(std::size_t count) {
        const Bytes taken = left_.first(std::min(count, left_.size()));
        left_ = left_.subspan(taken.size());
        return taken;
    }
    // As many as the next byte says.
    Bytes counted() { return take(byte()); }
    Bytes rest() { return take(left_.size()); }

  private:
    Bytes left_;
};

}  // namespace winfax::fuzz
