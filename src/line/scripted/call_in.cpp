// SPDX-License-Identifier: MIT
#include "line/scripted/call_in.h"

#include <cassert>
#include <utility>

#include "line/scripted/outcome_words.h"
#include "text/encoding.h"

namespace winfax::line {
namespace {

using model::DeviceState;
using model::Result;

constexpr std::chrono::seconds kRingPace{1};  // from ring to ring, and for each page (M6)
constexpr std::uint32_t kRingPatience = 20;   // rings

}  // namespace

CallIn::CallIn(const Place& place, IncomingCall call, Line::IncomingObserver observer, Over over)
    : ScriptedCall(place, std::move(over)),
      observer_(std::move(observer)),
      tsid_(std::move(call.tsid)) {
    record_.Outgoing = false;
    record_.Number = std::move(call.callerId);
    state_ = DeviceState::ringing;
    after({}, [this] { ringOnce(); });
}

// Each step arranges the next one before it reports: a report may answer with anything.
void CallIn::ringOnce() {
    if (rings_ == kRingPatience) {
        record_.Result = u"nobody answered within 20 rings";
        return end(DeviceState::noAnswer);
    }
    ++rings_;
    note(By::farEnd, u"ring", numeral(rings_));
    after(kRingPace, [this] { ringOnce(); });
    if (observer_.ringing) observer_.ringing(rings_);
}

void CallIn::answer(std::u16string csid) {
    if (phase_ == Phase::ending) return;
    assert(phase_ == Phase::ringing);
    phase_ = Phase::answering;
    state_ = DeviceState::answered;
    note(By::us, u"answer", csid);
    record_.OwnId = std::move(csid);
    record_.FarId = tsid_;
    after({}, [this] {
        phase_ = Phase::waiting;
        if (observer_.answered) observer_.answered();
    });
}

void CallIn::transmit(Document document, std::uint32_t pages, bool whole) {
    if (phase_ == Phase::ending) return;
    assert(phase_ == Phase::waiting);
    phase_ = Phase::receiving;
    state_ = DeviceState::receiving;
    fax_ = {std::move(document), pages, tsid_, whole};
    if (!fax_.document || fax_.document->empty()) fax_.pages = 0;
    after({}, [this] { nextPage(); });
}

void CallIn::nextPage() {
    if (page_ > 0) notePage(page_, true);
    if (page_ == fax_.pages) return handOver();
    ++page_;
    note(By::farEnd, u"page", numeral(page_));
    after(kRingPace, [this] { nextPage(); });
    if (observer_.progress) observer_.progress(page_);
}

void CallIn::handOver() {
    if (fax_.pages == 0)
        return end(fax_.whole ? DeviceState::completed : DeviceState::disconnected);
    phase_ = Phase::keeping;
    nothingMore();
    const std::weak_ptr<CallIn*> alive = alive_;
    observer_.received(fax_, [alive](const Result<void>& result) {
        if (const auto call = alive.lock()) (*call)->kept(result);
    });
}

void CallIn::kept(const Result<void>& result) {
    if (phase_ != Phase::keeping) return;
    phase_ = Phase::ending;
    DeviceState outcome = fax_.whole ? DeviceState::completed : DeviceState::disconnected;
    if (result) {
        pagesKept_ = fax_.pages;
    } else {
        record_.Result = u"the fax could not be kept: " + text::fromUtf8(result.error().detail);
        outcome = DeviceState::fatalError;
    }
    outcome = leaving_.value_or(outcome);
    after({}, [this, outcome] { end(outcome); });
}

void CallIn::hangUp() {
    leave(phase_ == Phase::ringing ? DeviceState::noAnswer : DeviceState::disconnected,
          u"the caller hung up");
}

void CallIn::abort() {
    if (leave(DeviceState::aborting, u"this end hung up")) state_ = DeviceState::aborting;
}

// False when the end of the call is decided already.
bool CallIn::leave(DeviceState outcome, std::u16string why) {
    if (phase_ == Phase::ending || leaving_) return false;
    leaving_ = outcome;
    record_.Result = std::move(why);
    if (phase_ == Phase::keeping) return true;  // the fax is in: kept() goes on
    phase_ = Phase::ending;
    after({}, [this] { end(*leaving_); });
    return true;
}

void CallIn::end(DeviceState outcome) {
    const bool byFarEnd = outcome == DeviceState::disconnected ||
                          outcome == DeviceState::noAnswer || outcome == DeviceState::completed;
    note(byFarEnd ? By::farEnd : By::us, text::fromUtf8(wordOf(outcome)));
    CallResult result;
    result.outcome = outcome;
    result.pages = pagesKept_;
    result.farId = record_.FarId.value_or(u"");
    finish(std::move(result));
}

}  // namespace winfax::line
