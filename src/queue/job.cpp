// SPDX-License-Identifier: MIT
#include "queue/job.h"

#include <algorithm>
#include <limits>

namespace winfax::queue {

model::JobEntry entryOf(const Job& job) {
    const bool underWay =
        job.state == model::JobState::inProgress || job.state == model::JobState::deleting;
    const bool preparing = job.unready && !job.ended;
    constexpr std::uint64_t kMaxSize = std::numeric_limits<std::uint32_t>::max();

    model::JobEntry entry;
    entry.JobId = job.id;
    entry.UserName = job.userName;
    entry.JobType = static_cast<std::uint32_t>(model::JobType::send);
    entry.QueueStatus = static_cast<std::uint32_t>(job.state);
    entry.Status = underWay ? static_cast<std::uint32_t>(job.status) : 0;
    if (preparing && !underWay) {
        entry.Status = static_cast<std::uint32_t>(model::DeviceState::initializing);
    }
    entry.Size = static_cast<std::uint32_t>(std::min(job.size, kMaxSize));
    entry.PageCount = job.pages;
    model::JobParam::fields(
        [](std::string_view, model::as, auto& shown, const auto& given) { shown = given; }, entry,
        job.params);
    return entry;
}

}  // namespace winfax::queue
