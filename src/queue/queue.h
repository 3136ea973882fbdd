// SPDX-License-Identifier: MIT
// All jobs of the instance in memory, by id, with indexes of what waits. One thread.
//
// A hundred thousand jobs of one user or of many must not make a submission or an assignment slow:
// what waits stands in lanes, and of a lane only the first job is ever looked at.
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "queue/job.h"
#include "queue/shares.h"

namespace winfax::queue {

using DeviceIds = std::set<std::uint32_t>;

// Lines that were unavailable during a job's try, while others were busy (M3). Any other line may
// have the job before it is due.
struct Refusal {
    DeviceIds lines;      // empty: none did
    model::Time since{};  // when the job was due for that try
};

// Jobs of one user that wait and of which the same lines may have the first at the same times.
using Lane = std::set<std::pair<model::Time, std::uint32_t>>;  // when due, id
struct LaneKind {
    bool discount = false;  // open in the discount window only
    DeviceIds refusedBy;    // not for these. Empty: the lane of all that wait, each for its time
    auto operator<=>(const LaneKind&) const = default;
};
using Lanes = std::map<LaneKind, Lane>;

class Queue {
  public:
    // Whoever keeps something about the jobs: `changed` is called for each one that is put or
    // erased. There is one at most.
    void watch(std::function<void(std::uint32_t id)> changed) { changed_ = std::move(changed); }

    const Job* find(std::uint32_t id) const;
    // Inserts or replaces; keeps the indexes right. What refused the job before is forgotten.
    void put(Job job, Refusal refusal = {});
    void erase(std::uint32_t id);

    const std::map<std::uint32_t, Job>& jobs() const { return jobs_; }  // ordered by id (E9)

    // By owner: those who have jobs that wait. A job with a refusal stands in two lanes.
    const std::map<std::string, Lanes>& waiting() const { return waiting_; }
    // Of what is in the queue, that user has this.
    Share shareOf(const std::string& owner) const { return shares_.of(owner); }
    // Nullptr: none.
    const Refusal* refusalOf(std::uint32_t id) const;
    // There may be something for a line: a job that waits and is due, or was refused.
    bool anythingReady(model::Time now) const;
    bool anyDiscountReady(model::Time now) const;  // but for the window
    // The earliest due time after `now` of a waiting job.
    std::optional<model::Time> nextDue(model::Time now) const;
    // True when no job is active, ready or waiting for a time or its pages.
    bool nothingToDo() const;

  private:
    std::map<std::uint32_t, Job> jobs_;
    Shares shares_;
    std::map<std::string, Lanes> waiting_;
    std::map<std::uint32_t, Refusal> refusals_;
    Lane due_;       // all that wait
    Lane discount_;  // those of the discount period; one with a refusal by its `since`
    std::set<std::uint32_t> active_;
    std::set<std::uint32_t> preparing_;  // those whose documents are being made into pages
    std::function<void(std::uint32_t)> changed_;
};

}  // namespace winfax::queue
