// SPDX-License-Identifier: MIT
#include "queue/queue.h"

#include <limits>

#include "queue/rules.h"

namespace winfax::queue {
namespace {

bool isDiscount(const Job& job) {
    return job.params.ScheduleAction ==
           static_cast<std::uint32_t>(model::ScheduleAction::discountPeriod);
}

// Waits for a line; not for its pages.
bool standsInLane(const Job& job) { return isWaiting(job) && !job.unready; }

void leave(Lanes& lanes, const LaneKind& kind, const Lane::value_type& place) {
    const auto lane = lanes.find(kind);
    lane->second.erase(place);
    if (lane->second.empty()) lanes.erase(lane);
}

}  // namespace

const Job* Queue::find(std::uint32_t id) const {
    const auto found = jobs_.find(id);
    return found == jobs_.end() ? nullptr : &found->second;
}

void Queue::put(Job job, Refusal refusal) {
    erase(job.id);
    if (isActive(job)) active_.insert(job.id);
    if (isWaiting(job) && job.unready) preparing_.insert(job.id);
    if (standsInLane(job)) {
        const bool discount = isDiscount(job);
        Lanes& lanes = waiting_[job.owner];
        lanes[{discount, {}}].emplace(job.due, job.id);
        due_.emplace(job.due, job.id);
        const bool refused = !refusal.lines.empty();
        if (discount) discount_.emplace(refused ? refusal.since : job.due, job.id);
        if (refused) {
            lanes[{discount, refusal.lines}].emplace(refusal.since, job.id);
            refusals_.emplace(job.id, std::move(refusal));
        }
    }
    shares_.add(job);
    const std::uint32_t id = job.id;
    jobs_.insert_or_assign(id, std::move(job));
    if (changed_) changed_(id);
}

void Queue::erase(std::uint32_t id) {
    const auto found = jobs_.find(id);
    if (found == jobs_.end()) return;
    const Job& job = found->second;
    shares_.remove(job);
    active_.erase(id);
    preparing_.erase(id);
    if (standsInLane(job)) {
        const auto owner = waiting_.find(job.owner);
        leave(owner->second, {isDiscount(job), {}}, {job.due, id});
        discount_.erase({job.due, id});
        if (const auto refusal = refusals_.find(id); refusal != refusals_.end()) {
            leave(owner->second, {isDiscount(job), refusal->second.lines},
                  {refusal->second.since, id});
            discount_.erase({refusal->second.since, id});
            refusals_.erase(refusal);
        }
        if (owner->second.empty()) waiting_.erase(owner);
        due_.erase({job.due, id});
    }
    jobs_.erase(found);
    if (changed_) changed_(id);
}

const Refusal* Queue::refusalOf(std::uint32_t id) const {
    const auto found = refusals_.find(id);
    return found == refusals_.end() ? nullptr : &found->second;
}

bool Queue::anythingReady(model::Time now) const {
    return !refusals_.empty() || (!due_.empty() && due_.begin()->first <= now);
}

bool Queue::anyDiscountReady(model::Time now) const {
    return !discount_.empty() && discount_.begin()->first <= now;
}

std::optional<model::Time> Queue::nextDue(model::Time now) const {
    const auto next = due_.upper_bound({now, std::numeric_limits<std::uint32_t>::max()});
    if (next == due_.end()) return std::nullopt;
    return next->first;
}

bool Queue::nothingToDo() const { return due_.empty() && active_.empty() && preparing_.empty(); }

}  // namespace winfax::queue
