// SPDX-License-Identifier: MIT
// Which job goes to which line, as pure functions of what waits, what the lines look like and whose
// turn it was: no clock, no store, no line. docs/decisions/0019 has the reasons.
//
// Users take turns: of those for whom a line could do something, the one whose last turn is longest
// ago is next. With k such users nobody waits for more than k - 1 others. Inside a user the job
// that was due first is next, then the one with the smaller id. O(users) for a line that is free,
// whatever the number of jobs.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "queue/queue.h"
#include "queue/rules.h"

namespace winfax::queue {

struct LineView {
    std::uint32_t deviceId = 0;
    bool free = true;
    bool sends = true;  // it can, and may (FPF_SEND)
};

struct Situation {
    model::Time now{};
    Settings settings;
    bool paused = false;          // PauseServerQueue: nothing begins
    std::vector<LineView> lines;  // the first to be used first
};

// Whose turn it was, since the service began.
class Turns {
  public:
    void give(const std::string& owner) { last_[owner] = ++given_; }
    // Larger is later; 0: never.
    std::uint64_t lastOf(const std::string& owner) const;
    std::uint64_t given() const { return given_; }

  private:
    std::map<std::string, std::uint64_t> last_;
    std::uint64_t given_ = 0;
};

struct Assignment {
    std::uint32_t jobId = 0;
    std::uint32_t deviceId = 0;
    bool goesOn = false;  // with the try that other lines refused (Queue::refusalOf)
    bool operator==(const Assignment&) const = default;
};

// What is to begin now, in this order; each takes a turn of its owner. Nothing is left that could
// begin as well.
std::vector<Assignment> assign(const Queue& queue, const Situation& situation, const Turns& turns);

// When there may be something to assign that there is not now, though nothing else changes.
std::optional<model::Time> nextLook(const Queue& queue, model::Time now, const Settings& settings);

// M3: what is left for a job whose try these lines have refused; and the line, when one is free.
OtherLine otherLine(const Job& job, const Situation& situation, const DeviceIds& refusedBy);
std::optional<std::uint32_t> freeLine(const Situation& situation, const DeviceIds& refusedBy);

}  // namespace winfax::queue
