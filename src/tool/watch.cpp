// SPDX-License-Identifier: MIT
#include <algorithm>
#include <memory>

#include "platform/process.h"
#include "tool/command.h"
#include "tool/display.h"
#include "tool/line_state.h"
#include "tool/time_text.h"
#include "tool/wakeups.h"
#include "tool/watch_screen.h"

namespace winfax::tool {

namespace {

using Clock = Wakeups::Clock;

// While there is no service there are no events, so that it is back is found by trying.
constexpr std::chrono::milliseconds kReconnectPause{500};

struct WatchWish {
    std::optional<Clock::duration> limit;
    bool untilIdle = false;
};

WatchedLine watched(const LineState& state) {
    WatchedLine line{state.port.DeviceId, state.port.DeviceName, state.port.State, state.jobId, {}};
    if (isBusy(state)) line.progress = {state.status.CurrentPage, state.status.TotalPages};
    return line;
}

// One look at the service. Jobs of others may be on the lines without being in the list (E7).
Expected<Snapshot> look(const Session& session) {
    const auto status = ask<model::ReadStatus>(session, {}, "cannot read the status");
    if (!status) return tl::unexpected(status.error());
    const auto jobs = ask<model::ListJobs>(session, {}, "cannot list the jobs");
    if (!jobs) return tl::unexpected(jobs.error());
    const auto dueTimes = ask<model::ListDueTimes>(session, {}, "cannot list the jobs");
    if (!dueTimes) return tl::unexpected(dueTimes.error());
    const auto lines = readLineStates(session);
    if (!lines) return tl::unexpected(lines.error());

    Snapshot snapshot{status->version, status->instance, status->now, {}, {}};
    for (const model::JobEntry& entry : jobs->jobs) snapshot.jobs[entry.JobId].entry = entry;
    for (const auto& due : dueTimes->jobs) {
        const auto job = snapshot.jobs.find(due.jobId);
        if (job == snapshot.jobs.end()) continue;
        job->second.due = due.due;
        job->second.tries = due.tries;
    }
    for (const LineState& state : *lines) {
        const WatchedLine line = watched(state);
        snapshot.lines[line.deviceId] = line;
        const auto job = snapshot.jobs.find(line.jobId);
        if (job == snapshot.jobs.end()) continue;
        job->second.deviceId = line.deviceId;
        job->second.progress = line.progress;
    }
    return snapshot;
}

class Watch {
  public:
    Watch(const Context& context, const WatchWish& wish, std::shared_ptr<Wakeups> wakeups)
        : context_(context), wish_(wish), wakeups_(std::move(wakeups)) {
        if (wish.limit) end_ = Clock::now() + *wish.limit;
        const bool draws = context.console.outIsTerminal && !context.json;
        if (draws && enableEscapeSequences()) screen_.emplace(context.console);
    }

    Outcome run() {
        if (const auto connected = connect(); !connected) return tl::unexpected(connected.error());
        for (;;) {
            if (const auto outcome = refresh()) return *outcome;
            if (isOver()) return finish();
            const auto woken = wakeups_->wait(end_);
            if (woken.quit) return ExitCode::ok;
            for (const model::Event& event : woken.events) departures_.on(event);
            if (!woken.serviceLost) continue;
            if (const auto outcome = awaitService()) return *outcome;
        }
    }

  private:
    // Subscribes first, so that nothing happens unseen between the look and the first event.
    Expected<void> connect() {
        auto events = connectIfRunning();
        if (!events) return tl::unexpected(events.error());
        auto subscribed = ask<model::Subscribe>(*events, {}, "cannot follow the events");
        if (!subscribed) return tl::unexpected(subscribed.error());
        auto calls = connectIfRunning();
        if (!calls) return tl::unexpected(calls.error());
        calls_ = std::move(*calls);
        reader_.emplace(std::move(*events), *wakeups_);
        return {};
    }

    // nullopt: the watch goes on, if need be with the next service.
    std::optional<Outcome> refresh() {
        auto snapshot = look(calls_);
        if (!snapshot) {
            if (snapshot.error().exitCode != ExitCode::noService) {
                return tl::unexpected(snapshot.error());
            }
            wakeups_->serviceLost();
            return std::nullopt;
        }
        if (!gap_) keepUntilHeardOf(shown_, *snapshot, departures_);
        gap_ = false;
        if (!screen_) print(changesBetween(shown_, *snapshot, departures_));
        departures_.clearDeparted();
        shown_ = std::move(*snapshot);
        looked_ = true;
        if (screen_) screen_->draw(shown_, "q ends");
        return std::nullopt;
    }

    bool isOver() const {
        return (wish_.untilIdle && looked_ && isIdle(shown_)) || (end_ && Clock::now() >= *end_);
    }

    Outcome finish() const {
        if (!wish_.untilIdle || (looked_ && isIdle(shown_))) return ExitCode::ok;
        return failed(ExitCode::notSent, "jobs are still waiting or on a line", {},
                      "see faxctl jobs, or give --for more time");
    }

    // The service has gone; until it is back, or the watch is over.
    std::optional<Outcome> awaitService() {
        reader_.reset();
        calls_.reset();
        departures_.forget();
        gap_ = true;
        tellService("gone", "the service is gone; waiting until it is back");
        for (;;) {
            auto limit = Clock::now() + kReconnectPause;
            if (end_) limit = std::min(limit, *end_);
            if (wakeups_->wait(limit).quit) return ExitCode::ok;
            if (end_ && Clock::now() >= *end_) return finish();
            if (!connect()) continue;
            tellService("back", "the service is back");
            return std::nullopt;
        }
    }

    void tellService(const char* state, const std::string& text) {
        if (screen_) {
            screen_->draw(shown_, text + "; q ends");
            return;
        }
        Change change{Json{{"change", "service"}, {"state", state}}, text};
        print({std::move(change)});
    }

    void print(const std::vector<Change>& changes) const {
        for (const Change& change : changes) {
            if (context_.json) {
                printJson(context_.console.out, change.json);
            } else if (!change.text.empty()) {
                context_.console.out << change.text << std::endl;
            }
        }
    }

    const Context& context_;
    const WatchWish wish_;
    const std::shared_ptr<Wakeups> wakeups_;
    std::optional<Clock::time_point> end_;
    std::optional<WatchScreen> screen_;
    Session calls_;
    std::optional<EventReader> reader_;
    Snapshot shown_;
    Departures departures_;
    bool looked_ = false;
    bool gap_ = false;  // events were missed since the last look
};

// Ctrl-C and keys may come until the process ends, so what they wake is shared with them.
Outcome watch(const Context& context, const WatchWish& wish) {
    if (const auto running = connectIfRunning(); !running) return tl::unexpected(running.error());
    const auto wakeups = std::make_shared<Wakeups>();
    platform::onStopRequest([wakeups] { wakeups->quit(); });
    std::unique_ptr<Keys> keys;
    if (context.console.outIsTerminal) {
        keys = readKeys([wakeups](char key) {
            if (key == 'q' || key == 'Q') {
                wakeups->quit();
            } else {
                wakeups->refresh();
            }
        });
    }
    return Watch(context, wish, wakeups).run();
}

Expected<WatchWish> wishOf(const std::string& limit, bool untilIdle) {
    WatchWish wish{std::nullopt, untilIdle};
    if (limit.empty()) return wish;
    const bool seconds = limit.find_first_not_of("0123456789") == limit.npos;
    const auto duration = parseDuration(seconds ? limit + "s" : limit);
    if (!duration) {
        return failed(ExitCode::usage, "no duration", limit,
                      "write seconds, or one like 90s, 10m or 1h30m");
    }
    wish.limit = std::chrono::duration_cast<Clock::duration>(*duration);
    return wish;
}

}  // namespace

void addWatch(CLI::App& faxctl, Context& context) {
    auto* command = addCommand(
        faxctl, context, "watch",
        "Shows lines and queue as they change, until q, Ctrl-C or the end that is asked for.",
        "  faxctl watch\n"
        "  faxctl watch --until-idle --for 10m || echo \"exit code 4: not all are done\"\n"
        "  faxctl watch --json | jq 'select(.change == \"jobGone\")'    (one object a change)");
    auto limit = std::make_shared<std::string>();
    auto untilIdle = std::make_shared<bool>(false);
    command->add_option("--for", *limit, "End after so many seconds, or after 10m, 1h30m")
        ->type_name("SECONDS");
    command->add_flag("--until-idle", *untilIdle, "End when no job waits or is on a line");
    command->callback([&context, limit, untilIdle] {
        context.action = [&context, limit, untilIdle]() -> Outcome {
            const auto wish = wishOf(*limit, *untilIdle);
            if (!wish) return tl::unexpected(wish.error());
            return watch(context, *wish);
        };
    });
}

}  // namespace winfax::tool
