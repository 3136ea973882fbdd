// SPDX-License-Identifier: MIT
// A routed line between a line and another instance that do what the test says.
#pragma once

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "support/child_process.h"
#include "support/tiff_file.h"
#include "trunk/routed_line.h"

namespace winfax::trunk::test {

using line::CallResult;
using line::Document;
using model::DeviceState;

// Stands for the loop: tasks of any thread, run by the test.
class TaskQueue {
  public:
    void post(std::function<void()> task) {
        {
            const std::lock_guard lock(mutex_);
            tasks_.push_back(std::move(task));
        }
        come_.notify_all();
    }
    // Runs one task, waiting for it; false when patience runs out.
    bool runOne() {
        std::function<void()> task;
        {
            std::unique_lock lock(mutex_);
            const auto any = [this] { return !tasks_.empty(); };
            if (!come_.wait_for(lock, winfax::test::kPatience, any)) return false;
            task = std::move(tasks_.front());
            tasks_.pop_front();
        }
        task();
        return true;
    }
    void runWaiting() {
        for (;;) {
            {
                const std::lock_guard lock(mutex_);
                if (tasks_.empty()) return;
            }
            runOne();
        }
    }

  private:
    std::mutex mutex_;
    std::condition_variable come_;
    std::deque<std::function<void()>> tasks_;
};

// The other instance: both calls block until the test has said what comes, or the line hangs up.
class FarEnd {
  public:
    void answer(FarCall::Answer answer) { set(answer_, std::move(answer)); }
    void answer(std::u16string csid) { answer({DeviceState::answered, std::move(csid), {}}); }
    void deliver(FarCall::Delivery delivery) { set(delivery_, std::move(delivery)); }
    // As while a service that stands still is connected to: hanging up changes nothing.
    void ignoreHangUp(bool ignored) { set(deaf_, ignored); }

    bool waitUntilPlaced() {
        return waitFor([this] { return caller.has_value(); });
    }
    bool waitUntilTransmitted() {
        return waitFor([this] { return transmitted; });
    }
    bool waitUntilGone() {
        return waitFor([this] { return gone == made; });
    }

    std::unique_ptr<FarCall> call(const std::string& name);

    // Under no lock: looked at after one of the waits.
    std::string instance;
    std::optional<FarCall::Caller> caller;
    Document document;
    bool whole = false;
    bool transmitted = false;
    int made = 0;
    int gone = 0;

  private:
    class Call;

    template <class T>
    void set(T& place, T value) {
        const std::lock_guard lock(mutex_);
        place = std::move(value);
        changed_.notify_all();
    }
    template <class T>
    void set(std::optional<T>& place, T value) {
        const std::lock_guard lock(mutex_);
        place = std::move(value);
        changed_.notify_all();
    }
    template <class Condition>
    bool waitFor(Condition holds) {
        std::unique_lock lock(mutex_);
        return changed_.wait_for(lock, winfax::test::kPatience, holds);
    }

    std::mutex mutex_;
    std::condition_variable changed_;
    std::optional<FarCall::Answer> answer_;
    std::optional<FarCall::Delivery> delivery_;
    bool deaf_ = false;
};

class FarEnd::Call final : public FarCall {
  public:
    explicit Call(FarEnd& end) : end_(end) {}
    ~Call() override {
        const std::lock_guard lock(end_.mutex_);
        ++end_.gone;
        end_.changed_.notify_all();
    }
    Answer place(const Caller& caller) override {
        std::unique_lock lock(end_.mutex_);
        end_.caller = caller;
        return take(lock, end_.answer_);
    }
    Delivery transmit(const Document& document, bool whole) override {
        std::unique_lock lock(end_.mutex_);
        end_.document = document;
        end_.whole = whole;
        end_.transmitted = true;
        return take(lock, end_.delivery_);
    }
    void hangUp() override {
        const std::lock_guard lock(end_.mutex_);
        hungUp_ = true;
        end_.changed_.notify_all();
    }

  private:
    template <class T>
    T take(std::unique_lock<std::mutex>& lock, std::optional<T>& said) {
        end_.changed_.notify_all();
        end_.changed_.wait(lock, [&] { return said || (hungUp_ && !end_.deaf_); });
        return said ? *std::exchange(said, std::nullopt) : T{};
    }

    FarEnd& end_;
    bool hungUp_ = false;
};

inline std::unique_ptr<FarCall> FarEnd::call(const std::string& name) {
    const std::lock_guard lock(mutex_);
    instance = name;
    ++made;
    return std::make_unique<Call>(*this);
}

// The line inside. The test plays its part.
class InnerLine final : public line::Line {
  public:
    std::uint32_t deviceId() const override { return 7; }
    const std::u16string& name() const override { return name_; }
    line::Capabilities capabilities() const override { return {.decodesPages = true}; }
    DeviceState state() const override { return now; }
    void start(line::OutgoingCall call, Observer given) override {
        ++started;
        now = DeviceState::dialing;
        outgoing = std::move(call);
        observer = std::move(given);
    }
    void ring(line::IncomingCall call, IncomingObserver) override {
        now = DeviceState::ringing;
        did.push_back("ring " + std::string(call.callerId.begin(), call.callerId.end()));
    }
    void answer(std::u16string csid) override {
        did.push_back("answer " + std::string(csid.begin(), csid.end()));
    }
    void transmit(Document, std::uint32_t pages, bool) override {
        did.push_back("transmit " + std::to_string(pages));
    }
    void hangUp() override { did.push_back("hang up"); }
    void abort() override { did.push_back("abort"); }

    void end(DeviceState outcome, std::uint32_t pages = 0, Document received = nullptr,
             std::shared_ptr<const model::CallRecord> record = nullptr) {
        CallResult result;
        result.outcome = outcome;
        result.pages = pages;
        result.farId = u"SOME MACHINE";
        result.received = std::move(received);
        result.record = std::move(record);
        now = DeviceState::available;
        std::exchange(observer, {}).ended(std::move(result));
    }

    DeviceState now = DeviceState::available;
    int started = 0;
    line::OutgoingCall outgoing;
    Observer observer;
    std::vector<std::string> did;

  private:
    std::u16string name_ = u"Line 7";
};

inline Document faxOf(std::size_t pages) {
    const auto bytes = winfax::test::faxTiff(pages);
    const auto* first = reinterpret_cast<const std::byte*>(bytes.data());
    return std::make_shared<const std::vector<std::byte>>(first, first + bytes.size());
}

inline std::string nameOf(DeviceState state) {
    return std::string(
        model::constantName(model::as::deviceStatus, static_cast<std::uint32_t>(state)));
}

class RoutedLineTest : public testing::Test {
  protected:
    RoutedLineTest() {
        auto inside = std::make_unique<InnerLine>();
        inner = inside.get();
        routes->replace({{u"555-02*", "other"}});
        line = makeRoutedLine(
            std::move(inside), routes,
            [this](std::function<void()> task) { loop.post(std::move(task)); },
            [this](const std::string& name) { return farEnd.call(name); });
    }

    void dial(std::u16string number, std::uint32_t pages = 2) {
        line::OutgoingCall call;
        call.jobId = 3;
        call.number = std::move(number);
        call.tsid = u"ME";
        call.pages = pages;
        call.document = fax;
        line->start(std::move(call),
                    {.progress =
                         [this](DeviceState state, std::uint32_t page) {
                             seen.push_back(nameOf(state) + " " + std::to_string(page));
                         },
                     .ended =
                         [this](CallResult ended) {
                             seen.push_back("ended " + nameOf(ended.outcome) + " " +
                                            std::to_string(ended.pages));
                             result = std::move(ended);
                             if (onEnded) onEnded();
                         }});
    }
    // Lets the loop run until `count` callbacks have come.
    void until(std::size_t count) {
        while (seen.size() < count) ASSERT_TRUE(loop.runOne()) << testing::PrintToString(seen);
    }
    void untilInnerStarted() {
        while (inner->started == 0) ASSERT_TRUE(loop.runOne());
    }
    // A call that was answered and that the line inside is sending.
    void dialAnswered(std::u16string csid = u"FAR") {
        dial(u"555-0200");
        farEnd.answer(std::move(csid));
        untilInnerStarted();
    }

    FarEnd farEnd;
    TaskQueue loop;
    std::shared_ptr<Routes> routes = std::make_shared<Routes>();
    InnerLine* inner = nullptr;
    std::unique_ptr<line::Line> line;
    Document fax = faxOf(3);
    std::vector<std::string> seen;
    CallResult result;
    std::function<void()> onEnded;
};

}  // namespace winfax::trunk::test
