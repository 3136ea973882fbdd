// SPDX-License-Identifier: MIT
#include "trunk/routed_line.h"

#include <spdlog/spdlog.h>

#include <algorithm>
#include <cassert>
#include <system_error>
#include <utility>
#include <vector>

#include "document/leading_pages.h"
#include "model/constants.h"
#include "text/encoding.h"

namespace winfax::trunk {

namespace {

using line::CallResult;
using line::Document;
using model::DeviceState;

enum class Phase : std::uint8_t {
    direct,  // free, or the line inside has a call that is no business of ours
    calling,
    sending,
    delivering,
    ending,  // how is known; it is told in a moment
};

// The pages that came over of a call that broke off.
Document partOf(const Document& document, std::uint32_t pages) {
    if (!document) return nullptr;
    auto part = document::leadingPages(*document, pages);
    if (!part) return nullptr;
    return std::make_shared<const std::vector<std::byte>>(std::move(*part));
}

CallResult resultOf(DeviceState outcome) {
    CallResult result;
    result.outcome = outcome;
    return result;
}

class RoutedLine final : public line::Line {
  public:
    RoutedLine(std::unique_ptr<line::Line> inner, std::shared_ptr<const Routes> routes,
               Executor toLoop, MakeFarCall makeFarCall)
        : toLoop_(std::move(toLoop)),
          makeFarCall_(std::move(makeFarCall)),
          routes_(std::move(routes)),
          inner_(std::move(inner)) {}

    std::uint32_t deviceId() const override { return inner_->deviceId(); }
    const std::u16string& name() const override { return inner_->name(); }
    line::Capabilities capabilities() const override { return inner_->capabilities(); }
    DeviceState state() const override;

    void start(line::OutgoingCall call, Observer observer) override;
    void ring(line::IncomingCall call, IncomingObserver observer) override {
        assert(phase_ == Phase::direct);
        inner_->ring(std::move(call), std::move(observer));
    }
    void answer(std::u16string csid) override { inner_->answer(std::move(csid)); }
    void transmit(Document document, std::uint32_t pages, bool whole) override {
        inner_->transmit(std::move(document), pages, whole);
    }
    void hangUp() override { inner_->hangUp(); }
    void abort() override;

  private:
    void later(std::function<void()> task);
    bool beginThread();
    void answered(const FarCall::Answer& answer);
    void innerEnded(CallResult result);
    void deliver(CallResult result);
    void delivered(const FarCall::Delivery& delivery);
    void endLater(CallResult result);
    void end(CallResult result);
    void correctRecord(CallResult& result) const;
    void report(DeviceState state, std::uint32_t page) {
        if (observer_.progress) observer_.progress(state, page);
    }
    void forgetEndedThreads() {
        std::erase_if(leaving_, [](const auto& thread) { return thread->ended(); });
    }

    const Executor toLoop_;
    const MakeFarCall makeFarCall_;
    const std::shared_ptr<const Routes> routes_;
    const std::unique_ptr<line::Line> inner_;

    Phase phase_ = Phase::direct;
    std::string instance_;  // that the call goes to
    line::OutgoingCall call_;
    Observer observer_;
    std::u16string csid_;
    CallResult result_;  // of the line inside; while ending, of all
    std::unique_ptr<CallThread> thread_;
    std::vector<std::unique_ptr<CallThread>> leaving_;  // of calls that are over
    std::shared_ptr<const bool> alive_ = std::make_shared<const bool>(true);
};

DeviceState RoutedLine::state() const {
    switch (phase_) {
        case Phase::calling:
            return DeviceState::dialing;
        case Phase::delivering:
            return DeviceState::sending;
        case Phase::ending:
            return DeviceState::aborting;
        default:
            return inner_->state();
    }
}

// What was posted may come when this line is gone.
void RoutedLine::later(std::function<void()> task) {
    toLoop_([alive = std::weak_ptr<const bool>(alive_), task = std::move(task)] {
        if (!alive.expired()) task();
    });
}

void RoutedLine::start(line::OutgoingCall call, Observer observer) {
    assert(phase_ == Phase::direct);
    const auto instance = routes_->instanceOf(call.number);
    if (!instance) return inner_->start(std::move(call), std::move(observer));
    phase_ = Phase::calling;
    instance_ = *instance;
    call_ = std::move(call);
    observer_ = std::move(observer);
    later([this] {
        if (phase_ == Phase::calling) report(DeviceState::dialing, 0);
    });
    forgetEndedThreads();
    if (!beginThread()) return endLater(resultOf(DeviceState::fatalError));
    // Of its own number a machine knows what it calls itself.
    thread_->run<FarCall::Answer>([caller = FarCall::Caller{call_.tsid, call_.tsid}](
                                      FarCall& call) { return call.place(caller); },
                                  [this](const FarCall::Answer& answer) { answered(answer); });
}

bool RoutedLine::beginThread() {
    try {
        thread_ = std::make_unique<CallThread>(makeFarCall_(instance_), toLoop_);
        return true;
    } catch (const std::system_error& error) {
        spdlog::error("job {}: no thread to call instance {}: {}", call_.jobId, instance_,
                      error.what());
        return false;
    }
}

void RoutedLine::answered(const FarCall::Answer& answer) {
    if (answer.outcome != DeviceState::answered) {
        if (!answer.problem.empty()) {
            spdlog::warn(
                "job {}: its number is routed to instance {}, which cannot be called and so does "
                "not answer: {}",
                call_.jobId, instance_, answer.problem);
        }
        csid_ = answer.csid;
        return end(resultOf(answer.outcome));
    }
    csid_ = answer.csid;
    phase_ = Phase::sending;
    // That it dials was told when the other instance was called.
    inner_->start(call_, {.progress =
                              [this](DeviceState state, std::uint32_t page) {
                                  if (state != DeviceState::dialing) report(state, page);
                              },
                          .ended = [this](CallResult result) { innerEnded(std::move(result)); }});
}

void RoutedLine::innerEnded(CallResult result) {
    const bool whole = result.outcome == DeviceState::completed;
    const bool aborted = result.outcome == DeviceState::aborting;
    if (aborted || (!whole && result.pages == 0)) return end(std::move(result));
    deliver(std::move(result));
}

// What the far end of the inner call got is what the other instance gets: whole, or as far as it
// came over. A call that has no pages completes there, too.
void RoutedLine::deliver(CallResult result) {
    phase_ = Phase::delivering;
    result_ = std::move(result);
    const bool whole = result_.outcome == DeviceState::completed;
    const bool cut = !whole && !result_.received;
    Document document = result_.received ? result_.received : call_.document;
    if (result_.pages == 0) document = nullptr;
    thread_->run<FarCall::Delivery>(
        [document = std::move(document), whole, cut, pages = result_.pages](FarCall& call) {
            return call.transmit(cut ? partOf(document, pages) : document, whole);
        },
        [this](const FarCall::Delivery& delivery) { delivered(delivery); });
}

void RoutedLine::delivered(const FarCall::Delivery& delivery) {
    CallResult result = std::exchange(result_, {});
    if (!delivery.problem.empty()) {
        spdlog::warn("job {}: instance {} did not take its pages: {}", call_.jobId, instance_,
                     delivery.problem);
    }
    const bool completed = delivery.outcome == DeviceState::completed;
    if (!completed) {
        result.pages = std::min(result.pages, delivery.pages);
        if (result.outcome == DeviceState::completed) result.outcome = delivery.outcome;
    }
    end(std::move(result));
}

void RoutedLine::abort() {
    switch (phase_) {
        case Phase::direct:
        case Phase::sending:
            return inner_->abort();
        case Phase::calling:
        case Phase::delivering: {
            thread_->hangUp();
            CallResult result = std::exchange(result_, {});
            result.outcome = DeviceState::aborting;
            return endLater(std::move(result));
        }
        case Phase::ending:
            return;
    }
}

void RoutedLine::endLater(CallResult result) {
    phase_ = Phase::ending;
    result_ = std::move(result);
    later([this] { end(std::exchange(result_, {})); });
}

void RoutedLine::end(CallResult result) {
    result.farId = csid_;
    correctRecord(result);
    if (thread_) {
        thread_->hangUp();
        leaving_.push_back(std::move(thread_));
    }
    forgetEndedThreads();
    phase_ = Phase::direct;
    call_ = {};
    csid_.clear();
    const Observer observer = std::exchange(observer_, {});
    if (observer.ended) observer.ended(std::move(result));
}

// The line inside knows neither who answered nor what became of the pages there.
void RoutedLine::correctRecord(CallResult& result) const {
    if (!result.record) return;
    model::CallRecord record = *result.record;
    record.FarId = csid_;
    const auto outcome = static_cast<std::uint32_t>(result.outcome);
    if (record.Outcome != outcome) {
        record.Outcome = outcome;
        record.Result = u"the pages did not come to instance " + text::fromUtf8(instance_);
    }
    result.record = std::make_shared<const model::CallRecord>(std::move(record));
}

}  // namespace

std::unique_ptr<line::Line> makeRoutedLine(std::unique_ptr<line::Line> inner,
                                           std::shared_ptr<const Routes> routes, Executor toLoop,
                                           MakeFarCall makeFarCall) {
    return std::make_unique<RoutedLine>(std::move(inner), std::move(routes), std::move(toLoop),
                                        std::move(makeFarCall));
}

}  // namespace winfax::trunk
