// SPDX-License-Identifier: MIT
#include "line/scripted_line.h"

#include <cassert>
#include <chrono>
#include <utility>

namespace winfax::line {
namespace {

using model::DeviceState;

constexpr std::chrono::seconds kPace{1};  // to dial, and for each page (M6)

class ScriptedLine final : public Line {
  public:
    ScriptedLine(clock::Clock& clock, std::uint32_t deviceId, std::u16string name)
        : clock_(clock), deviceId_(deviceId), name_(std::move(name)) {}
    ~ScriptedLine() override { clock_.cancel(timer_); }

    std::uint32_t deviceId() const override { return deviceId_; }
    const std::u16string& name() const override { return name_; }
    Capabilities capabilities() const override { return {}; }
    DeviceState state() const override { return state_; }

    void start(OutgoingCall call, Observer observer) override {
        assert(state_ == DeviceState::available);
        pages_ = call.pages;
        outcome_ = scriptedOutcome(call.number);
        observer_ = std::move(observer);
        state_ = DeviceState::dialing;
        after({}, [this] { dial(); });
    }

    void ring(IncomingCall, IncomingObserver) override {}
    void answer(std::u16string) override {}
    void transmit(Document, std::uint32_t, bool) override {}
    void hangUp() override {}

    void abort() override {
        if (state_ == DeviceState::available || state_ == DeviceState::aborting) return;
        clock_.cancel(timer_);
        state_ = DeviceState::aborting;
        after({}, [this] { end(DeviceState::aborting); });
    }

  private:
    void after(std::chrono::seconds delay, std::function<void()> task) {
        timer_ = clock_.at(clock_.now() + delay, clock::Purpose::work, std::move(task));
    }

    // Each step arranges the next one before it reports: a report may answer with abort().
    void dial() {
        page_ = 0;
        after(kPace, [this] { connected(); });
        report(DeviceState::dialing);
    }

    void connected() {
        const bool answered = outcome_ == DeviceState::completed ||
                              outcome_ == DeviceState::disconnected ||
                              outcome_ == DeviceState::fatalError;
        if (answered && pages_ > 0) return sendPage();
        end(outcome_);
    }

    void sendPage() {
        ++page_;
        state_ = DeviceState::sending;
        after(kPace, [this] { pageSent(); });
        report(DeviceState::sending);
    }

    // A call that breaks off does so on its first page, which is lost.
    void pageSent() {
        if (outcome_ != DeviceState::completed) {
            page_ = 0;
            return end(outcome_);
        }
        if (page_ < pages_) return sendPage();
        ++page_;
        end(outcome_);
    }

    void report(DeviceState state) {
        if (observer_.progress) observer_.progress(state, page_);
    }

    void end(DeviceState outcome) {
        CallResult result;
        result.outcome = outcome;
        result.pages = page_ > 0 ? page_ - 1 : 0;
        const Observer observer = std::exchange(observer_, {});
        timer_ = 0;
        page_ = 0;
        state_ = DeviceState::available;
        if (observer.ended) observer.ended(result);
    }

    clock::Clock& clock_;
    const std::uint32_t deviceId_;
    const std::u16string name_;
    DeviceState state_ = DeviceState::available;
    DeviceState outcome_ = DeviceState::none;
    std::uint32_t pages_ = 0;
    std::uint32_t page_ = 0;  // the page on its way, from 1; those before it are out
    Observer observer_;
    clock::TimerId timer_ = 0;
};

}  // namespace

DeviceState scriptedOutcome(std::u16string_view number) {
    std::u16string digits;
    for (const char16_t character : number) {
        if (character >= u'0' && character <= u'9') digits.push_back(character);
    }
    constexpr std::u16string_view kMarker = u"9999999";
    if (digits.size() < kMarker.size() + 2) return DeviceState::completed;
    const auto tail = std::u16string_view(digits).substr(digits.size() - kMarker.size() - 2);
    if (!tail.starts_with(kMarker)) return DeviceState::completed;

    switch ((tail[kMarker.size()] - u'0') * 10 + (tail[kMarker.size() + 1] - u'0')) {
        case 1:
            return DeviceState::busy;
        case 2:
            return DeviceState::noAnswer;
        case 3:
            return DeviceState::noDialTone;
        case 4:
            return DeviceState::badAddress;
        case 5:
            return DeviceState::notFaxCall;
        case 6:
            return DeviceState::disconnected;
        case 7:
            return DeviceState::fatalError;
        case 8:
            return DeviceState::unavailable;
        case 9:
            return DeviceState::callDelayed;
        case 10:
            return DeviceState::callBlacklisted;
        default:
            return DeviceState::completed;
    }
}

std::unique_ptr<Line> makeScriptedLine(clock::Clock& clock, std::uint32_t deviceId,
                                       std::u16string name) {
    return std::make_unique<ScriptedLine>(clock, deviceId, std::move(name));
}

}  // namespace winfax::line
