// SPDX-License-Identifier: MIT
#include "tool/wait.h"

#include <optional>

#include "client/job_watch.h"
#include "tool/display.h"
#include "tool/json_of.h"
#include "tool/progress_line.h"
#include "tool/time_text.h"

namespace winfax::tool {

namespace {

using client::JobWatch;
using Step = JobWatch::Step;
using Verdict = JobWatch::Verdict;

// The wait for one job.
class Wait {
  public:
    Wait(const Context& context, Session calls, Session events, std::uint32_t jobId)
        : context_(context),
          calls_(std::move(calls)),
          events_(std::move(events)),
          jobId_(jobId),
          watch_(jobId),
          progress_(context.console) {}

    Outcome run() {
        for (;;) {
            const auto event = events_->nextEvent();
            if (!event) return serviceLost(event.error());
            if (const auto outcome = onEvent(*event)) return *outcome;
        }
    }

  private:
    std::optional<Outcome> onEvent(const model::Event& event) {
        const Step step = watch_.on(event);
        if (firstTime_ == model::FileTime()) firstTime_ = event.TimeStamp;
        lastTime_ = event.TimeStamp;
        switch (step) {
            case Step::unrelated:
                return std::nullopt;
            case Step::progress:
                show(event);
                return std::nullopt;
            case Step::askEntry:
                show(event);
                return askEntry();
            case Step::askQuietly:
                return askEntry();
            case Step::sent:
                return finish(ExitCode::ok, "sent", "sent");
            case Step::deleted:
                return finish(ExitCode::notSent, "deleted", "was deleted before it was sent");
            case Step::serviceEnded:
                return serviceLost({model::ErrorCode::callFailed, "the service has ended"});
        }
        return std::nullopt;
    }

    std::optional<Outcome> askEntry() {
        const auto reply = calls_->call<model::ReadJob>({jobId_});
        if (!reply && reply.error().code != model::ErrorCode::invalidParameter) {
            return serviceLost(reply.error());
        }
        std::optional<model::JobEntry> entry;
        if (reply) entry = reply->job;
        switch (JobWatch::judge(entry)) {
            case Verdict::goesOn:
                return std::nullopt;
            case Verdict::gone:
                return finish(ExitCode::notSent, "deleted", "was deleted before it was sent");
            case Verdict::failed:
                break;
        }
        const bool gaveUp =
            entry->QueueStatus == static_cast<std::uint32_t>(model::JobState::retriesExceeded);
        return finish(ExitCode::notSent, gaveUp ? "retriesExceeded" : "failed",
                      "was not sent: " + reason() + " (" +
                          words(model::as::jobStatus, entry->QueueStatus) + ")");
    }

    std::string reason() const {
        if (watch_.lastFailure() == 0) return "no reason given";
        return words(model::as::eventId, watch_.lastFailure());
    }

    std::string subject() const { return "job " + std::to_string(jobId_); }

    void show(const model::Event& event) {
        if (context_.json) {
            printJson(context_.console.out, jsonOf(event));
            return;
        }
        const bool queued = event.EventId == static_cast<std::uint32_t>(model::EventId::jobQueued);
        std::string text = subject() + " ";
        text += queued ? "queued" : words(model::as::eventId, event.EventId);
        if (event.DeviceId != model::kNoDevice) {
            text += " on line " + std::to_string(event.DeviceId);
        }
        progress_.show(text);
    }

    Outcome finish(ExitCode exitCode, const char* outcome, const std::string& text) {
        if (context_.json) {
            Json json = Json::object();
            json["jobId"] = jobId_;
            json["outcome"] = outcome;
            json["lastFailure"] = watch_.lastFailure() == 0
                                      ? Json(nullptr)
                                      : jsonOfMember(model::as::eventId, watch_.lastFailure());
            printJson(context_.console.out, json);
        } else {
            const model::Ticks spent(static_cast<std::int64_t>(lastTime_.ticks - firstTime_.ticks));
            progress_.finish(subject() + " " + text + " after " + durationInWords(spent));
        }
        return exitCode;
    }

    Outcome serviceLost(const model::Error& error) const {
        return failed(
            ExitCode::noService, "lost the service before the outcome was known", subject(),
            error.detail.empty() ? "see faxctl jobs" : error.detail + "; see faxctl jobs");
    }

    const Context& context_;
    Session calls_;
    Session events_;
    std::uint32_t jobId_;
    JobWatch watch_;
    ProgressLine progress_;
    model::FileTime firstTime_;
    model::FileTime lastTime_;
};

}  // namespace

Outcome waitForOutcome(const Context& context, const Session& calls, const Session& events,
                       std::uint32_t jobId) {
    return Wait(context, calls, events, jobId).run();
}

}  // namespace winfax::tool
