// SPDX-License-Identifier: MIT
#include "line/scripted/scripted_call.h"

#include <algorithm>
#include <limits>
#include <utility>

#include "text/encoding.h"

namespace winfax::line {

ScriptedCall::ScriptedCall(const Place& place, Over over)
    : clock_(place.clock), started_(place.clock.now()), over_(std::move(over)) {
    record_.DeviceId = place.deviceId;
    record_.LineName = place.lineName;
    record_.Started = model::toFileTime(started_);
}

void ScriptedCall::after(std::chrono::milliseconds delay, std::function<void()> task) {
    clock_.cancel(timer_);
    timer_ = clock_.at(clock_.now() + delay, clock::Purpose::work, std::move(task));
}

void ScriptedCall::note(By by, std::u16string_view name, std::u16string detail) {
    model::CallMoment moment;
    moment.Milliseconds = elapsed();
    moment.FromFarEnd = by == By::farEnd;
    moment.Name = std::u16string(name);
    if (!detail.empty()) moment.Detail = std::move(detail);
    record_.Moments.push_back(std::move(moment));
}

void ScriptedCall::notePage(std::uint32_t page, bool received) {
    model::CallPage noted;
    noted.Page = page;
    noted.Milliseconds = elapsed();
    noted.Received = received;
    record_.Pages.push_back(noted);
}

void ScriptedCall::finish(CallResult result) {
    record_.Milliseconds = elapsed();
    record_.Outcome = static_cast<std::uint32_t>(result.outcome);
    result.record = std::make_shared<const model::CallRecord>(std::move(record_));
    const Over over = std::exchange(over_, {});
    over(std::move(result));
}

// A system's clock may have been set back, or ahead by years.
std::uint32_t ScriptedCall::elapsed() const {
    const auto passed =
        std::chrono::floor<std::chrono::milliseconds>(clock_.now() - started_).count();
    return static_cast<std::uint32_t>(
        std::clamp<std::int64_t>(passed, 0, std::numeric_limits<std::uint32_t>::max()));
}

std::u16string numeral(std::uint32_t number) { return text::fromUtf8(std::to_string(number)); }

}  // namespace winfax::line
