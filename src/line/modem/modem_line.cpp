// SPDX-License-Identifier: MIT
#include "line/modem/modem_line.h"

#include <algorithm>
#include <cassert>
#include <utility>

#include "line/modem/modem_line_on_clock.h"
#include "line/scripted/scenario.h"
#include "text/encoding.h"

namespace winfax::line {
namespace {

using model::DeviceState;
using std::chrono::milliseconds;
using std::chrono::seconds;

constexpr seconds kDialling{1};
constexpr seconds kRingEvery{6};
constexpr std::uint32_t kPatience = 10;  // rings, of either caller

// As T.30 lets an id be: 20 characters of ASCII.
std::string idOf(const std::u16string& text) {
    std::string id;
    for (const char16_t character : std::u16string_view(text).substr(0, 20)) {
        id += character >= u' ' && character <= u'~' ? static_cast<char>(character) : '?';
    }
    return id;
}

Mishap mishapOf(DeviceState chosen) {
    switch (chosen) {
        case DeviceState::notFaxCall:
            return Mishap::noFaxMachine;
        case DeviceState::disconnected:
            return Mishap::drop;
        case DeviceState::fatalError:
            return Mishap::modemFails;
        default:
            return Mishap::none;
    }
}

}  // namespace

ModemLineOnClock::ModemLineOnClock(clock::Clock& clock, Offload offload, std::uint32_t deviceId,
                                   std::u16string name, ModemSettings settings,
                                   std::filesystem::path scratch)
    : clock_(clock),
      offload_(std::move(offload)),
      deviceId_(deviceId),
      name_(std::move(name)),
      settings_(std::move(settings)),
      scratch_(std::move(scratch)) {}

ModemLineOnClock::~ModemLineOnClock() {
    clock_.cancel(timer_);
    if (now_.talk) now_.talk->call.stop();
}

void ModemLineOnClock::begin(bool outgoing, DeviceState state) {
    assert(state_ == DeviceState::available);
    now_.outgoing = outgoing;
    now_.began = clock_.now();
    state_ = state;
    model::CallRecord& record = now_.plan.record;
    record.DeviceId = deviceId_;
    record.LineName = name_;
    record.Outgoing = outgoing;
    record.Started = model::toFileTime(now_.began);
}

void ModemLineOnClock::start(OutgoingCall call, Observer observer) {
    begin(true, DeviceState::dialing);
    now_.out = std::move(call);
    now_.observer = std::move(observer);
    model::CallRecord& record = now_.plan.record;
    record.JobId = now_.out.jobId;
    record.Attempt = now_.out.attempt;
    record.Number = now_.out.number;
    record.OwnId = now_.out.tsid;
    after({}, &ModemLineOnClock::dial);
}

void ModemLineOnClock::ring(IncomingCall call, IncomingObserver observer) {
    begin(false, DeviceState::ringing);
    now_.in = std::move(call);
    now_.incoming = std::move(observer);
    now_.plan.record.Number = now_.in.callerId;
    after({}, &ModemLineOnClock::ringHere);
}

void ModemLineOnClock::after(milliseconds delay, Step step) {
    timer_ =
        clock_.at(clock_.now() + delay, clock::Purpose::work, [this, step] { (this->*step)(); });
}

void ModemLineOnClock::offload(std::function<void()> work, Step done) {
    now_.working = true;
    offload_(std::move(work), [this, done, alive = std::weak_ptr(alive_)] {
        if (alive.expired()) return;
        now_.working = false;
        (this->*done)();
    });
}

std::uint32_t ModemLineOnClock::elapsed() const {
    const auto passed = std::chrono::duration_cast<milliseconds>(clock_.now() - now_.began);
    return static_cast<std::uint32_t>(std::max<std::int64_t>(passed.count(), 0));
}

void ModemLineOnClock::note(const char* name, bool fromFarEnd, const std::string& detail) {
    model::CallMoment& moment = now_.plan.record.Moments.emplace_back();
    moment.Milliseconds = elapsed();
    moment.FromFarEnd = fromFarEnd;
    moment.Name = text::fromUtf8(name);
    if (!detail.empty()) moment.Detail = text::fromUtf8(detail);
}

// Each step arranges the next one before it reports: a report may answer with abort().
void ModemLineOnClock::dial() {
    note("dial", false, text::toUtf8(now_.out.number));
    after(kDialling, &ModemLineOnClock::dialled);
    if (now_.observer.progress) now_.observer.progress(DeviceState::dialing, 0);
}

// What the number chooses goes before what the far machine does.
void ModemLineOnClock::dialled() {
    now_.plan.settings = settings_;
    FarMachine& far = now_.plan.settings.farMachine;
    DeviceState chosen = scriptedOutcome(now_.out.number);
    now_.plan.mishap = mishapOf(chosen);
    if (chosen == DeviceState::completed && far.busy) chosen = DeviceState::busy;
    const bool answers = chosen == DeviceState::completed || now_.plan.mishap != Mishap::none;
    if (answers && !far.noAnswer) return ringFar();
    if (answers || chosen == DeviceState::noAnswer) {
        far.answersAfter = kPatience + 1;
        return ringFar();
    }
    now_.forced = chosen;
    endUnanswered();
}

void ModemLineOnClock::ringFar() {
    if (now_.ring == kPatience) {
        now_.forced = DeviceState::noAnswer;
        return endUnanswered();
    }
    note("ring", true);
    if (++now_.ring < now_.plan.settings.farMachine.answersAfter) {
        return after(kRingEvery, &ModemLineOnClock::ringFar);
    }
    note("answer", true);
    now_.plan.ownId = idOf(now_.out.tsid);
    now_.plan.farId = now_.plan.settings.farMachine.csid;
    now_.plan.document = now_.out.document;
    now_.plan.seed = now_.plan.settings.audio.seed + now_.out.attempt;
    talk();
}

void ModemLineOnClock::ringHere() {
    if (now_.ring == kPatience) {
        now_.forced = DeviceState::noAnswer;
        return endUnanswered();
    }
    note("ring", true);
    ++now_.ring;
    after(kRingEvery, &ModemLineOnClock::ringHere);
    if (now_.incoming.ringing) now_.incoming.ringing(now_.ring);
}

void ModemLineOnClock::answer(std::u16string csid) {
    if (state_ != DeviceState::ringing) return;
    clock_.cancel(timer_);
    state_ = DeviceState::answered;
    note("answer", false);
    now_.plan.ownId = idOf(csid);
    now_.plan.record.OwnId = std::move(csid);
    after({}, &ModemLineOnClock::pickUp);
}

void ModemLineOnClock::pickUp() {
    timer_ = 0;
    if (now_.incoming.answered) now_.incoming.answered();
}

void ModemLineOnClock::transmit(Document document, std::uint32_t, bool whole) {
    if (state_ != DeviceState::answered || now_.forced) return;
    state_ = DeviceState::receiving;
    now_.plan.settings = settings_;
    now_.plan.farId = idOf(now_.in.tsid);
    now_.plan.document = std::move(document);
    now_.plan.whole = whole;
    now_.plan.seed = settings_.audio.seed;
    after({}, &ModemLineOnClock::talk);
}

void ModemLineOnClock::hangUp() {
    const bool ended = now_.hungUp || now_.forced || state_ == DeviceState::aborting;
    if (state_ == DeviceState::available || now_.outgoing || ended) return;
    now_.hungUp = true;
    if (now_.talk) return now_.talk->call.farHangsUp();
    clock_.cancel(timer_);
    note("hang up", true);
    now_.forced = DeviceState::disconnected;
    after({}, &ModemLineOnClock::endUnanswered);
}

void ModemLineOnClock::abort() {
    if (state_ == DeviceState::available || state_ == DeviceState::aborting) return;
    state_ = DeviceState::aborting;
    now_.forced = DeviceState::aborting;
    if (!now_.talk) {
        clock_.cancel(timer_);
        note("abort", false);
        return after({}, &ModemLineOnClock::endUnanswered);
    }
    now_.talk->call.stop();
    if (now_.working || now_.keeping) return;  // goes on when that is done
    clock_.cancel(timer_);
    after({}, &ModemLineOnClock::finish);
}

// No machines were on the line.
void ModemLineOnClock::endUnanswered() {
    CallResult result;
    result.outcome = *now_.forced;
    auto record = std::make_shared<model::CallRecord>(std::move(now_.plan.record));
    record->Outcome = static_cast<std::uint32_t>(result.outcome);
    result.record = std::move(record);
    end(std::move(result));
}

std::unique_ptr<ModemLine> makeModemLine(clock::Clock& clock, Offload offload,
                                         std::uint32_t deviceId, std::u16string name,
                                         ModemSettings settings, std::filesystem::path scratch) {
    return std::make_unique<ModemLineOnClock>(clock, std::move(offload), deviceId, std::move(name),
                                              std::move(settings), std::move(scratch));
}

}  // namespace winfax::line
