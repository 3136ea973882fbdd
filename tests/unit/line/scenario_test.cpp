// SPDX-License-Identifier: MIT
// Which rule a call meets, and what a number alone means.
#include "line/scripted/scenario.h"

#include <gtest/gtest.h>

#include "line_rig.h"

namespace winfax::line {
namespace {

using model::DeviceState;
using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

OutgoingCall theCall() {
    OutgoingCall call;
    call.jobId = 9;
    call.attempt = 3;
    call.number = u"+1 (425) 555-0100";
    call.recipient = u"Ada Lovelace";
    call.user = u"OFFICE\\grace";
    call.documentName = u"Invoice 17";
    call.pages = 1;
    return call;
}

bool matchesAt(const std::string& keys, model::Time now) {
    const auto scenario = scenarioFrom("rule = [ { " + keys + "steps = [\"busy\"] } ]");
    return matches(scenario->rules.at(0), theCall(), now);
}

TEST(ScenarioRule, MatchesByEachOfItsKeys) {
    const std::pair<const char*, bool> rows[] = {
        {"", true},
        {R"(number = "+1425*", )", true},
        {R"(number = "1425*", )", false},
        {R"(recipient = "ada*", )", true},
        {R"(recipient = "*ada", )", false},
        {R"(user = "*\\grace", )", true},
        {R"(user = "grace", )", false},
        {R"(document = "invoice ??", )", true},
        {R"(document = "invoice ?", )", false},
        {"attempt = 3, ", true},
        {"attempt = 2, ", false},
        {"attempt = 4, ", false},
        {R"(attempt = "3", )", true},
        {R"(attempt = "1-2", )", false},
        {R"(attempt = "2-3", )", true},
        {R"(attempt = "3-5", )", true},
        {R"(attempt = "4-5", )", false},
        {R"(attempt = "3-", )", true},
        {R"(attempt = "4-", )", false},
        {R"(number = "*0100", attempt = 3, user = "*grace", )", true},
        {R"(number = "*0100", attempt = 3, user = "*ada", )", false},
        {R"(number = "*0101", attempt = 3, user = "*grace", )", false},
    };
    for (const auto& [keys, expected] : rows) {
        EXPECT_EQ(matchesAt(keys, kStart), expected) << keys;
    }
}

TEST(ScenarioRule, MatchesByTimeOfDay) {
    const std::tuple<const char*, model::Ticks, bool> rows[] = {
        {"08:00-17:30", hours(8) - model::Ticks(1), false},
        {"08:00-17:30", hours(8), true},
        {"08:00-17:30", hours(17) + minutes(30) - model::Ticks(1), true},
        {"08:00-17:30", hours(17) + minutes(30), false},
        {"20:00-07:00", hours(12), false},
        {"20:00-07:00", hours(20), true},
        {"20:00-07:00", hours(23) + minutes(59) + seconds(59), true},
        {"20:00-07:00", hours(24), true},
        {"20:00-07:00", hours(31) - model::Ticks(1), true},
        {"20:00-07:00", hours(31), false},
        {"22:00-00:00", hours(23), true},
        {"22:00-00:00", hours(24), false},
    };
    for (const auto& [window, after, expected] : rows) {
        EXPECT_EQ(matchesAt("time = \"" + std::string(window) + "\", ", kStart + after), expected)
            << window << " after " << after.count();
    }
}

TEST(Scenario, TheFirstRuleThatMatchesWinsAndSaysSo) {
    const auto scenario = scenarioFrom(R"(
rule = [
  { number = "555*", steps = ["busy"] },
  { attempt = 3, steps = ["no-answer"] },
  { user = "*grace", steps = ["drop"] },
])");
    const Script script = scriptFor(scenario.get(), theCall(), kStart);
    ASSERT_EQ(script.steps.size(), 1u);
    EXPECT_EQ(script.steps[0].outcome, DeviceState::noAnswer);
    EXPECT_EQ(script.reason, "rule rules.toml:4");
}

TEST(Scenario, RulesMayBeTables) {
    const auto scenario = scenarioFrom(R"(
[[rule]]
attempt = "1-2"
steps = ["busy"]

[[rule]]
steps = ["drop"]
)");
    EXPECT_EQ(scriptFor(scenario.get(), theCall(), kStart).reason, "rule rules.toml:6");
}

TEST(Scenario, WithoutARuleTheNumberDecides) {
    const auto scenario = scenarioFrom(R"(rule = [ { number = "1*", steps = ["busy"] } ])");
    OutgoingCall call = theCall();
    call.number = u"999999902";
    for (const Scenario* rules : {scenario.get(), static_cast<const Scenario*>(nullptr)}) {
        const Script script = scriptFor(rules, call, kStart);
        ASSERT_EQ(script.steps.size(), 1u);
        EXPECT_EQ(script.steps[0].outcome, DeviceState::noAnswer);
    }
    EXPECT_EQ(scriptFor(scenario.get(), call, kStart).reason,
              "the dialled number; no rule of rules.toml matches");
    EXPECT_EQ(scriptFor(nullptr, call, kStart).reason, "the dialled number");
}

TEST(ScriptedOutcome, IsChosenByTheLastDigits) {
    const std::pair<std::u16string_view, DeviceState> rows[] = {
        {u"", DeviceState::completed},
        {u"12345", DeviceState::completed},
        {u"+1 (425) 555-0100", DeviceState::completed},
        {u"+1 (425) 999-9999-01", DeviceState::busy},
        {u"999999901", DeviceState::busy},
        {u"99999901", DeviceState::completed},
        {u"999999902", DeviceState::noAnswer},
        {u"999999903", DeviceState::noDialTone},
        {u"999999904", DeviceState::badAddress},
        {u"999999905", DeviceState::notFaxCall},
        {u"999999906", DeviceState::disconnected},
        {u"999999907", DeviceState::fatalError},
        {u"999999908", DeviceState::unavailable},
        {u"999999909", DeviceState::callDelayed},
        {u"999999910", DeviceState::callBlacklisted},
        {u"999999911", DeviceState::completed},
        {u"999999900", DeviceState::completed},
        {u"9999999011", DeviceState::completed},
        {u"\u0669\u0669\u0669\u0669\u0669\u0669\u066901", DeviceState::completed},
    };
    for (const auto& [number, outcome] : rows) {
        EXPECT_EQ(scriptedOutcome(number), outcome) << std::string(number.begin(), number.end());
    }
}

}  // namespace
}  // namespace winfax::line
