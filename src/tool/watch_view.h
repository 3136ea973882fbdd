// SPDX-License-Identifier: MIT
// What faxctl watch shows: lines and jobs at one moment, and what differs from the moment before.
// No I/O.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "model/event.h"
#include "model/job.h"
#include "tool/json_of.h"

namespace winfax::tool {

// Pages of a call; `page` is the one under way, 0 before the first. `pages` 0: not known.
struct CallProgress {
    std::uint32_t page = 0;
    std::uint32_t pages = 0;
    bool operator==(const CallProgress&) const = default;
};

struct WatchedLine {
    std::uint32_t deviceId = model::kNoDevice;
    model::Text name;
    std::uint32_t state = 0;  // FPS_*
    std::uint32_t jobId = model::kNoJob;
    CallProgress progress;
    bool operator==(const WatchedLine&) const = default;
};

struct WatchedJob {
    model::JobEntry entry;
    model::FileTime due;      // of a job that waits; 0: unknown
    std::uint32_t tries = 0;  // that failed
    std::uint32_t deviceId = model::kNoDevice;
    CallProgress progress;
    bool operator==(const WatchedJob&) const = default;
};

struct Snapshot {
    model::Text version;
    model::Text instance;
    model::FileTime now;
    std::map<std::uint32_t, WatchedLine> lines;
    std::map<std::uint32_t, WatchedJob> jobs;
};

// Whether a job waits for anything but a person, or has a call.
bool isIdle(const Snapshot& snapshot);

// How a job left the queue, from the events since the last look.
class Departures {
  public:
    void on(const model::Event& event);
    // After a gap in the events nothing can be said of who left in it.
    void forget();

    enum class Way : std::uint8_t { unknown, sent, deleted };
    Way wayOf(std::uint32_t jobId) const;
    // Jobs that came and went between two looks are in here alone.
    std::vector<std::uint32_t> departed() const;
    void clearDeparted();

  private:
    std::map<std::uint32_t, bool> completed_;  // jobs seen in events; whether FEI_COMPLETED came
    std::vector<std::uint32_t> departed_;
};

struct Change {
    Json json;
    std::string text;  // empty: nothing that people need a line for
};

// Events and calls come by different ways, so a look may miss a job whose end has not been heard of
// yet. It stays in `after` as it was until that is known.
void keepUntilHeardOf(const Snapshot& before, Snapshot& after, const Departures& departures);

// What is different in `after`, lines first. `before` may be empty: then everything is.
std::vector<Change> changesBetween(const Snapshot& before, const Snapshot& after,
                                   const Departures& departures);

// "retrying, next try 2026-11-22T16:30:05Z (1 failed)"; "sending on line 1, page 1 of 2".
std::string describe(const WatchedJob& job);

}  // namespace winfax::tool
