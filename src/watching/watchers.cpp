// SPDX-License-Identifier: MIT
#include "watching/watchers.h"

#include <algorithm>
#include <functional>
#include <initializer_list>
#include <mutex>

#include "platform/environment.h"
#include "platform/line_file.h"
#include "watching/boundary_faults.h"
#include "watching/host_system.h"
#include "watching/strict.h"
#include "watching/trace.h"

namespace winfax::watching {

namespace {

using Wishes = std::map<std::string, std::string>;

constexpr const char* kTrace = "WINFAX_TRACE";
constexpr const char* kRedact = "WINFAX_TRACE_REDACT";
constexpr const char* kRecord = "WINFAX_RECORD";
constexpr const char* kStrict = "WINFAX_STRICT";
constexpr const char* kFaults = "WINFAX_FAULTS";
constexpr const char* kInstance = "WINFAX_INSTANCE";
constexpr const char* kProxy = "WINFAX_PROXY";
constexpr const char* kReplay = "WINFAX_REPLAY";
constexpr const char* kReplayOrder = "WINFAX_REPLAY_ORDER";
constexpr const char* kReplaySpeed = "WINFAX_REPLAY_SPEED";

Wishes wishesOfEnvironment() {
    Wishes wishes;
    if (Genuine::isThisLibrary()) return wishes;
    for (const char* name : {kTrace, kRedact, kRecord, kStrict, kFaults, kInstance, kProxy, kReplay,
                             kReplayOrder, kReplaySpeed}) {
        if (auto value = platform::environmentVariable(name)) wishes[name] = std::move(*value);
    }
    // The instance matters to faults alone: it decides whether they are obeyed.
    if (!wishes.contains(kFaults)) wishes.erase(kInstance);
    return wishes;
}

void noteNow(const Json& what) {
    if (auto* const watchers = Watchers::instance(); watchers != nullptr) watchers->note(what);
}

// Departures from a recording go to standard error and into the trace.
void sayDeparture(const std::string& text) {
    platform::lineFileOnStandardError()->add("winfax: replay: " + text);
    noteNow(Json{{"departure", text}});
}

}  // namespace

std::atomic<Watchers*> Watchers::current_ = nullptr;
std::atomic<bool> Watchers::decided_ = false;
std::atomic<std::uint64_t> Watchers::calls_ = 0;

Watchers::Watchers(const Watchers* former)
    : wishes_(wishesOfEnvironment()),
      redacted_(wishes_.contains(kRedact)),
      complete_(wishes_.contains(kRecord) || wishes_.contains(kReplay)) {
    const auto same = [&](std::initializer_list<const char*> names) {
        return former != nullptr && std::ranges::all_of(names, [&](const char* name) {
                   const auto now = wishes_.find(name);
                   const auto then = former->wishes_.find(name);
                   const bool nowThere = now != wishes_.end();
                   const bool thenThere = then != former->wishes_.end();
                   return nowThere == thenThere && (!nowThere || now->second == then->second);
               });
    };
    if (wishes_.empty()) return;
    trace_ = same({kTrace}) ? former->trace_ : Trace::fromEnvironment(kTrace);
    recording_ = same({kRecord}) ? former->recording_ : Trace::fromEnvironment(kRecord);
    strict_ = same({kStrict}) ? former->strict_ : Strict::fromEnvironment(noteNow);
    faults_ = same({kFaults, kInstance}) ? former->faults_ : BoundaryFaults::fromEnvironment();
    genuine_ = same({kProxy}) ? former->genuine_ : Genuine::fromEnvironment();
    if (genuine_ == nullptr) {
        replay_ = same({kReplay, kReplayOrder, kReplaySpeed})
                      ? former->replay_
                      : Replay::fromEnvironment(sayDeparture);
    }
    // What writes is first, so that it is the last to see what became of a call.
    for (const auto& observer : {trace_, recording_, strict_, faults_}) {
        if (observer != nullptr) observers_.push_back(observer);
    }
}

Watchers* Watchers::decide() {
    static std::mutex mutex;
    static Watchers* latest = nullptr;  // also when nothing watches
    const std::lock_guard lock(mutex);
    if (latest != nullptr && latest->wishes_ == wishesOfEnvironment()) return instance();
    // Kept, for other threads may be looking at the former ones.
    static auto* const all = new std::vector<std::unique_ptr<Watchers>>;
    all->emplace_back(new Watchers(latest));
    latest = all->back().get();
    const bool on = !latest->observers_.empty() || latest->genuine_ || latest->replay_;
    if (!decided()) atProcessEnd(finish);
    current_.store(on ? latest : nullptr, std::memory_order_release);
    decided_.store(true, std::memory_order_release);
    return instance();
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
    std::for_each(observers_.rbegin(), observers_.rend(),
                  [&](const auto& observer) { observer->after(call); });
}

void Watchers::note(const Json& what) {
    for (const auto& observer : observers_) observer->note(what);
}

void Watchers::eventMade(const void* event) {
    if (auto* const all = instance(); all != nullptr) {
        for (const auto& observer : all->observers_) {
            observer->eventMade(reinterpret_cast<std::uintptr_t>(event));
        }
    }
}

void Watchers::eventFreed(const void* event) {
    if (auto* const all = instance(); all != nullptr) {
        for (const auto& observer : all->observers_) {
            observer->eventFreed(reinterpret_cast<std::uintptr_t>(event));
        }
    }
}

void Watchers::finish() {
    if (auto* const all = instance(); all != nullptr) {
        if (all->replay_) all->replay_->finish();
        for (const auto& observer : all->observers_) observer->finish();
    }
}

void Watchers::beforeFork() {
    if (auto* const all = instance(); all != nullptr) {
        for (const auto& observer : all->observers_) observer->beforeFork();
    }
}

void Watchers::afterFork() {
    if (auto* const all = instance(); all != nullptr) {
        for (const auto& observer : all->observers_) observer->afterFork();
    }
}

}  // namespace winfax::watching
