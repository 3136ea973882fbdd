// SPDX-License-Identifier: MIT
#include "queue/scheduler.h"

#include <algorithm>
#include <tuple>
#include <utility>

namespace winfax::queue {
namespace {

using Place = Lane::value_type;

struct User {
    const Lanes* lanes = nullptr;
    std::uint64_t lastTurn = 0;
};

struct Candidate {
    User* user = nullptr;
    Place place;
    auto rank() const { return std::tuple(user->lastTurn, place); }
};

// Fills the free lines one after the other.
class Round {
  public:
    Round(const Queue& queue, const Situation& situation, const Turns& turns)
        : queue_(queue),
          now_(situation.now),
          windowOpen_(nextDiscountTime(now_, situation.settings) == now_),
          turns_(turns.given()) {
        for (const auto& [owner, lanes] : queue.waiting()) {
            users_.push_back({&lanes, turns.lastOf(owner)});
        }
    }

    std::optional<Assignment> nextFor(std::uint32_t deviceId) {
        std::optional<Candidate> best;
        for (User& user : users_) {
            const auto place = firstFor(deviceId, user);
            if (!place) continue;
            const Candidate candidate{&user, *place};
            if (!best || candidate.rank() < best->rank()) best = candidate;
        }
        if (!best) return std::nullopt;
        best->user->lastTurn = ++turns_;
        const std::uint32_t jobId = best->place.second;
        taken_.insert(jobId);
        // Its time has come again: then it is a new try.
        return Assignment{jobId, deviceId, queue_.find(jobId)->due > now_};
    }

  private:
    std::optional<Place> firstFor(std::uint32_t deviceId, const User& user) const {
        std::optional<Place> first;
        for (const auto& [kind, lane] : *user.lanes) {
            if (kind.discount && !windowOpen_) continue;
            if (kind.refusedBy.contains(deviceId)) continue;
            const auto place = std::ranges::find_if(
                lane, [this](const Place& one) { return !taken_.contains(one.second); });
            if (place == lane.end()) continue;
            if (kind.refusedBy.empty() && place->first > now_) continue;
            if (!first || *place < *first) first = *place;
        }
        return first;
    }

    const Queue& queue_;
    const model::Time now_;
    const bool windowOpen_;
    std::uint64_t turns_;
    std::vector<User> users_;
    DeviceIds taken_;  // jobs; as few as there are lines
};

}  // namespace

std::uint64_t Turns::lastOf(const std::string& owner) const {
    const auto found = last_.find(owner);
    return found == last_.end() ? 0 : found->second;
}

std::vector<Assignment> assign(const Queue& queue, const Situation& situation, const Turns& turns) {
    std::vector<Assignment> assignments;
    if (situation.paused || !queue.anythingReady(situation.now)) return assignments;
    if (!freeLine(situation, {})) return assignments;
    Round round(queue, situation, turns);
    for (const LineView& line : situation.lines) {
        if (!line.sends || !line.free) continue;
        if (const auto next = round.nextFor(line.deviceId)) assignments.push_back(*next);
    }
    return assignments;
}

std::optional<model::Time> nextLook(const Queue& queue, model::Time now, const Settings& settings) {
    auto next = queue.nextDue(now);
    const model::Time opens = nextDiscountTime(now, settings);
    if (opens > now && queue.anyDiscountReady(now)) next = std::min(next.value_or(opens), opens);
    return next;
}

OtherLine otherLine(const Job& job, const Situation& situation, const DeviceIds& refusedBy) {
    const bool left = std::ranges::any_of(situation.lines, [&](const LineView& line) {
        return line.sends && !refusedBy.contains(line.deviceId);
    });
    if (!left) return OtherLine::none;
    if (situation.paused || waitsForWindow(job, situation.now, situation.settings)) {
        return OtherLine::busy;
    }
    return freeLine(situation, refusedBy) ? OtherLine::free : OtherLine::busy;
}

std::optional<std::uint32_t> freeLine(const Situation& situation, const DeviceIds& refusedBy) {
    const auto line = std::ranges::find_if(situation.lines, [&](const LineView& one) {
        return one.sends && one.free && !refusedBy.contains(one.deviceId);
    });
    if (line == situation.lines.end()) return std::nullopt;
    return line->deviceId;
}

}  // namespace winfax::queue
