// SPDX-License-Identifier: MIT
// The functions of winfax_rig.h about what the program called.
#include <memory>
#include <optional>
#include <string>
#include <utility>

#include "platform/paths.h"
#include "rig/boundary.h"

namespace {

using namespace winfax::rig;

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
