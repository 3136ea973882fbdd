// SPDX-License-Identifier: MIT
// A line without hardware. Calls out go as its scenario says, else one second to dial, one second a
// page (M6), outcome by dialled number; calls in ring, and deliver what the caller has.
#pragma once

#include <memory>
#include <string>

#include "clock/clock.h"
#include "line/line.h"
#include "line/scripted/scenario.h"

namespace winfax::line {

class CallIn;
class CallOut;

class ScriptedLine final : public Line {
  public:
    ScriptedLine(clock::Clock& clock, std::uint32_t deviceId, std::u16string name,
                 std::shared_ptr<const Scenario> scenario);
    ~ScriptedLine() override;

    // From the next call on; null: no rules.
    void setScenario(std::shared_ptr<const Scenario> scenario) { scenario_ = std::move(scenario); }

    std::uint32_t deviceId() const override { return deviceId_; }
    const std::u16string& name() const override { return name_; }
    Capabilities capabilities() const override { return {}; }
    model::DeviceState state() const override;

    void start(OutgoingCall call, Observer observer) override;
    void ring(IncomingCall call, IncomingObserver observer) override;
    void answer(std::u16string csid) override;
    void transmit(Document document, std::uint32_t pages, bool whole) override;
    void hangUp() override;
    void abort() override;

  private:
    clock::Clock& clock_;
    const std::uint32_t deviceId_;
    const std::u16string name_;
    std::shared_ptr<const Scenario> scenario_;
    std::unique_ptr<CallOut> out_;  // one of the two at most
    std::unique_ptr<CallIn> in_;
};

std::unique_ptr<ScriptedLine> makeScriptedLine(clock::Clock& clock, std::uint32_t deviceId,
                                               std::u16string name,
                                               std::shared_ptr<const Scenario> scenario = nullptr);

}  // namespace winfax::line
