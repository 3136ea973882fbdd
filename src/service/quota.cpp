// SPDX-License-Identifier: MIT
#include "service/quota.h"

#include <fmt/format.h>

namespace winfax::service {

namespace {

model::Error refusal(std::string_view what, std::uint64_t had, std::uint64_t more,
                     std::uint64_t limit, std::string_view key) {
    return {model::ErrorCode::notEnoughQuota,
            fmt::format("{} {} in the queue and {} more are over the limit of {} for one user "
                        "([limits] {}): wait until some are sent, or delete some",
                        had, what, more, limit, key)};
}

}  // namespace

model::Result<Quota::Charge> Quota::charge(const std::string& user, const queue::Share& more) {
    const queue::Share had = queue_.shareOf(user);
    Charge charge;
    charge.jobs = jobs_.take(user, more.jobs, had.jobs);
    if (!charge.jobs) {
        return tl::unexpected(
            refusal("jobs", had.jobs + jobs_.of(user), more.jobs, jobs_.limit(), "jobs_per_user"));
    }
    charge.bytes = bytes_.take(user, more.bytes, had.bytes);
    if (!charge.bytes) {
        return tl::unexpected(refusal("bytes", had.bytes + bytes_.of(user), more.bytes,
                                      bytes_.limit(), "bytes_per_user"));
    }
    return charge;
}

}  // namespace winfax::service
