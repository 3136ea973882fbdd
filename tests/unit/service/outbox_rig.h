// SPDX-License-Identifier: MIT
// An Outbox whose store, lines and renderer do nothing until the test says so, and that judges
// every call: its try is on disk, it is the only one of its job and the only one on its line.
#pragma once

#include <condition_variable>
#include <deque>
#include <memory>
#include <mutex>
#include <set>
#include <utility>
#include <vector>

#include "clock/clock.h"
#include "ipc/memory/memory_stream.h"
#include "service/outbox.h"
#include "step_store.h"
#include "support/scratch_directory.h"

namespace winfax::test {

// A line on which a call lasts until the test ends it.
class HeldLine final : public line::Line {
  public:
    using Started = std::function<void(const HeldLine&, const line::OutgoingCall&)>;
    HeldLine(std::uint32_t deviceId, Started started)
        : deviceId_(deviceId),
          name_(u"Line " + std::u16string(1, static_cast<char16_t>(u'0' + deviceId))),
          started_(std::move(started)) {}

    bool busy() const { return observer_.ended != nullptr; }
    const line::OutgoingCall& call() const { return call_; }
    bool aborted() const { return state_ == model::DeviceState::aborting; }
    void progress(model::DeviceState state, std::uint32_t page) { observer_.progress(state, page); }
    // The line is free when this comes back.
    void end(model::DeviceState outcome);
    // Somebody calls it, or has stopped to.
    void setTaken(bool taken);

    std::uint32_t deviceId() const override { return deviceId_; }
    const std::u16string& name() const override { return name_; }
    line::Capabilities capabilities() const override { return {}; }
    model::DeviceState state() const override { return state_; }
    void start(line::OutgoingCall call, Observer observer) override;
    void ring(line::IncomingCall, IncomingObserver) override {}
    void answer(std::u16string) override {}
    void transmit(line::Document, std::uint32_t, bool) override {}
    void hangUp() override {}
    void abort() override { state_ = model::DeviceState::aborting; }

  private:
    const std::uint32_t deviceId_;
    const std::u16string name_;
    const Started started_;
    model::DeviceState state_ = model::DeviceState::available;
    line::OutgoingCall call_;
    Observer observer_;
};

class OutboxRig {
  public:
    explicit OutboxRig(std::uint32_t lines = 2);
    ~OutboxRig();

    // What was executed stays; requests that wait are lost, as when the service is killed.
    void kill();
    // Lets the worker finish, and takes its reports.
    void work();
    // Everything but the lines goes on until it waits for them or for time.
    void settle();
    void advance(model::Ticks by);

    // The job's id; 0: it could not be kept. What was requested of the store before is answered.
    std::uint32_t submit(std::string owner = "a",
                         model::ScheduleAction action = model::ScheduleAction::now);
    // The answer of FaxSetJob or FaxAbort; nullopt: it has not come yet.
    using Answer = std::shared_ptr<std::optional<model::Result<void>>>;
    Answer control(std::uint32_t jobId, model::JobCommand command);
    // As FaxSetConfiguration.
    void configure(const std::function<void(model::Configuration&)>& change);
    // As FaxSetPort.
    void setPort(std::uint32_t deviceId, std::uint32_t flags, std::uint32_t priority);

    const queue::Job* job(std::uint32_t id) const { return outbox->queue().find(id); }
    HeldLine& line(std::uint32_t deviceId) { return *lines[deviceId - 1]; }
    // The line that has a call of this job; else nullptr.
    HeldLine* lineOf(std::uint32_t jobId);
    model::Time now() const { return clock->now(); }
    // Those of this job since the last call of this, without progress.
    std::vector<model::EventId> eventsOf(std::uint32_t jobId);

    service::Settings settings;
    ipc::Instance instance;
    Disk disk;
    std::unique_ptr<clock::Clock> clock;
    std::unique_ptr<StepStore> store;
    std::unique_ptr<service::Ports> ports;
    std::unique_ptr<service::ServerConfiguration> configuration;
    std::unique_ptr<service::Outbox> outbox;
    std::vector<HeldLine*> lines;
    std::set<std::pair<std::uint32_t, std::uint32_t>> calls;  // job and attempt, since the begin
    std::vector<std::string> problems;                        // with calls that began

  private:
    void begin();
    void end();
    void judge(const HeldLine& line, const line::OutgoingCall& call);

    const std::uint32_t lineCount_;
    ScratchDirectory state_;
    std::mutex mutex_;
    std::condition_variable reported_;
    std::deque<std::function<void()>> reports_;  // of the worker
    std::unique_ptr<render::Renderer> renderer_;
    std::unique_ptr<service::JobPages> pages_;
    std::unique_ptr<service::Worker> worker_;
    std::unique_ptr<service::EventHub> events_;
    std::unique_ptr<ipc::MemoryPeer> listener_;
    std::unique_ptr<ipc::Stream> stream_;
    std::unique_ptr<service::EventLog> log_;
    std::unique_ptr<service::CallJournal> journal_;
    std::vector<std::unique_ptr<HeldLine>> lines_;
};

}  // namespace winfax::test
