// SPDX-License-Identifier: MIT
// All jobs of the instance in memory, by id, with an index of what is due. One thread.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <utility>

#include "queue/job.h"

namespace winfax::queue {

class Queue {
public:
    const Job* find(std::uint32_t id) const;
    void put(Job job);  // inserts or replaces; keeps the index right
    void erase(std::uint32_t id);

    const std::map<std::uint32_t, Job>& jobs() const { return jobs_; }  // ordered by id (E9)

    // The job to dial next: ready at `now`, earliest due time first, then smallest id. O(log n).
    const Job* nextReady(model::Time now) const;
    // The earliest due time after `now` of a waiting job.
    std::optional<model::Time> nextDue(model::Time now) const;
    // True when no job is active, ready or waiting for a time.
    bool nothingToDo() const;

private:
    std::map<std::uint32_t, Job> jobs_;
    std::set<std::pair<model::Time, std::uint32_t>> waiting_;
    std::set<std::uint32_t> active_;
};

}  // namespace winfax::queue
