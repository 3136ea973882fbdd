// SPDX-License-Identifier: MIT
#include "rig/rig.h"

#include <utility>

#include "ipc/instance.h"
#include "model/time_text.h"
#include "platform/files.h"
#include "platform/paths.h"

namespace winfax::rig {

namespace {

constexpr std::size_t kLongestScenario = std::size_t{256} << 10;

// Both lines of a rig go by one scenario; an empty one leaves it to the dialled number.
constexpr std::string_view kLines = R"([[line]]
name = "Line 1"
type = "scripted"
device = 1
scenario = "scenario.toml"

[[line]]
name = "Line 2"
type = "scripted"
device = 2
scenario = "scenario.toml"
)";

Expected<std::string> scenarioOf(const Options& options) {
    if (options.scenario && options.scenarioFile) {
        return failed(Status::invalidArgument,
                      "options.scenario and options.scenario_file are both set: leave one out");
    }
    if (!options.scenarioFile) return options.scenario.value_or("");
    auto text = platform::readWholeFile(*options.scenarioFile, kLongestScenario);
    if (text) return std::move(*text);
    const bool missing = text.error().code == model::ErrorCode::fileNotFound;
    return failed(missing ? Status::notFound : Status::invalidArgument,
                  "options.scenario_file: " + text.error().detail);
}

}  // namespace

Expected<std::unique_ptr<Rig>> Rig::start(Options options) {
    std::unique_ptr<Rig> rig(new Rig(std::move(options)));
    auto scenario = scenarioOf(rig->options_);
    if (!scenario) return tl::unexpected(scenario.error());
    rig->scenario_ = std::move(*scenario);
    auto scratch = ScratchDirectory::make();
    if (!scratch) return tl::unexpected(scratch.error());
    rig->scratch_ = std::move(*scratch);
    if (auto written = rig->writeFiles(); !written) return tl::unexpected(written.error());
    if (auto started = rig->startService(); !started) return tl::unexpected(started.error());
    return rig;
}

Expected<void> Rig::writeFiles() {
    const std::filesystem::path state = scratch_->stateDirectory();
    directory_ = platform::utf8FromPath(scratch_->path());
    variables_.instance = scratch_->name();
    variables_.stateDirectory = platform::utf8FromPath(state);
    if (options_.trace) {
        variables_.trace = platform::utf8FromPath(traceFile());
        trace_ = std::make_unique<Trace>(traceFile());
    }
    if (options_.settings) {
        auto written = scratch_->write(state / "winfax.toml", *options_.settings);
        if (!written) return written;
    }
    const std::string_view lines = options_.lines ? std::string_view(*options_.lines) : kLines;
    if (auto written = scratch_->write(state / "lines.toml", lines); !written) return written;
    return scratch_->write(scenarioFile(), scenario_);
}

Expected<void> Rig::startService() {
    use();
    const auto instance = ipc::instanceFromEnvironment();
    if (!instance || instance->name != scratch_->name()) {
        return failed(Status::failed,
                      "WINFAX_INSTANCE has no effect in this process, because it has more rights "
                      "than its user (set-uid, or elevated on Windows): run the test without");
    }
    meant_ = *instance;
    auto service = ServiceProcess::start(options_, scratch_->path() / "service.log",
                                         "winfax-" + scratch_->name());
    if (!service) return tl::unexpected(service.error());
    service_ = std::move(*service);
    const auto listening = client::Session::connectTo(meant_);
    if (!listening) return failed(listening.error(), "reach the service");
    auto history = EventHistory::begin(*listening);
    if (!history) return failed(history.error(), "follow the service's events");
    history_ = std::move(*history);
    return {};
}

void Rig::use() { mean(this, variables_); }

Expected<void> Rig::stop() {
    const bool endedBefore = history_->over();  // its process may take a moment longer
    history_->end();
    session_.reset();
    auto stopped = service_->stop(options_.patience);
    if (stopped && endedBefore) return serviceEnded();
    return stopped;
}

Rig::~Rig() {
    if (history_) history_->end();
    session_.reset();
    trace_.reset();
    service_.reset();
    meanNoMore(this);
}

std::filesystem::path Rig::scenarioFile() const {
    return scratch_->stateDirectory() / "scenario.toml";
}

std::filesystem::path Rig::traceFile() const { return scratch_->path() / "trace.jsonl"; }

model::Result<std::shared_ptr<client::Session>> Rig::session() {
    const std::lock_guard lock(mutex_);
    if (session_ && session_->usable()) return session_;
    auto fresh = client::Session::connectTo(meant_);
    if (fresh) session_ = *fresh;
    return fresh;
}

Expected<void> Rig::advance(std::string_view duration) {
    const auto ticks = model::parseDuration(duration);
    if (!ticks) {
        return failed(Status::invalidArgument,
                      "'" + std::string(duration) +
                          "' is no duration: write one like 250ms, 90s, 10m, 2h, 1d or 1h30m");
    }
    model::AdvanceClock::Request request;
    request.ticks = static_cast<std::uint64_t>(ticks->count());
    return advance(request);
}

Expected<void> Rig::advanceUntilIdle() {
    model::AdvanceClock::Request request;
    request.untilIdle = true;
    return advance(request);
}

Expected<void> Rig::advance(const model::AdvanceClock::Request& request) {
    if (options_.clock != "virtual") {
        return failed(Status::refused, "the clock of this rig is " + options_.clock +
                                           ": only a virtual one can be advanced");
    }
    const auto calls = session();
    if (!calls) return failed(calls.error(), "reach the service");
    const auto reply = (*calls)->call<model::AdvanceClock>(request);
    if (!reply) return failed(reply.error(), "advance the clock");
    return {};
}

Expected<void> Rig::setScenario(const std::string& text) {
    const auto calls = session();
    if (!calls) return failed(calls.error(), "reach the service");
    const std::lock_guard lock(mutex_);
    if (auto written = scratch_->write(scenarioFile(), text); !written) return written;
    const auto reply = (*calls)->call<model::ReloadLines>({});
    if (reply) {
        scenario_ = text;
        return {};
    }
    // What is in force lies there again, so that a later change of the lines does not stumble on
    // it.
    if (auto restored = scratch_->write(scenarioFile(), scenario_); !restored) return restored;
    return failed(reply.error(), "use the scenario");
}

}  // namespace winfax::rig
