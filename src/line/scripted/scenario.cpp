// SPDX-License-Identifier: MIT
#include "line/scripted/scenario.h"

#include <algorithm>

#include "line/number_pattern.h"

namespace winfax::line {
namespace {

using model::DeviceState;

std::chrono::minutes sinceMidnight(model::TimeOfDay time) {
    return std::chrono::hours(time.Hour) + std::chrono::minutes(time.Minute);
}

bool contains(const TimeWindow& window, model::Time now) {
    const auto start = sinceMidnight(window.start);
    const auto stop = sinceMidnight(window.stop);
    const auto time = now - std::chrono::floor<std::chrono::days>(now);
    if (start < stop) return time >= start && time < stop;
    return time >= start || time < stop;
}

// A call that breaks off by its number does so on the first page; a call without pages at once.
Steps stepsOfNumber(std::u16string_view number) {
    const DeviceState outcome = scriptedOutcome(number);
    const Step end{.kind = Step::Kind::end, .outcome = outcome};
    if (outcome != DeviceState::disconnected && outcome != DeviceState::fatalError) return {end};
    return {{.kind = Step::Kind::failPage, .count = 1, .outcome = outcome}, end};
}

}  // namespace

bool matches(const Rule& rule, const OutgoingCall& call, model::Time now) {
    const auto fits = [](const std::optional<std::u16string>& pattern, const std::u16string& text) {
        return !pattern || textMatches(*pattern, text);
    };
    return (!rule.number || numberMatches(*rule.number, call.number)) &&
           fits(rule.recipient, call.recipient) && fits(rule.user, call.user) &&
           fits(rule.document, call.documentName) &&
           (!rule.attempt ||
            (call.attempt >= rule.attempt->first && call.attempt <= rule.attempt->last)) &&
           (!rule.time || contains(*rule.time, now));
}

Script scriptFor(const Scenario* scenario, const OutgoingCall& call, model::Time now) {
    const std::string number = "the dialled number";
    if (scenario == nullptr) return {stepsOfNumber(call.number), number};
    const auto rule = std::ranges::find_if(
        scenario->rules, [&](const Rule& candidate) { return matches(candidate, call, now); });
    if (rule != scenario->rules.end()) return {rule->steps, "rule " + rule->origin};
    return {stepsOfNumber(call.number), number + "; no rule of " + scenario->name + " matches"};
}

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

}  // namespace winfax::line
