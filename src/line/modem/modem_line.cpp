// SPDX-License-Identifier: MIT
#include "line/modem/modem_line.h"

#include <algorithm>
#include <cassert>
#include <chrono>
#include <optional>
#include <utility>

#include "line/modem/modem_call.h"
#include "line/scripted/scenario.h"
#include "text/encoding.h"

namespace winfax::line {
namespace {

using model::DeviceState;
using std::chrono::milliseconds;
using std::chrono::seconds;

constexpr seconds kDialling{1};
constexpr seconds kRingEvery{6};
constexpr std::uint32_t kPatience = 10;  // rings, in either direction
constexpr std::uint32_t kSlice = 50;     // frames: a second of audio

// As T.30 lets an id be: 20 characters of ASCII.
std::string idOf(const std::u16string& text) {
    std::string id;
    for (const char16_t character : text.substr(0, 20)) {
        id += character >= u' ' && character <= u'~' ? static_cast<char>(character) : '?';
    }
    return id;
}

class ModemLineOnClock final : public ModemLine {
  public:
    ModemLineOnClock(clock::Clock& clock, Offload offload, std::uint32_t deviceId,
                     std::u16string name, ModemSettings settings, std::filesystem::path scratch)
        : clock_(clock),
          offload_(std::move(offload)),
          deviceId_(deviceId),
          name_(std::move(name)),
          settings_(std::move(settings)),
          scratch_(std::move(scratch)) {}
    ~ModemLineOnClock() override {
        clock_.cancel(timer_);
        if (talk_) talk_->stop();
    }

    std::uint32_t deviceId() const override { return deviceId_; }
    const std::u16string& name() const override { return name_; }
    Capabilities capabilities() const override { return {.decodesPages = true}; }
    DeviceState state() const override { return state_; }
    void setSettings(ModemSettings settings) override { settings_ = std::move(settings); }

    void start(OutgoingCall call, Observer observer) override;
    void ring(IncomingCall call, IncomingObserver observer) override;
    void answer(std::u16string csid) override;
    void transmit(Document document, std::uint32_t pages, bool whole) override;
    void hangUp() override;
    void abort() override;

  private:
    // What a call leaves behind when it is over, so that the next one finds nothing of it.
    struct Running {
        bool outgoing = true;
        OutgoingCall out;
        IncomingCall in;
        Observer observer;
        IncomingObserver incoming;
        CallPlan plan;
        model::Time began;
        model::Time audioBegan;  // moves on while a fax is being kept
        std::uint32_t ring = 0;
        Mishap mishap = Mishap::none;
        bool working = false;  // audio runs on the other thread
        bool keeping = false;  // the service is about to keep a fax
        model::Time keepBegan;
        model::Result<void> kept;
        std::optional<DeviceState> forced;  // the outcome, whatever T.30 says
        CallEnd end;
    };

    void begin(bool outgoing, DeviceState state);
    void after(milliseconds delay, void (ModemLineOnClock::*step)());
    void note(const char* name, bool fromFarEnd, const std::string& detail = {});
    std::uint32_t elapsed() const;

    void dial();
    void dialled();
    void ringFar();
    void ringHere();
    void picksUp();
    void talk();

    void runSlice();
    void sliceDone();
    void reached();
    void keep(ReceivedFax fax, void (ModemLineOnClock::*then)());
    void faxKept();
    void partKept();
    void finish();
    void finished();
    void endWithoutTalk();
    void end();
    // `done` on the loop's thread unless the line is gone by then.
    void offload(std::function<void()> work, void (ModemLineOnClock::*done)());

    clock::Clock& clock_;
    const Offload offload_;
    const std::uint32_t deviceId_;
    const std::u16string name_;
    ModemSettings settings_;
    const std::filesystem::path scratch_;
    DeviceState state_ = DeviceState::available;
    Running now_;
    std::shared_ptr<ModemCall> talk_;  // shared with the work on the other thread
    struct Slice {
        ModemCall::Progress progress;
        std::optional<ReceivedFax> fax;
    };
    std::shared_ptr<Slice> slice_;        // the last one, or the one at work
    std::shared_ptr<CallEnd> finishing_;  // the work's, until it is done
    clock::TimerId timer_ = 0;
    // Tells late reports that the line, or the call that they are of, is gone.
    std::shared_ptr<int> alive_ = std::make_shared<int>();
};

void ModemLineOnClock::begin(bool outgoing, DeviceState state) {
    assert(state_ == DeviceState::available);
    alive_ = std::make_shared<int>();
    now_ = {};
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

void ModemLineOnClock::after(milliseconds delay, void (ModemLineOnClock::*step)()) {
    timer_ = clock_.at(clock_.now() + delay, clock::Purpose::work, [this, step] { (this->*step)(); });
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

// What the number chooses comes before what the far machine does.
void ModemLineOnClock::dialled() {
    const FarMachine& far = settings_.far;
    DeviceState outcome = scriptedOutcome(now_.out.number);
    if (outcome == DeviceState::notFaxCall) now_.mishap = Mishap::noFaxMachine;
    if (outcome == DeviceState::disconnected) now_.mishap = Mishap::drop;
    if (outcome == DeviceState::fatalError) now_.mishap = Mishap::modemFails;
    if (outcome == DeviceState::completed && far.busy) outcome = DeviceState::busy;
    const bool silent = outcome == DeviceState::noAnswer ||
                        (outcome == DeviceState::completed &&
                         (far.noAnswer || far.answersAfter > kPatience));
    now_.plan.settings = settings_;
    if (silent) now_.plan.settings.far.answersAfter = kPatience + 1;
    if (silent || outcome == DeviceState::completed || now_.mishap != Mishap::none) {
        return ringFar();
    }
    now_.forced = outcome;
    endWithoutTalk();
}

void ModemLineOnClock::ringFar() {
    if (now_.ring == kPatience) {
        now_.forced = DeviceState::noAnswer;
        return endWithoutTalk();
    }
    note("ring", true);
    if (++now_.ring == now_.plan.settings.far.answersAfter) {
        note("answer", true);
        now_.plan.ownId = idOf(now_.out.tsid);
        now_.plan.farId = now_.plan.settings.far.csid;
        now_.plan.document = now_.out.document;
        now_.plan.seed = now_.plan.settings.audio.seed + now_.out.attempt * 7'919;
        return talk();
    }
    after(kRingEvery, &ModemLineOnClock::ringFar);
}

void ModemLineOnClock::ringHere() {
    if (now_.ring == kPatience) {
        now_.forced = DeviceState::noAnswer;
        return endWithoutTalk();
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
    now_.plan.record.OwnId = csid;
    now_.plan.ownId = idOf(csid);
    after({}, &ModemLineOnClock::picksUp);
}

void ModemLineOnClock::picksUp() {
    timer_ = 0;
    if (now_.incoming.answered) now_.incoming.answered();
}

void ModemLineOnClock::transmit(Document document, std::uint32_t, bool whole) {
    if (state_ != DeviceState::answered || talk_) return;
    clock_.cancel(timer_);
    now_.plan.settings = settings_;
    now_.plan.farId = idOf(now_.in.tsid);
    now_.plan.document = std::move(document);
    now_.plan.whole = whole;
    now_.plan.seed = settings_.audio.seed;
    talk();
}

// Audio begins.
void ModemLineOnClock::talk() {
    CallPlan& plan = now_.plan;
    plan.outgoing = now_.outgoing;
    plan.mishap = now_.mishap;
    plan.deviceId = deviceId_;
    plan.scratch = scratch_;
    plan.answeredAfter = elapsed();
    now_.audioBegan = clock_.now();
    talk_ = std::make_shared<ModemCall>(std::move(plan));
    runSlice();
}

void ModemLineOnClock::offload(std::function<void()> work, void (ModemLineOnClock::*done)()) {
    now_.working = true;
    offload_(std::move(work), [this, done, alive = std::weak_ptr(alive_)] {
        if (alive.expired()) return;
        now_.working = false;
        (this->*done)();
    });
}

// A whole fax is taken in the same breath: its pages are compared with those that were sent.
void ModemLineOnClock::runSlice() {
    slice_ = std::make_shared<Slice>();
    offload(
        [talk = talk_, slice = slice_] {
            slice->progress = talk->advance(kSlice);
            if (slice->progress.stop == ModemCall::Stop::fax) slice->fax = talk->takeFax();
        },
        &ModemLineOnClock::sliceDone);
}

// The audio has run ahead of the clock; what it came to is reported at its own time.
void ModemLineOnClock::sliceDone() {
    const auto when = now_.audioBegan + milliseconds(slice_->progress.milliseconds);
    const auto wait = now_.forced ? model::Ticks(0) : when - clock_.now();
    after(std::max(std::chrono::ceil<milliseconds>(wait), milliseconds(0)),
          &ModemLineOnClock::reached);
}

void ModemLineOnClock::reached() {
    timer_ = 0;
    if (now_.forced) return finish();
    const std::uint32_t page = slice_->progress.page;
    switch (slice_->progress.stop) {
        case ModemCall::Stop::over:
            return finish();
        case ModemCall::Stop::time:
            return runSlice();
        case ModemCall::Stop::fax:
            if (!slice_->fax->document) return finish();
            return keep(std::move(*slice_->fax), &ModemLineOnClock::faxKept);
        case ModemCall::Stop::page:
            break;
    }
    state_ = now_.outgoing ? DeviceState::sending : DeviceState::receiving;
    runSlice();
    if (now_.outgoing && now_.observer.progress) now_.observer.progress(state_, page);
    if (!now_.outgoing && now_.incoming.progress) now_.incoming.progress(page);
}

// ---- a fax that came in ---------------------------------------------------------------------------

void ModemLineOnClock::keep(ReceivedFax fax, void (ModemLineOnClock::*then)()) {
    now_.keeping = true;
    now_.keepBegan = clock_.now();
    now_.incoming.received(
        std::move(fax), [this, then, alive = std::weak_ptr(alive_)](model::Result<void> kept) {
            if (alive.expired() || !now_.keeping) return;
            now_.keeping = false;
            now_.kept = std::move(kept);
            after({}, then);
        });
}

// The sender has waited for its confirmation all the while.
void ModemLineOnClock::faxKept() {
    timer_ = 0;
    const auto waited = clock_.now() - now_.keepBegan;
    now_.audioBegan += waited;
    if (now_.forced) return finish();
    if (now_.kept) {
        talk_->release(
            static_cast<std::uint32_t>(std::chrono::duration_cast<milliseconds>(waited).count()));
    } else {
        talk_->refuse(now_.kept.error().detail);
    }
    runSlice();
}

void ModemLineOnClock::partKept() {
    timer_ = 0;
    if (!now_.kept) {
        CallResult& result = now_.end.result;
        result.outcome = DeviceState::fatalError;
        auto record = std::make_shared<model::CallRecord>(*result.record);
        record->Outcome = static_cast<std::uint32_t>(result.outcome);
        record->Result = text::fromUtf8("the fax could not be kept: " + now_.kept.error().detail);
        result.record = std::move(record);
    }
    end();
}

// ---- the end of a call ----------------------------------------------------------------------------

void ModemLineOnClock::finish() {
    const auto end = std::make_shared<CallEnd>();
    finishing_ = end;
    offload([talk = talk_, forced = now_.forced, end] { *end = talk->finish(forced); },
            &ModemLineOnClock::finished);
}

// What came in before somebody here ended the call is nobody's (FS_USER_ABORT).
void ModemLineOnClock::finished() {
    now_.end = std::move(*finishing_);
    finishing_.reset();
    if (!now_.end.fax || now_.forced) return end();
    keep(std::move(*now_.end.fax), &ModemLineOnClock::partKept);
}

void ModemLineOnClock::endWithoutTalk() {
    timer_ = 0;
    CallResult& result = now_.end.result;
    result.outcome = now_.forced.value_or(DeviceState::fatalError);
    model::CallRecord& record = now_.plan.record;
    record.Milliseconds = elapsed();
    record.Outcome = static_cast<std::uint32_t>(result.outcome);
    result.record = std::make_shared<const model::CallRecord>(std::move(record));
    end();
}

void ModemLineOnClock::end() {
    CallResult result = std::move(now_.end.result);
    const auto ended = now_.outgoing ? std::move(now_.observer.ended)
                                     : std::move(now_.incoming.ended);
    now_ = {};
    talk_.reset();
    slice_.reset();
    timer_ = 0;
    alive_ = std::make_shared<int>();
    state_ = DeviceState::available;
    if (ended) ended(std::move(result));
}

// The wire goes dead; this end's machine finds out by itself.
void ModemLineOnClock::hangUp() {
    if (now_.outgoing || state_ == DeviceState::available || state_ == DeviceState::aborting) return;
    if (talk_) return talk_->farHangsUp();
    if (now_.forced) return;
    clock_.cancel(timer_);
    note("hang up", true);
    now_.forced = state_ == DeviceState::ringing ? DeviceState::noAnswer : DeviceState::disconnected;
    after({}, &ModemLineOnClock::endWithoutTalk);
}

void ModemLineOnClock::abort() {
    if (state_ == DeviceState::available || state_ == DeviceState::aborting) return;
    state_ = DeviceState::aborting;
    now_.forced = DeviceState::aborting;
    if (talk_) talk_->stop();
    if (now_.working || now_.keeping) return;  // its end goes on from here
    clock_.cancel(timer_);
    if (!talk_) note("hang up", false);
    after({}, talk_ ? &ModemLineOnClock::reached : &ModemLineOnClock::endWithoutTalk);
}

}  // namespace

std::unique_ptr<ModemLine> makeModemLine(clock::Clock& clock, Offload offload,
                                         std::uint32_t deviceId, std::u16string name,
                                         ModemSettings settings, std::filesystem::path scratch) {
    return std::make_unique<ModemLineOnClock>(clock, std::move(offload), deviceId, std::move(name),
                                              std::move(settings), std::move(scratch));
}

}  // namespace winfax::line
