// SPDX-License-Identifier: MIT
#include "service/allowance.h"

namespace winfax::service {

namespace {

// Does `limit` leave room for `amount` beside `had`? Sums of what others name may not fit a number.
bool fits(std::uint64_t limit, std::uint64_t had, std::uint64_t amount) {
    return limit == 0 || (had <= limit && amount <= limit - had);
}

}  // namespace

std::uint64_t Allowance::of(const std::string& user) const {
    const auto found = held_->find(user);
    return found == held_->end() ? 0 : found->second;
}

Allowance::Hold Allowance::take(const std::string& user, std::uint64_t amount,
                                std::uint64_t elsewhere) {
    if (!fits(limit_, of(user) + elsewhere, amount)) return nullptr;
    // The hold exists before anything is counted: without memory for it nothing stays counted.
    struct Part {
        std::shared_ptr<Held> held;
        std::string user;
        std::uint64_t amount = 0;
        ~Part() {
            const auto found = held->find(user);
            if (found == held->end()) return;
            found->second -= amount;
            if (found->second == 0) held->erase(found);
        }
    };
    const auto part = std::make_shared<Part>(Part{held_, user, 0});
    (*held_)[user] += amount;
    part->amount = amount;
    return part;
}

}  // namespace winfax::service
