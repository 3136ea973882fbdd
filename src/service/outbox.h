// SPDX-License-Identifier: MIT
// Sends the queue's jobs over the lines: begins what queue/scheduler.h assigns to a line, records
// every try before it begins and after it ends, turns what a line reports into states and events,
// and leaves the rules (what a failure or a command means) to queue/rules.h.
//
// Order of things, for durability: a try is on disk before its line dials; its end is on disk
// before anybody hears of it; a job's copy lies in the sent folder before the job leaves the store.
// Documents are decoded (for the banner line) by the renderer, on the worker's thread.
//
// Loop's thread only.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <vector>

#include "clock/clock.h"
#include "line/line.h"
#include "queue/queue.h"
#include "queue/rules.h"
#include "queue/scheduler.h"
#include "queue/store.h"
#include "render/renderer.h"
#include "service/call_journal.h"
#include "service/configuration.h"
#include "service/event_hub.h"
#include "service/event_log.h"
#include "service/job_listing.h"
#include "service/job_pages.h"
#include "service/ports.h"
#include "service/typesetter.h"
#include "service/worker.h"

namespace winfax::service {

class Outbox {
  public:
    struct Parts {
        clock::Clock& clock;
        queue::Store& store;
        Worker& worker;
        EventHub& events;
        const Ports& ports;
        const ServerConfiguration& configuration;
        render::Renderer& renderer;
        EventLog& log;
        CallJournal& journal;
        const JobPages& pages;
        Typesetter::Parts typesetting;
    };
    Outbox(Parts parts, queue::LocalToUtc localToUtc, std::filesystem::path stateDirectory);

    // At start-up: takes over what the store holds; tries without an end count as failed (M-rows).
    void restore(queue::Store::Contents contents);

    // `job` has owner, userName, checked params, its cover page, pages and size as far as they are
    // known; the rest is filled here. A document that is no fax pages yet becomes such first.
    using GivenId = std::function<void(model::Result<std::uint32_t>)>;
    void submit(queue::Job job, queue::Document document, GivenId done);
    // The same with a job.document that is an open broadcast's. `body` is shared by its recipients.
    void addRecipient(queue::Job job, const Typesetter::SharedBody& body, GivenId done);
    // The job exists and the caller may manage it. `done` comes when the effect is durable.
    void control(std::uint32_t jobId, model::JobCommand command,
                 std::function<void(model::Result<void>)> done);

    // The ports or the configuration have changed: what waits is looked at anew.
    void configured();
    // A line may have become free for other reasons than a call of ours.
    void linesChanged() { assignLines(); }

    const queue::Queue& queue() const { return queue_; }
    JobListing& listing() { return listing_; }
    // The job on that line, or kNoJob.
    std::uint32_t jobOn(const line::Line& line) const;
    // The try of a job that is on a line: when it began, and the page that is on its way.
    struct UnderWay {
        model::Time started{};
        std::uint32_t page = 0;
        model::Text tsid;
    };
    std::optional<UnderWay> underWay(std::uint32_t jobId) const;

    // Nothing is being sent, and no job waits for a line or a time.
    bool nothingToDo() const { return tries_.empty() && queue_.nothingToDo(); }
    // No document is being made into pages.
    bool idle() const { return typesetter_.idle(); }

  private:
    struct Try {
        line::Line* line = nullptr;  // there until the call has ended
        queue::Attempt attempt;
        bool dialled = false;    // the line has the call
        bool ended = false;      // the line is done with it; its end is being recorded
        queue::Refusal refusal;  // lines that were unavailable during this try (M3)
        std::uint32_t page = 0;  // on its way
        std::u16string tsid;
        std::shared_ptr<const queue::Bytes> sent;  // the pages as they went out
        bool rewritten = false;                    // they are not the bytes that were handed in
    };

    void interrupted(queue::Attempt attempt);
    void restoreDocuments(queue::Store::Contents& contents);
    void typeset(std::uint32_t documentId, const model::Result<void>& made);
    void typesetLater(std::uint32_t documentId);
    void failTypeset(queue::Job job, const model::Error& reason);
    void put(queue::Job job, queue::Refusal refusal = {});
    void kept(queue::Job job, const Typesetter::SharedBody& body, model::Result<std::uint32_t> id,
              const GivenId& done);
    queue::Job begun(queue::Job job) const;
    void undo(const queue::Job& changed, const queue::Job& before);
    queue::Situation situation() const;
    void assignLines();
    void begin(queue::Job job, std::uint32_t deviceId, queue::Refusal refusal);
    void prepare(std::uint32_t jobId, queue::Bytes document);
    void dial(std::uint32_t jobId, std::shared_ptr<const queue::Bytes> document);
    void progressed(std::uint32_t jobId, model::DeviceState state, std::uint32_t page);
    void ended(std::uint32_t jobId, line::CallResult result);
    void finishCompleted(queue::Job job, const Try& done);
    void keepCopies(const queue::Job& job, const Try& done, std::function<void()> then);
    void finishStaying(queue::Job job, const Try& done, queue::Refusal refusal);
    void finishElsewhere(queue::Job job, const Try& done);
    void finishCancelled(const queue::Job& job, const Try& done);
    void goOn(const queue::Job& job, const Try& done);
    void recordEnd(const queue::Attempt& attempt, queue::Store::Done done);
    void recordLast(const queue::Attempt& attempt, queue::Store::Done done);
    void release(std::uint32_t deviceId);
    void removeJob(std::uint32_t jobId, std::function<void(model::Result<void>)> done);
    void removed(const queue::Job& job);
    void notRemoved(const queue::Job& before, const model::Error& error);
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
    Typesetter typesetter_;
    queue::Queue queue_;
    JobListing listing_{queue_};
    queue::Turns turns_;
    std::map<std::uint32_t, Try> tries_;  // by job
    // Jobs that were sent, while their end is being recorded: what is to be done after that.
    std::map<std::uint32_t, std::vector<std::function<void()>>> settling_;
    // Of the latest documents: the job whose sent copy shows it as it was handed in. Copies for the
    // other recipients of a broadcast are that file once more, as a link.
    std::map<std::uint32_t, std::uint32_t> copies_;
    std::set<std::pair<model::Time, std::uint32_t>> leaving_;  // ended jobs and when they go
    clock::TimerId wakeUp_ = 0;
    clock::TimerId leaveTimer_ = 0;
};

// The FEI_* that tells how a call ended.
model::EventId eventOfOutcome(model::DeviceState outcome);

}  // namespace winfax::service
