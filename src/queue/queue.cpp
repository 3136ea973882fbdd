// SPDX-License-Identifier: MIT
#include "queue/queue.h"

#include <limits>

#include "queue/rules.h"

namespace winfax::queue {

const Job* Queue::find(std::uint32_t id) const {
    const auto found = jobs_.find(id);
    return found == jobs_.end() ? nullptr : &found->second;
}

void Queue::put(Job job) {
    erase(job.id);
    if (isWaiting(job)) waiting_.emplace(job.due, job.id);
    if (isActive(job)) active_.insert(job.id);
    const std::uint32_t id = job.id;
    jobs_.insert_or_assign(id, std::move(job));
}

void Queue::erase(std::uint32_t id) {
    const auto found = jobs_.find(id);
    if (found == jobs_.end()) return;
    waiting_.erase({found->second.due, id});
    active_.erase(id);
    jobs_.erase(found);
}

const Job* Queue::nextReady(model::Time now) const {
    if (waiting_.empty() || waiting_.begin()->first > now) return nullptr;
    return find(waiting_.begin()->second);
}

std::optional<model::Time> Queue::nextDue(model::Time now) const {
    const auto next = waiting_.upper_bound({now, std::numeric_limits<std::uint32_t>::max()});
    if (next == waiting_.end()) return std::nullopt;
    return next->first;
}

bool Queue::nothingToDo() const { return waiting_.empty() && active_.empty(); }

}  // namespace winfax::queue
