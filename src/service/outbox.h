// SPDX-License-Identifier: MIT
// Sends the queue's jobs over the lines: pairs a ready job with a free line, records every try before
// it begins and after it ends, turns what a line reports into states and events, and leaves the rules
// (what a failure or a command means) to queue/rules.h.
//
// Order of things, for durability: a try is on disk before its line dials; its end is on disk before
// anybody hears of it; a job's copy lies in the sent folder before the job leaves the store.
//
// Loop's thread only.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <set>
#include <vector>

#include "clock/clock.h"
#include "line/line.h"
#include "queue/queue.h"
#include "queue/rules.h"
#include "queue/store.h"
#include "service/event_hub.h"
#include "service/worker.h"

namespace winfax::service {

class Outbox {
public:
    struct Parts {
        clock::Clock& clock;
        queue::Store& store;
        Worker& worker;
        EventHub& events;
    };
    Outbox(Parts parts, const queue::Settings& settings, queue::LocalToUtc localToUtc,
           std::filesystem::path stateDirectory, std::vector<std::unique_ptr<line::Line>> lines);

    // At start-up: takes over what the store holds; tries without an end count as failed (M-rows).
    void restore(queue::Store::Contents contents);

    // `job` has owner, userName and checked params; the rest is filled here.
    void submit(queue::Job job, queue::Bytes document,
                std::function<void(model::Result<std::uint32_t>)> done);
    // The job exists and the caller may manage it. `done` comes when the effect is durable.
    void control(std::uint32_t jobId, model::JobCommand command,
                 std::function<void(model::Result<void>)> done);

    const queue::Queue& queue() const { return queue_; }
    const std::vector<std::unique_ptr<line::Line>>& lines() const { return lines_; }
    // The job on that line, or kNoJob.
    std::uint32_t jobOn(const line::Line& line) const;

    // Nothing is being sent, and no job waits for a line or a time.
    bool nothingToDo() const { return tries_.empty() && queue_.nothingToDo(); }

private:
    struct Try {
        line::Line* line = nullptr;
        queue::Attempt attempt;
        bool dialled = false;  // the line has the call
        bool ended = false;    // the line is done with it; its end is being recorded
        std::set<std::uint32_t> refusedBy;  // lines that were unavailable during this try (M3)
    };

    void put(queue::Job job);
    void assignLines();
    bool waitsForWindow(const queue::Job& job, model::Time now);
    line::Line* freeLine(const std::set<std::uint32_t>& refusedBy);
    void begin(queue::Job job, line::Line& line, std::set<std::uint32_t> refusedBy);
    void dial(std::uint32_t jobId, queue::Bytes document);
    void progressed(std::uint32_t jobId, model::DeviceState state);
    void ended(std::uint32_t jobId, line::CallResult result);
    void finishCompleted(queue::Job job, const Try& done);
    void finishStaying(queue::Job job, const Try& done);
    void finishElsewhere(queue::Job job, const Try& done);
    void finishCancelled(const queue::Job& job, const Try& done);
    void release(const line::Line& line);
    void removeJob(std::uint32_t jobId, std::function<void(model::Result<void>)> done);
    void abortTry(std::uint32_t jobId);
    void setWakeUp();
    void setLeaving(const queue::Job& job);
    void removeOld();
    // False (and logged) when the store refused; nobody waits for the answer.
    bool stored(const model::Result<void>& result, const char* what, std::uint32_t jobId) const;

    Parts parts_;
    queue::Settings settings_;
    queue::LocalToUtc localToUtc_;
    std::filesystem::path stateDirectory_;
    std::vector<std::unique_ptr<line::Line>> lines_;
    queue::Queue queue_;
    std::map<std::uint32_t, Try> tries_;  // by job
    std::set<std::pair<model::Time, std::uint32_t>> leaving_;  // ended jobs and when they go
    clock::TimerId wakeUp_ = 0;
    clock::TimerId leaveTimer_ = 0;
};

// The FEI_* that tells how a call ended.
model::EventId eventOfOutcome(model::DeviceState outcome);

}  // namespace winfax::service
