// SPDX-License-Identifier: MIT
// winfax_rig.h: where results, exceptions and the last error meet the C world. Nowhere else.
#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdio>
#include <cstring>
#include <new>
#include <optional>
#include <string>
#include <type_traits>
#include <utility>

#include "model/time_text.h"
#include "platform/paths.h"
#include "rig/rig.h"
#include "winfax_rig.h"

struct winfax_rig_trace {
    winfax::rig::Trace* trace = nullptr;
    std::unique_ptr<winfax::rig::Trace> owned;  // of winfax_rig_trace_open
    std::string text;                           // what was handed out last
};

struct winfax_rig {
    std::unique_ptr<winfax::rig::Rig> rig;
    winfax_rig_trace trace;
};

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

// An array, because nothing has to be destroyed when a thread ends after this library was unloaded.
thread_local std::array<char, 4096> lastError{};

void remember(std::string_view text) {
    const std::size_t length = std::min(text.size(), lastError.size() - 1);
    std::copy_n(text.data(), length, lastError.data());
    lastError[length] = '\0';
}

// Runs the body of an export, which returns Expected<T>; `onFailure` is the result then. What it
// gives on success is made the export's result by `onSuccess`.
template <class Result, class Body, class OnSuccess, class OnFailure>
Result boundary(Body&& body, OnSuccess&& onSuccess, OnFailure&& onFailure) noexcept {
    try {
        auto result = body();
        if (result) {
            remember({});
            return onSuccess(result);
        }
        remember(result.error().text);
        return onFailure(result.error().status);
    } catch (const std::bad_alloc&) {
        remember("out of memory");
    } catch (const std::exception& error) {
        remember(error.what());
    }
    return onFailure(Status::failed);
}

template <class Body>
int status(Body&& body) noexcept {
    return boundary<int>(
        body, [](const auto&) { return WINFAX_RIG_OK; },
        [](Status status) { return static_cast<int>(status); });
}

tl::unexpected<Failure> isNull(const char* name) {
    return failed(Status::invalidArgument, std::string(name) + " is NULL");
}

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

Trace::Function functionOf(const char* name) { return name ? Trace::Function(name) : std::nullopt; }

tl::unexpected<Failure> noTrace() {
    return failed(Status::invalidArgument,
                  "trace is NULL: a rig has one only when it was started with options.trace");
}

// The body of an export that counts in a trace.
template <class Count>
long counted(winfax_rig_trace* trace, Count&& count) noexcept {
    return boundary<long>(
        [&]() -> Expected<std::size_t> {
            if (!trace) return noTrace();
            return count(*trace->trace);
        },
        [](const auto& result) { return static_cast<long>(*result); }, [](Status) { return -1L; });
}

// The body of an export that hands out text of a trace.
template <class Read>
const char* handedOut(winfax_rig_trace* trace, long index, Read&& read) noexcept {
    return boundary<const char*>(
        [&]() -> Expected<std::string> {
            if (!trace) return noTrace();
            if (index < 0) {
                return failed(Status::invalidArgument, "index is " + std::to_string(index));
            }
            return read(*trace->trace, static_cast<std::size_t>(index));
        },
        [&](auto& result) {
            trace->text = std::move(*result);
            return trace->text.c_str();
        },
        [](Status) { return static_cast<const char*>(nullptr); });
}

}  // namespace

const char* winfax_rig_last_error(void) { return lastError.data(); }

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

winfax_rig_trace* winfax_rig_trace_of(winfax_rig* rig) {
    return boundary<winfax_rig_trace*>(
        [&]() -> Expected<winfax_rig_trace*> {
            if (!rig) return isNull("rig");
            if (rig->trace.trace) return &rig->trace;
            return failed(Status::notFound, "this rig has no trace: set options.trace to 1");
        },
        [](const auto& result) { return *result; },
        [](Status) { return static_cast<winfax_rig_trace*>(nullptr); });
}

int winfax_rig_trace_open(const char* path, winfax_rig_trace** trace) {
    return status([&]() -> Expected<void> {
        if (!trace) return isNull("trace");
        *trace = nullptr;
        if (!path) return isNull("path");
        auto made = std::make_unique<winfax_rig_trace>();
        made->owned = std::make_unique<Trace>(winfax::platform::pathFromUtf8(path));
        made->trace = made->owned.get();
        *trace = made.release();
        return {};
    });
}

void winfax_rig_trace_close(winfax_rig_trace* trace) {
    // That of a rig goes with the rig.
    if (trace && trace->owned) delete trace;
}

long winfax_rig_trace_count(winfax_rig_trace* trace, const char* function) {
    return counted(trace, [&](Trace& file) { return file.count(functionOf(function)); });
}

long winfax_rig_trace_failures(winfax_rig_trace* trace, const char* function) {
    return counted(trace, [&](Trace& file) { return file.failures(functionOf(function)); });
}

const char* winfax_rig_trace_line(winfax_rig_trace* trace, const char* function, long index) {
    return handedOut(trace, index, [&](Trace& file, std::size_t number) {
        return file.line(functionOf(function), number);
    });
}

const char* winfax_rig_trace_value(winfax_rig_trace* trace, const char* function, long index,
                                   const char* pointer) {
    return handedOut(trace, index, [&](Trace& file, std::size_t number) -> Expected<std::string> {
        if (!pointer) return isNull("pointer");
        return file.value(functionOf(function), number, pointer);
    });
}
