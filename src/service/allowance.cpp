// SPDX-License-Identifier: MIT
#include "service/allowance.h"

#include <utility>

namespace winfax::service {

namespace {

// Does `limit` leave room for `amount` beside `had`? Sums of what others name may not fit a number.
bool fits(std::uint64_t limit, std::uint64_t had, std::uint64_t amount) {
    return limit == 0 || (had <= limit && amount <= limit - had);
}

}  // namespace

struct Allowance::Part {
    std::shared_ptr<Held> held;
    std::string user;
    std::uint64_t amount = 0;

    Part(std::shared_ptr<Held> whose, std::string of)
        : held(std::move(whose)), user(std::move(of)) {}
    Part(const Part&) = delete;
    Part& operator=(const Part&) = delete;
    ~Part() {
        const std::lock_guard lock(held->mutex);
        const auto found = held->amounts.find(user);
        if (found == held->amounts.end()) return;
        found->second -= amount;
        if (found->second == 0) held->amounts.erase(found);
    }
};

std::uint64_t Allowance::of(const std::string& user) const {
    const std::lock_guard lock(held_->mutex);
    const auto found = held_->amounts.find(user);
    return found == held_->amounts.end() ? 0 : found->second;
}

Allowance::Hold Allowance::take(const std::string& user, std::uint64_t amount,
                                std::uint64_t elsewhere) {
    // It exists before anything is counted: without memory for it nothing stays counted.
    auto part = std::make_shared<Part>(held_, user);
    const std::lock_guard lock(held_->mutex);
    std::uint64_t& held = held_->amounts[user];
    if (!fits(limit_, held + elsewhere, amount)) {
        if (held == 0) held_->amounts.erase(user);
        return nullptr;
    }
    held += amount;
    part->amount = amount;
    return part;
}

}  // namespace winfax::service
