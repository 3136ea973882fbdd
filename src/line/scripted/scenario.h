// SPDX-License-Identifier: MIT
// What a scripted line does with calls out, as values: rules in their order, each with the calls
// that it is for and the steps of such a call (docs/scenarios.md). Which rule a call meets depends
// on the call and the time alone, so nothing has to be remembered from call to call.
#pragma once

#include <chrono>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "line/line.h"
#include "model/time.h"

namespace winfax::line {

struct Step {
    enum class Kind : std::uint8_t {
        dial,      // takes `time` until the other end is reached
        ring,      // for `time`
        answer,    // the other end picks up
        csid,      // it calls itself `text`
        pace,      // from here on a page takes `time`
        pages,     // `count` further pages go over, as far as there are that many
        failPage,  // all pages before page `count` go over, and `outcome` comes while that one does
        wait,      // nothing happens for `time`
        end,       // with `outcome`; completed: after the pages that are left
        hang,      // nothing happens any more, until the call is aborted
    };
    Kind kind = Kind::answer;
    std::chrono::milliseconds time{0};
    std::uint32_t count = 0;
    model::DeviceState outcome = model::DeviceState::none;
    std::u16string text = {};
    bool operator==(const Step&) const = default;
};
using Steps = std::vector<Step>;  // that end without an end: the pages left, and completed

struct AttemptRange {
    std::uint32_t first = 1;
    std::uint32_t last = std::numeric_limits<std::uint32_t>::max();
    bool operator==(const AttemptRange&) const = default;
};

// UTC; the start belongs to it, the stop does not. May go past midnight.
struct TimeWindow {
    model::TimeOfDay start;
    model::TimeOfDay stop;
    bool operator==(const TimeWindow&) const = default;
};

// What is absent matches every call.
struct Rule {
    std::optional<std::u16string> number;  // patterns (number_pattern.h)
    std::optional<std::u16string> recipient;
    std::optional<std::u16string> user;
    std::optional<std::u16string> document;
    std::optional<AttemptRange> attempt;  // of the job: OutgoingCall.attempt
    std::optional<TimeWindow> time;       // when the call begins
    Steps steps;
    std::string origin;  // "busy.toml:3", for people

    bool isForEveryCall() const {
        return !number && !recipient && !user && !document && !attempt && !time;
    }
};

struct Scenario {
    std::vector<Rule> rules;
    std::string name;  // of its file, for people
};

bool matches(const Rule& rule, const OutgoingCall& call, model::Time now);

// What a call will do, and why: "rule busy.toml:3".
struct Script {
    Steps steps;
    std::string reason;
};

// The first rule that matches; without one, or without a scenario, what the number says.
Script scriptFor(const Scenario* scenario, const OutgoingCall& call, model::Time now);

// The outcome of dialling `number`: its digits ending in 9999999NN choose one (01 busy, 02 no
// answer, 03 no dial tone, 04 bad address, 05 not a fax call, 06 disconnected, 07 fatal error, 08
// line unavailable, 09 call delayed, 10 blacklisted); every other number completes. Everything that
// is no digit is passed over, as in "+1 (425) 999-9999-01".
model::DeviceState scriptedOutcome(std::u16string_view number);

}  // namespace winfax::line
