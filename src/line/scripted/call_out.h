// SPDX-License-Identifier: MIT
// A call out by its script. Each step arranges the next one before it reports: a report may answer
// with abort().
#pragma once

#include "line/scripted/scenario.h"
#include "line/scripted/scripted_call.h"

namespace winfax::line {

class CallOut final : public ScriptedCall {
  public:
    using Progress = std::function<void(model::DeviceState state, std::uint32_t page)>;
    CallOut(const Place& place, OutgoingCall call, Script script, Progress progress, Over over);

    void abort();

  private:
    void dial();
    void next();
    void answer();
    void sendPage(model::DeviceState outcome = model::DeviceState::completed);
    void pageOver(model::DeviceState outcome);
    void report();
    void end(model::DeviceState outcome);
    bool pagesLeft() const { return sent_ < pages_; }

    const std::uint32_t pages_;
    const Steps steps_;
    const Progress progress_;
    std::size_t step_ = 0;
    std::uint32_t sentByStep_ = 0;
    std::uint32_t sent_ = 0;  // pages that went over whole
    std::chrono::milliseconds pace_;
    bool answered_ = false;
    std::u16string csid_;
};

}  // namespace winfax::line
