// SPDX-License-Identifier: MIT
#pragma once

#include "queue/job.h"
#include "queue/rules.h"

namespace winfax::test {

inline model::Time utc(int day, int hour, int minute = 0) {
    const std::chrono::sys_days date{std::chrono::year(2026) / 11 / day};
    return model::Time(date) + std::chrono::hours(hour) + std::chrono::minutes(minute);
}

inline const model::Time kNow = utc(22, 12);

inline queue::Job jobIn(model::JobState state, std::uint32_t id = 1) {
    queue::Job job;
    job.id = id;
    job.document = id;
    job.params.RecipientNumber = u"5550100";
    job.state = state;
    job.submitted = kNow;
    job.due = kNow;
    return job;
}

// A finished job that is kept visible (L10).
inline queue::Job completedJob(std::uint32_t id = 1) {
    queue::Job job = jobIn(model::JobState::inProgress, id);
    job.status = model::DeviceState::completed;
    job.ended = kNow;
    return job;
}

}  // namespace winfax::test
