// SPDX-License-Identifier: MIT
#include "line/scripted/call_out.h"

#include <utility>

#include "line/scripted/outcome_words.h"
#include "text/encoding.h"

namespace winfax::line {
namespace {

using model::DeviceState;
using Kind = Step::Kind;

constexpr std::chrono::seconds kDialPace{1};  // to dial, and for each page (M6)

// "5s", "1500ms"
std::u16string durationText(std::chrono::milliseconds time) {
    const bool whole = time.count() % 1000 == 0;
    return text::fromUtf8(whole ? std::to_string(time.count() / 1000) + "s"
                                : std::to_string(time.count()) + "ms");
}

}  // namespace

CallOut::CallOut(const Place& place, OutgoingCall call, Script script, Progress progress, Over over)
    : ScriptedCall(place, std::move(over)),
      pages_(call.pages),
      steps_(std::move(script.steps)),
      progress_(std::move(progress)),
      pace_(kDialPace) {
    record_.JobId = call.jobId;
    record_.Attempt = call.attempt;
    record_.Number = std::move(call.number);
    record_.OwnId = std::move(call.tsid);
    record_.Result = u"by " + text::fromUtf8(script.reason);
    state_ = DeviceState::dialing;
    after({}, [this] { dial(); });
}

void CallOut::abort() {
    if (state_ == DeviceState::aborting) return;
    state_ = DeviceState::aborting;
    after({}, [this] { end(DeviceState::aborting); });
}

void CallOut::dial() {
    std::chrono::milliseconds time = kDialPace;
    if (!steps_.empty() && steps_.front().kind == Kind::dial) time = steps_[step_++].time;
    note(By::us, u"dial", record_.Number.value_or(u""));
    after(time, [this] { next(); });
    report();
}

// Takes the steps that need no time, up to one that does.
void CallOut::next() {
    for (; step_ < steps_.size(); ++step_) {
        const Step& step = steps_[step_];
        switch (step.kind) {
            case Kind::dial:
                break;  // done
            case Kind::ring:
                note(By::farEnd, u"ring", durationText(step.time));
                [[fallthrough]];
            case Kind::wait:
                ++step_;
                return after(step.time, [this] { next(); });
            case Kind::answer:
                answer();
                break;
            case Kind::csid:
                csid_ = step.text;
                if (answered_) note(By::farEnd, u"csid", csid_);
                break;
            case Kind::pace:
                pace_ = step.time;
                break;
            case Kind::pages:
                if (sentByStep_ == step.count || !pagesLeft()) {
                    sentByStep_ = 0;
                    break;
                }
                ++sentByStep_;
                return sendPage();
            case Kind::failPage:
                if (!pagesLeft()) break;  // the document has no such page
                return sendPage(sent_ + 1 < step.count ? DeviceState::completed : step.outcome);
            case Kind::hang:
                note(By::farEnd, u"hang");
                return nothingMore();
            case Kind::end:
                if (step.outcome != DeviceState::completed) return end(step.outcome);
                break;
        }
    }
    answer();
    pagesLeft() ? sendPage() : end(DeviceState::completed);
}

void CallOut::answer() {
    if (std::exchange(answered_, true)) return;
    note(By::farEnd, u"answer");
    if (!csid_.empty()) note(By::farEnd, u"csid", csid_);
}

void CallOut::sendPage(DeviceState outcome) {
    answer();
    state_ = DeviceState::sending;
    note(By::us, u"page", numeral(sent_ + 1));
    after(pace_, [this, outcome] { pageOver(outcome); });
    report();
}

// A page during which the call breaks off is lost.
void CallOut::pageOver(DeviceState outcome) {
    notePage(sent_ + 1, outcome == DeviceState::completed);
    if (outcome != DeviceState::completed) return end(outcome);
    ++sent_;
    next();
}

void CallOut::report() {
    const std::uint32_t page = state_ == DeviceState::sending ? sent_ + 1 : 0;
    if (progress_) progress_(state_, page);
}

void CallOut::end(DeviceState outcome) {
    const bool byUs = outcome == DeviceState::aborting || outcome == DeviceState::completed;
    note(byUs ? By::us : By::farEnd, text::fromUtf8(wordOf(outcome)));
    CallResult result;
    result.outcome = outcome;
    result.pages = sent_;
    if (answered_) result.farId = csid_;
    if (!result.farId.empty()) record_.FarId = result.farId;
    finish(std::move(result));
}

}  // namespace winfax::line
