// SPDX-License-Identifier: MIT
#include <utility>

#include "line/modem/modem_line_on_clock.h"

namespace winfax::line {
namespace {

using model::DeviceState;
using std::chrono::milliseconds;

constexpr std::uint32_t kSlice = 50;  // frames: a second of audio

}  // namespace

// The audio begins.
void ModemLineOnClock::talk() {
    CallPlan& plan = now_.plan;
    plan.outgoing = now_.outgoing;
    plan.deviceId = deviceId_;
    plan.scratch = scratch_;
    plan.answeredAfter = elapsed();
    now_.audioBegan = clock_.now();
    now_.talk = std::make_shared<Talk>(std::move(plan));
    runSlice();
}

void ModemLineOnClock::runSlice() {
    timer_ = 0;
    offload(
        [talk = now_.talk] {
            talk->progress = talk->call.advance(kSlice);
            if (talk->progress.stop == ModemCall::Stop::fax) talk->fax = talk->call.takeFax();
        },
        &ModemLineOnClock::sliceDone);
}

// Time follows the audio.
void ModemLineOnClock::sliceDone() {
    const bool hasFax = now_.talk->progress.stop == ModemCall::Stop::fax;
    if (state_ == DeviceState::aborting) return hasFax ? reached() : finish();
    const auto when = now_.audioBegan + milliseconds(now_.talk->progress.milliseconds);
    timer_ = clock_.at(when, clock::Purpose::work, [this] { reached(); });
}

// The next slice runs before this one is reported: a report may answer with abort().
void ModemLineOnClock::reached() {
    timer_ = 0;
    const ModemCall::Progress progress = now_.talk->progress;
    switch (progress.stop) {
        case ModemCall::Stop::over:
            return finish();
        case ModemCall::Stop::time:
            return runSlice();
        case ModemCall::Stop::fax:
            return keep(std::move(now_.talk->fax), &ModemLineOnClock::wholeFaxKept);
        case ModemCall::Stop::page:
            break;
    }
    runSlice();
    if (!now_.outgoing) {
        if (now_.incoming.progress) now_.incoming.progress(progress.page);
        return;
    }
    state_ = DeviceState::sending;
    if (now_.observer.progress) now_.observer.progress(DeviceState::sending, progress.page);
}

// `then` gets the service's word, never inside of its call.
void ModemLineOnClock::keep(ReceivedFax fax, Kept then) {
    if (!fax.document || !now_.incoming.received) {
        return (this->*then)(model::fail(model::ErrorCode::internalError, "nobody takes the fax"));
    }
    now_.keeping = true;
    auto answered = [this, then, alive = std::weak_ptr(alive_)](model::Result<void> kept) {
        if (alive.expired() || !now_.keeping) return;
        now_.keeping = false;
        timer_ = clock_.at(clock_.now(), clock::Purpose::work,
                           [this, then, kept = std::move(kept)] { (this->*then)(kept); });
    };
    now_.incoming.received(std::move(fax), std::move(answered));
}

void ModemLineOnClock::wholeFaxKept(model::Result<void> kept) {
    ModemCall& call = now_.talk->call;
    if (!kept) {
        call.refuse(kept.error().detail);
        return finish();
    }
    if (state_ == DeviceState::aborting) return finish();
    const auto heard = now_.audioBegan + milliseconds(now_.talk->progress.milliseconds);
    const auto waited = std::chrono::duration_cast<milliseconds>(clock_.now() - heard);
    now_.audioBegan += waited;
    call.release(static_cast<std::uint32_t>(waited.count()));
    runSlice();
}

void ModemLineOnClock::finish() {
    timer_ = 0;
    offload([talk = now_.talk, forced = now_.forced] { talk->end = talk->call.finish(forced); },
            &ModemLineOnClock::finished);
}

void ModemLineOnClock::finished() {
    CallEnd& over = now_.talk->end;
    if (now_.hungUp && over.result.outcome != DeviceState::completed && !now_.forced) {
        over.result.outcome = DeviceState::disconnected;
    }
    if (over.fax) return keep(std::move(*over.fax), &ModemLineOnClock::partKept);
    end(std::move(over.result));
}

void ModemLineOnClock::partKept(model::Result<void> kept) {
    CallResult result = std::move(now_.talk->end.result);
    if (!kept) result.outcome = DeviceState::fatalError;
    end(std::move(result));
}

// The record learns what the clock knows.
void ModemLineOnClock::end(CallResult result) {
    auto record = std::make_shared<model::CallRecord>(*result.record);
    record->Milliseconds = elapsed();
    record->Outcome = static_cast<std::uint32_t>(result.outcome);
    result.record = std::move(record);
    const auto observer = std::move(now_.observer.ended);
    const auto incoming = std::move(now_.incoming.ended);
    clock_.cancel(timer_);
    timer_ = 0;
    now_ = {};
    alive_ = std::make_shared<int>();
    state_ = DeviceState::available;
    if (observer)
        observer(std::move(result));
    else if (incoming)
        incoming(std::move(result));
}

}  // namespace winfax::line
