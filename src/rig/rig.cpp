// SPDX-License-Identifier: MIT
#include "rig/rig.h"

#include <cstdlib>
#include <functional>
#include <mutex>
#include <ranges>

#include "platform/environment.h"
#include "platform/line_file.h"
#include "rig/boundary_faults.h"
#include "rig/strict.h"
#include "rig/trace.h"

namespace winfax::rig {

namespace {

// Departures from a recording go to standard error and into the trace.
std::function<void(std::string)> sayDeparture(Rig& rig) {
    const std::shared_ptr<platform::LineFile> lines = platform::lineFileOnStandardError();
    return [&rig, lines](const std::string& text) {
        lines->add("winfax: replay: " + text);
        rig.note(Json{{"departure", text}});
    };
}

}  // namespace

std::atomic<Rig::State> Rig::state_ = State::undecided;
Rig* Rig::rig_ = nullptr;

Rig::Rig() : redacted_(platform::environmentVariable("WINFAX_TRACE_REDACT").has_value()) {
    if (Genuine::isThisLibrary()) return;
    // What writes is first, so that it is the last to see what became of a call.
    if (auto trace = Trace::fromEnvironment("WINFAX_TRACE")) {
        observers_.push_back(std::move(trace));
    }
    if (auto recording = Trace::fromEnvironment("WINFAX_RECORD")) {
        complete_ = true;
        observers_.push_back(std::move(recording));
    }
    if (auto strict = Strict::fromEnvironment([this](const Json& what) { note(what); })) {
        observers_.push_back(std::move(strict));
    }
    if (auto faults = BoundaryFaults::fromEnvironment()) observers_.push_back(std::move(faults));
    genuine_ = Genuine::fromEnvironment();
    if (genuine_ == nullptr) replay_ = Replay::fromEnvironment(sayDeparture(*this));
}

Rig* Rig::decide() {
    static std::mutex mutex;
    const std::lock_guard lock(mutex);
    if (state_ == State::undecided) {
        auto rig = std::unique_ptr<Rig>(new Rig());
        const bool on = !rig->observers_.empty() || rig->genuine_ || rig->replay_;
        if (on) rig_ = rig.release();
#ifndef _WIN32
        // Runs at exit() and at the return from main, and not when the process is ended by force.
        // On Windows a library learns of its orderly end by being unloaded
        // (abi/win32/dll_main.cpp).
        if (on) std::atexit(finish);
#endif
        state_.store(on ? State::on : State::off, std::memory_order_release);
    }
    return rig_;
}

std::optional<model::ErrorCode> Rig::before(Invocation& call) {
    std::optional<model::ErrorCode> decided;
    for (const auto& observer : observers_) {
        const auto wish = observer->before(call);
        if (!decided) decided = wish;
    }
    return decided;
}

void Rig::after(Invocation& call) {
    for (const auto& observer : observers_ | std::views::reverse) observer->after(call);
}

void Rig::note(const Json& what) {
    for (const auto& observer : observers_) observer->note(what);
}

template <class Tell>
void Rig::tellAll(Tell&& tell) {
    if (state_ != State::on) return;
    for (const auto& observer : rig_->observers_) tell(*observer);
}

void Rig::eventMade(const void* event) {
    const auto address = reinterpret_cast<std::uintptr_t>(event);
    tellAll([&](Observer& observer) { observer.eventMade(address); });
}

void Rig::eventFreed(const void* event) {
    const auto address = reinterpret_cast<std::uintptr_t>(event);
    tellAll([&](Observer& observer) { observer.eventFreed(address); });
}

void Rig::finish() {
    if (state_ == State::on && rig_->replay_) rig_->replay_->finish();
    tellAll([](Observer& observer) { observer.finish(); });
}

void Rig::beforeFork() {
    tellAll([](Observer& observer) { observer.beforeFork(); });
}

void Rig::afterFork() {
    tellAll([](Observer& observer) { observer.afterFork(); });
}

}  // namespace winfax::rig
