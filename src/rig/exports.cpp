// SPDX-License-Identifier: MIT
// The functions of winfax_rig.h about the rig itself.
#include <cstdio>
#include <filesystem>
#include <optional>
#include <string>
#include <utility>

#include "model/time_text.h"
#include "platform/paths.h"
#include "rig/boundary.h"

namespace {

using namespace winfax::rig;
using std::chrono::milliseconds;

static_assert(static_cast<int>(Status::ok) == WINFAX_RIG_OK);
static_assert(static_cast<int>(Status::timeout) == WINFAX_RIG_TIMEOUT);
static_assert(static_cast<int>(Status::invalidArgument) == WINFAX_RIG_INVALID_ARGUMENT);
static_assert(static_cast<int>(Status::notFound) == WINFAX_RIG_NOT_FOUND);
static_assert(static_cast<int>(Status::refused) == WINFAX_RIG_REFUSED);
static_assert(static_cast<int>(Status::serviceLost) == WINFAX_RIG_SERVICE_LOST);
static_assert(static_cast<int>(Status::failed) == WINFAX_RIG_FAILED);
static_assert(static_cast<int>(JobOutcome::sent) == WINFAX_RIG_SENT);
static_assert(static_cast<int>(JobOutcome::failed) == WINFAX_RIG_JOB_FAILED);
static_assert(static_cast<int>(JobOutcome::retriesExceeded) == WINFAX_RIG_RETRIES_EXCEEDED);
static_assert(static_cast<int>(JobOutcome::deleted) == WINFAX_RIG_DELETED);

std::optional<std::string> textOf(const char* text) {
    return text ? std::optional<std::string>(text) : std::nullopt;
}

std::optional<std::filesystem::path> pathOf(const char* text) {
    if (!text) return std::nullopt;
    return winfax::platform::pathFromUtf8(text);
}

Expected<std::string> clockOf(int clock) {
    switch (clock) {
        case WINFAX_RIG_CLOCK_VIRTUAL:
            return "virtual";
        case WINFAX_RIG_CLOCK_JUMP:
            return "jump";
        case WINFAX_RIG_CLOCK_REAL:
            return "real";
        default:
            return failed(Status::invalidArgument, "options.clock is " + std::to_string(clock) +
                                                       ": take one of WINFAX_RIG_CLOCK_*");
    }
}

Expected<Options> optionsOf(const winfax_rig_options* given) {
    Options options;
    if (!given) return options;
    if (given->size != sizeof(winfax_rig_options)) {
        return failed(Status::invalidArgument,
                      "options.size is " + std::to_string(given->size) + ", expected " +
                          std::to_string(sizeof(winfax_rig_options)) +
                          ": set it to sizeof(winfax_rig_options) of this version's header");
    }
    auto clock = clockOf(given->clock);
    if (!clock) return tl::unexpected(clock.error());
    options.clock = std::move(*clock);
    options.scenario = textOf(given->scenario);
    options.scenarioFile = pathOf(given->scenario_file);
    options.settings = textOf(given->settings);
    options.lines = textOf(given->lines);
    options.trace = given->trace != 0;
    if (given->patience != 0) options.patience = milliseconds(given->patience);
    options.service = pathOf(given->service);
    return options;
}

Expected<void> startRig(const winfax_rig_options* given, winfax_rig** rig) {
    if (!rig) return isNull("rig");
    *rig = nullptr;
    auto options = optionsOf(given);
    if (!options) return tl::unexpected(options.error());
    auto started = Rig::start(std::move(*options));
    if (!started) return tl::unexpected(started.error());
    auto made = std::make_unique<winfax_rig>();
    made->trace.trace = (*started)->trace();
    made->rig = std::move(*started);
    *rig = made.release();
    return {};
}

winfax_rig_event eventOf(const winfax::model::Event& event) {
    winfax_rig_event result{};
    result.event_id = event.EventId;
    result.job_id = event.JobId;
    result.device_id = event.DeviceId;
    const std::string time = winfax::model::isoTime(winfax::model::fromFileTime(event.TimeStamp));
    std::snprintf(result.time, sizeof result.time, "%s", time.c_str());
    return result;
}

}  // namespace

const char* winfax_rig_last_error(void) { return rememberedError(); }

int winfax_rig_start(const winfax_rig_options* options, winfax_rig** rig) {
    return status([&] { return startRig(options, rig); });
}

int winfax_rig_stop(winfax_rig* rig) {
    return status([&]() -> Expected<void> {
        if (!rig) return {};
        const std::unique_ptr<winfax_rig> owned(rig);
        return owned->rig->stop();
    });
}

int winfax_rig_use(winfax_rig* rig) {
    return status([&]() -> Expected<void> {
        if (!rig) return isNull("rig");
        rig->rig->use();
        return {};
    });
}

const char* winfax_rig_instance(const winfax_rig* rig) {
    return rig ? rig->rig->instance().c_str() : nullptr;
}

const char* winfax_rig_state_directory(const winfax_rig* rig) {
    return rig ? rig->rig->stateDirectory().c_str() : nullptr;
}

const char* winfax_rig_directory(const winfax_rig* rig) {
    return rig ? rig->rig->directory().c_str() : nullptr;
}

int winfax_rig_advance(winfax_rig* rig, const char* duration) {
    return status([&]() -> Expected<void> {
        if (!rig || !duration) return isNull(rig ? "duration" : "rig");
        return rig->rig->advance(duration);
    });
}

int winfax_rig_advance_until_idle(winfax_rig* rig) {
    return status([&]() -> Expected<void> {
        if (!rig) return isNull("rig");
        return rig->rig->advanceUntilIdle();
    });
}

int winfax_rig_set_scenario(winfax_rig* rig, const char* scenario) {
    return status([&]() -> Expected<void> {
        if (!rig || !scenario) return isNull(rig ? "scenario" : "rig");
        return rig->rig->setScenario(scenario);
    });
}

int winfax_rig_wait_for_state(winfax_rig* rig, unsigned int job, unsigned int state,
                              unsigned int patience) {
    return status([&]() -> Expected<void> {
        if (!rig) return isNull("rig");
        return rig->rig->waitForState(job, state, milliseconds(patience));
    });
}

int winfax_rig_wait_for_outcome(winfax_rig* rig, unsigned int job, unsigned int patience,
                                int* outcome) {
    return status([&]() -> Expected<void> {
        if (!rig) return isNull("rig");
        const auto ended = rig->rig->waitForOutcome(job, milliseconds(patience));
        if (!ended) return tl::unexpected(ended.error());
        if (outcome) *outcome = static_cast<int>(*ended);
        return {};
    });
}

int winfax_rig_wait_for_empty_queue(winfax_rig* rig, unsigned int patience) {
    return status([&]() -> Expected<void> {
        if (!rig) return isNull("rig");
        return rig->rig->waitForEmptyQueue(milliseconds(patience));
    });
}

int winfax_rig_wait_for_event(winfax_rig* rig, unsigned int event_id, unsigned int job,
                              unsigned int patience, winfax_rig_event* event) {
    return status([&]() -> Expected<void> {
        if (!rig) return isNull("rig");
        const auto come = rig->rig->waitForEvent(event_id, job, milliseconds(patience));
        if (!come) return tl::unexpected(come.error());
        if (event) *event = eventOf(*come);
        return {};
    });
}
