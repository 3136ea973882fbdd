// SPDX-License-Identifier: MIT
#include "watching/watchers.h"

#include <cstdlib>
#include <functional>
#include <mutex>
#include <ranges>

#include "platform/environment.h"
#include "platform/line_file.h"
#include "watching/strict.h"
#include "watching/trace.h"

namespace winfax::watching {

namespace {

// Departures from a recording go to standard error and into the trace.
std::function<void(std::string)> sayDeparture(Watchers& watchers) {
    const std::shared_ptr<platform::LineFile> lines = platform::lineFileOnStandardError();
    return [&watchers, lines](const std::string& text) {
        lines->add("winfax: replay: " + text);
        watchers.note(Json{{"departure", text}});
    };
}

}  // namespace

std::atomic<Watchers::State> Watchers::state_ = State::undecided;
Watchers* Watchers::watchers_ = nullptr;

Watchers::Watchers() : redacted_(platform::environmentVariable("WINFAX_TRACE_REDACT").has_value()) {
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
    genuine_ = Genuine::fromEnvironment();
    if (genuine_ == nullptr) replay_ = Replay::fromEnvironment(sayDeparture(*this));
}

Watchers* Watchers::decide() {
    static std::mutex mutex;
    const std::lock_guard lock(mutex);
    if (state_ == State::undecided) {
        auto watchers = std::unique_ptr<Watchers>(new Watchers());
        const bool on = !watchers->observers_.empty() || watchers->genuine_ || watchers->replay_;
        if (on) watchers_ = watchers.release();
#ifndef _WIN32
        // Runs at exit() and at the return from main, and not when the process is ended by force.
        // On Windows a library learns of its orderly end by being unloaded
        // (abi/win32/dll_main.cpp).
        if (on) std::atexit(finish);
#endif
        state_.store(on ? State::on : State::off, std::memory_order_release);
    }
    return watchers_;
}

std::optional<model::ErrorCode> Watchers::before(Invocation& call) {
    std::optional<model::ErrorCode> decided;
    for (const auto& observer : observers_) {
        const auto wish = observer->before(call);
        if (!decided) decided = wish;
    }
    return decided;
}

void Watchers::after(Invocation& call) {
    for (const auto& observer : observers_ | std::views::reverse) observer->after(call);
}

void Watchers::note(const Json& what) {
    for (const auto& observer : observers_) observer->note(what);
}

template <class Tell>
void Watchers::tellAll(Tell&& tell) {
    if (state_ != State::on) return;
    for (const auto& observer : watchers_->observers_) tell(*observer);
}

void Watchers::eventMade(const void* event) {
    const auto address = reinterpret_cast<std::uintptr_t>(event);
    tellAll([&](Observer& observer) { observer.eventMade(address); });
}

void Watchers::eventFreed(const void* event) {
    const auto address = reinterpret_cast<std::uintptr_t>(event);
    tellAll([&](Observer& observer) { observer.eventFreed(address); });
}

void Watchers::finish() {
    if (state_ == State::on && watchers_->replay_) watchers_->replay_->finish();
    tellAll([](Observer& observer) { observer.finish(); });
}

void Watchers::beforeFork() {
    tellAll([](Observer& observer) { observer.beforeFork(); });
}

void Watchers::afterFork() {
    tellAll([](Observer& observer) { observer.afterFork(); });
}

}  // namespace winfax::watching
