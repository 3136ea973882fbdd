// SPDX-License-Identifier: MIT
// What a scripted call out and a scripted call in have in common: one timer, the record of what
// happened, and the end.
#pragma once

#include <chrono>
#include <functional>
#include <string>
#include <string_view>

#include "clock/clock.h"
#include "line/line.h"

namespace winfax::line {

class ScriptedCall {
  public:
    struct Place {
        clock::Clock& clock;
        std::uint32_t deviceId;
        const std::u16string& lineName;
    };
    using Over = std::function<void(CallResult)>;  // may destroy the call

    ScriptedCall(const ScriptedCall&) = delete;
    ScriptedCall& operator=(const ScriptedCall&) = delete;
    model::DeviceState state() const { return state_; }

  protected:
    enum class By : std::uint8_t { us, farEnd };

    ScriptedCall(const Place& place, Over over);
    ~ScriptedCall() { clock_.cancel(timer_); }

    // What happens next, instead of what was to happen.
    void after(std::chrono::milliseconds delay, std::function<void()> task);
    void nothingMore() { clock_.cancel(timer_); }

    void note(By by, std::u16string_view name, std::u16string detail = {});
    void notePage(std::uint32_t page, bool received);

    // The last thing that a call does.
    void finish(CallResult result);

    model::DeviceState state_ = model::DeviceState::none;
    model::CallRecord record_;

  private:
    std::uint32_t elapsed() const;

    clock::Clock& clock_;
    const model::Time started_;
    clock::TimerId timer_ = 0;
    Over over_;
};

// "3"
std::u16string numeral(std::uint32_t number);

}  // namespace winfax::line
