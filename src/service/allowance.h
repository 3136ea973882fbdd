// SPDX-License-Identifier: MIT
// How much of one thing each user holds at the moment, and how much any of them may. Any thread: a
// hold goes with the last copy of what it was given to, wherever that is.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <string>

namespace winfax::service {

class Allowance {
  public:
    // A part of the thing; given back when it goes, even after the allowance has gone.
    using Hold = std::shared_ptr<const void>;

    // 0: as much as they want.
    explicit Allowance(std::uint64_t limit) : limit_(limit) {}

    std::uint64_t limit() const { return limit_; }
    std::uint64_t of(const std::string& user) const;
    // nullptr: it is more than the user may have, with what it has `elsewhere`.
    Hold take(const std::string& user, std::uint64_t amount, std::uint64_t elsewhere = 0);

  private:
    struct Held {
        std::mutex mutex;
        std::map<std::string, std::uint64_t> amounts;
    };
    struct Part;

    std::uint64_t limit_;
    std::shared_ptr<Held> held_ = std::make_shared<Held>();
};

}  // namespace winfax::service
