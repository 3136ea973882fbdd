// SPDX-License-Identifier: MIT
// A line that a test's far machine calls: it rings once a second until patience ends, and a page
// takes a second. What it was told is there to be looked at.
#pragma once

#include <string>
#include <utility>

#include "clock/clock.h"
#include "line/line.h"

namespace winfax::test {

class FarLine final : public line::Line {
  public:
    static constexpr std::uint32_t kPatience = 5;  // rings

    FarLine(clock::Clock& clock, std::uint32_t deviceId, std::u16string name)
        : clock_(clock), deviceId_(deviceId), name_(std::move(name)) {}
    ~FarLine() override { clock_.cancel(timer_); }

    std::uint32_t deviceId() const override { return deviceId_; }
    const std::u16string& name() const override { return name_; }
    line::Capabilities capabilities() const override { return can; }
    model::DeviceState state() const override { return state_; }

    void start(line::OutgoingCall call, Observer observer) override {
        state_ = model::DeviceState::sending;
        outgoing_ = std::move(observer);
        after(1, [this, pages = call.pages] {
            line::CallResult result;
            result.outcome = model::DeviceState::completed;
            result.pages = pages;
            state_ = model::DeviceState::available;
            std::exchange(outgoing_, {}).ended(std::move(result));
        });
    }

    void ring(line::IncomingCall call, IncomingObserver observer) override {
        observer_ = std::move(observer);
        tsid_ = std::move(call.tsid);
        state_ = model::DeviceState::ringing;
        rings_ = 0;
        after(0, [this] { ringOnce(); });
    }
    void answer(std::u16string csid) override {
        answeredAs = std::move(csid);
        state_ = model::DeviceState::answered;
        after(0, [this] { observer_.answered(); });
    }
    void transmit(line::Document document, std::uint32_t pages, bool whole) override {
        state_ = model::DeviceState::receiving;
        fax_ = {std::move(document), pages, tsid_, whole};
        page_ = 0;
        after(0, [this] { nextPage(); });
    }
    void hangUp() override { leave(model::DeviceState::disconnected); }
    void abort() override { leave(model::DeviceState::aborting); }

    std::u16string answeredAs;
    line::Capabilities can;

  private:
    void after(int seconds, std::function<void()> task) {
        clock_.cancel(timer_);
        timer_ = clock_.at(clock_.now() + std::chrono::seconds(seconds), clock::Purpose::work,
                           std::move(task));
    }
    void ringOnce() {
        if (rings_ == kPatience) return end(model::DeviceState::noAnswer, 0);
        after(1, [this] { ringOnce(); });
        observer_.ringing(++rings_);
    }
    void nextPage() {
        if (page_ < fax_.pages) {
            after(1, [this] { nextPage(); });
            return observer_.progress(++page_);
        }
        const auto outcome =
            fax_.whole ? model::DeviceState::completed : model::DeviceState::disconnected;
        if (fax_.pages == 0) return end(outcome, 0);
        keeping_ = true;
        observer_.received(fax_, [this, outcome](const model::Result<void>& kept) {
            keeping_ = false;
            if (leaving_ == model::DeviceState::none) {
                leaving_ = kept ? outcome : model::DeviceState::fatalError;
            }
            after(0, [this, pages = kept ? page_ : 0] { end(leaving_, pages); });
        });
    }
    void leave(model::DeviceState outcome) {
        leaving_ = outcome;
        if (!keeping_) {
            after(0, [this] { end(leaving_, 0); });
        }
    }
    void end(model::DeviceState outcome, std::uint32_t pages) {
        line::CallResult result;
        result.outcome = outcome;
        result.pages = pages;
        leaving_ = model::DeviceState::none;
        state_ = model::DeviceState::available;
        timer_ = 0;
        std::exchange(observer_, {}).ended(std::move(result));
    }

    clock::Clock& clock_;
    const std::uint32_t deviceId_;
    const std::u16string name_;
    model::DeviceState state_ = model::DeviceState::available;
    model::DeviceState leaving_ = model::DeviceState::none;
    Observer outgoing_;
    IncomingObserver observer_;
    std::u16string tsid_;
    line::ReceivedFax fax_;
    std::uint32_t rings_ = 0;
    std::uint32_t page_ = 0;
    bool keeping_ = false;
    clock::TimerId timer_ = 0;
};

}  // namespace winfax::test
