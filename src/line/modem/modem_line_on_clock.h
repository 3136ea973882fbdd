// SPDX-License-Identifier: MIT
// The only kind of modem line. modem_line.cpp has the way into a call and out of one that came to
// nothing, modem_line_audio.cpp what happens while two machines are on the line.
#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "line/modem/modem_call.h"
#include "line/modem/modem_line.h"

namespace winfax::line {

class ModemLineOnClock final : public ModemLine {
  public:
    ModemLineOnClock(clock::Clock& clock, Offload offload, std::uint32_t deviceId,
                     std::u16string name, ModemSettings settings, std::filesystem::path scratch);
    ~ModemLineOnClock() override;

    std::uint32_t deviceId() const override { return deviceId_; }
    const std::u16string& name() const override { return name_; }
    Capabilities capabilities() const override { return {.decodesPages = true}; }
    model::DeviceState state() const override { return state_; }
    void setSettings(ModemSettings settings) override { settings_ = std::move(settings); }

    void start(OutgoingCall call, Observer observer) override;
    void ring(IncomingCall call, IncomingObserver observer) override;
    void answer(std::u16string csid) override;
    void transmit(Document document, std::uint32_t pages, bool whole) override;
    void hangUp() override;
    void abort() override;

  private:
    using Step = void (ModemLineOnClock::*)();
    using Kept = void (ModemLineOnClock::*)(model::Result<void>);

    // Two machines on the line; shared with the work on the other thread.
    struct Talk {
        explicit Talk(CallPlan plan) : call(std::move(plan)) {}
        ModemCall call;
        ModemCall::Progress progress;
        ReceivedFax fax;
        CallEnd end;
    };
    // All that a call is, so that the next one finds nothing of it.
    struct Current {
        bool outgoing = true;
        OutgoingCall out;
        IncomingCall in;
        Observer observer;
        IncomingObserver incoming;
        CallPlan plan;
        std::shared_ptr<Talk> talk;
        model::Time began;
        model::Time audioBegan;  // moves on while a fax is being kept
        std::uint32_t ring = 0;
        bool working = false;  // the other thread has the talk
        bool keeping = false;  // the service has a fax and has not said yet that it is safe
        bool hungUp = false;   // by the far machine, on the service's word
        std::optional<model::DeviceState> forced;  // the outcome, whatever T.30 says
    };

    void begin(bool outgoing, model::DeviceState state);
    void after(std::chrono::milliseconds delay, Step step);
    void offload(std::function<void()> work, Step done);
    void note(const char* name, bool fromFarEnd, const std::string& detail = {});
    std::uint32_t elapsed() const;

    void dial();
    void dialled();
    void ringFar();
    void ringHere();
    void pickUp();
    void endUnanswered();

    void talk();
    void runSlice();
    void sliceDone();
    void reached();
    void keep(ReceivedFax fax, Kept then);
    void wholeFaxKept(model::Result<void> kept);
    void partKept(model::Result<void> kept);
    void finish();
    void finished();
    void end(CallResult result);

    clock::Clock& clock_;
    const Offload offload_;
    const std::uint32_t deviceId_;
    const std::u16string name_;
    ModemSettings settings_;
    const std::filesystem::path scratch_;
    model::DeviceState state_ = model::DeviceState::available;
    Current now_;
    clock::TimerId timer_ = 0;
    // Of the current call: what reports late and no longer finds it is passed over.
    std::shared_ptr<int> alive_ = std::make_shared<int>();
};

}  // namespace winfax::line
