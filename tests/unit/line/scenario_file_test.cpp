// SPDX-License-Identifier: MIT
// What a scenario file may say, and one row for every mistake that it can make.
#include "line/scripted/scenario_file.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <sstream>

namespace winfax::line {
namespace {

using model::DeviceState;
using Kind = Step::Kind;
using namespace std::chrono_literals;

std::string complaintAbout(const std::string& text) {
    const auto scenario = parseScenario(text, "rules.toml");
    if (scenario) return "accepted";
    EXPECT_EQ(scenario.error().code, model::ErrorCode::invalidData);
    return scenario.error().detail;
}

// Of a rule with these steps, whose list begins in line 3.
std::string stepComplaint(const std::string& steps) {
    return complaintAbout("[[rule]]\nattempt = 1\nsteps = [" + steps + "]\n");
}

TEST(ScenarioFile, ReadsWhatItSays) {
    const auto scenario = parseScenario(R"(
[[rule]]
number = "555-02*"
recipient = "Ada*"
user = "*\\grace"
document = "Invoice ?"
attempt = "2-4"
time = "20:00-07:30"
steps = ["dial 3s", "ring", "ring 5m", "answer", "csid FAR END", "pace 250ms", "pages 3", "wait 1h",
         "page 5 fatal-error"]

[[rule]]
steps = []
)",
                                        "rules.toml");
    ASSERT_TRUE(scenario) << scenario.error().detail;
    EXPECT_EQ(scenario->name, "rules.toml");
    ASSERT_EQ(scenario->rules.size(), 2u);
    const Rule& rule = scenario->rules[0];
    EXPECT_EQ(rule.number, u"555-02*");
    EXPECT_EQ(rule.recipient, u"Ada*");
    EXPECT_EQ(rule.user, u"*\\grace");
    EXPECT_EQ(rule.document, u"Invoice ?");
    EXPECT_EQ(rule.attempt, (AttemptRange{2, 4}));
    EXPECT_EQ(rule.time, (TimeWindow{{20, 0}, {7, 30}}));
    EXPECT_EQ(rule.origin, "rules.toml:2");
    const Steps expected{
        {.kind = Kind::dial, .time = 3s},
        {.kind = Kind::ring, .time = 1s},
        {.kind = Kind::ring, .time = 5min},
        {.kind = Kind::answer},
        {.kind = Kind::csid, .text = u"FAR END"},
        {.kind = Kind::pace, .time = 250ms},
        {.kind = Kind::pages, .count = 3},
        {.kind = Kind::wait, .time = 1h},
        {.kind = Kind::failPage, .count = 5, .outcome = DeviceState::fatalError},
    };
    EXPECT_EQ(rule.steps, expected);
    EXPECT_TRUE(scenario->rules[1].isForEveryCall());
    EXPECT_TRUE(scenario->rules[1].steps.empty());
}

TEST(ScenarioFile, AnEmptyOneHasNoRules) {
    for (const char* text : {"", "# nothing\n", "rule = []\n"}) {
        const auto scenario = parseScenario(text, "rules.toml");
        ASSERT_TRUE(scenario) << text;
        EXPECT_TRUE(scenario->rules.empty()) << text;
    }
}

TEST(ScenarioFile, TheExampleIsFiveLinesOfRules) {
    const char* const folder = std::getenv("WINFAX_EXAMPLES");
    ASSERT_NE(folder, nullptr) << "ctest sets WINFAX_EXAMPLES";
    std::ifstream file(std::string(folder) + "/busy-twice.toml");
    std::stringstream text;
    text << file.rdbuf();
    const auto scenario = parseScenario(text.str(), "busy-twice.toml");
    ASSERT_TRUE(scenario) << scenario.error().detail;
    ASSERT_EQ(scenario->rules.size(), 3u);
    EXPECT_EQ(scenario->rules[0].attempt, (AttemptRange{1, 2}));
    EXPECT_EQ(scenario->rules[0].steps, (Steps{{.kind = Kind::end, .outcome = DeviceState::busy}}));
    EXPECT_EQ(scenario->rules[1].attempt, (AttemptRange{3, 3}));
    EXPECT_EQ(scenario->rules[1].steps.back().outcome, DeviceState::disconnected);
    EXPECT_TRUE(scenario->rules[2].isForEveryCall());
}

struct MistakeRow {
    std::string text;
    std::string complaint;
};

TEST(ScenarioFile, MistakesInRules) {
    const MistakeRow rows[] = {
        {"rules = []",
         "rules.toml:1: 'rules': unknown key; a scenario has rules: [[rule]], or "
         "rule = [...]"},
        {"\nrule = 3",
         "rules.toml:2: rule: 3: expected a list of rules: [[rule]], or rule = [...]"},
        {"[rule]\nsteps = []",
         "rules.toml:1: rule: a table: expected a list of rules: [[rule]], "
         "or rule = [...]"},
        {"rule = [\n  \"busy\" ]",
         "rules.toml:2: rule[0]: 'busy': expected a rule such as "
         "{ attempt = 1, steps = [\"busy\"] }"},
        {"rule = [\n  {attempt = 1, steps = []},\n  {number = \"1\"} ]",
         "rules.toml:3: rule[1]: has no steps: expected a list such as steps = [\"busy\"]"},
        {"[[rule]]\nsteps = []\nnummer = \"1\"",
         "rules.toml:3: rule[0]: 'nummer': unknown key; a rule has number, recipient, user, "
         "document, attempt, time, steps"},
        {"rule = [\n  {steps = []},\n  {attempt = 1, steps = []} ]",
         "rules.toml:3: rule[1]: never used: the rule before it matches every call; put it last"},
        {"rule = [ {steps = \"busy\"} ]",
         "rules.toml:1: rule[0].steps: 'busy': expected a list "
         "such as [\"ring 5s\", \"busy\"]"},
        {"rule = [ {steps = [ 3 ]} ]",
         "rules.toml:1: rule[0].steps[0]: 3: expected a step such as \"ring 5s\""},
        {"rule = [ {steps = [ [\"busy\"] ]} ]",
         "rules.toml:1: rule[0].steps[0]: a list: expected a step such as \"ring 5s\""},
    };
    for (const MistakeRow& row : rows)
        EXPECT_EQ(complaintAbout(row.text), row.complaint) << row.text;
}

TEST(ScenarioFile, MistakesInKeys) {
    const std::string number =
        "expected a pattern of a dialled number such as \"555-02*\", at most 256 characters";
    const std::string pattern = "expected a pattern such as \"*Smith\", at most 256 characters";
    const std::string attempt = "expected an attempt from 1 to 1000000: 3, \"1-2\" or \"4-\"";
    const std::string time = "expected two different times of day in UTC such as \"20:00-07:00\"";
    const MistakeRow rows[] = {
        {"number = 5550100", "number: 5550100: " + number},
        {"number = \"\"", "number: '': " + number},
        {"number = \" (-) \"", "number: ' (-) ': " + number},
        {"recipient = true", "recipient: true: " + pattern},
        {"user = {}", "user: a table: " + pattern},
        {"document = 1.5", "document: a number with a fraction: " + pattern},
        {"document = 2026-11-27", "document: a date or time: " + pattern},
        {"document = \"" + std::string(257, 'x') + "\"",
         "document: '" + std::string(60, 'x') + "...': " + pattern},
        {"attempt = 0", "attempt: 0: " + attempt},
        {"attempt = -1", "attempt: -1: " + attempt},
        {"attempt = 1000001", "attempt: 1000001: " + attempt},
        {"attempt = 9223372036854775807", "attempt: 9223372036854775807: " + attempt},
        {"attempt = \"\"", "attempt: '': " + attempt},
        {"attempt = \"-\"", "attempt: '-': " + attempt},
        {"attempt = \"-2\"", "attempt: '-2': " + attempt},
        {"attempt = \"x-2\"", "attempt: 'x-2': " + attempt},
        {"attempt = \"2-1\"", "attempt: '2-1': " + attempt},
        {"attempt = \"1-2-3\"", "attempt: '1-2-3': " + attempt},
        {"attempt = \"1 - 2\"", "attempt: '1 - 2': " + attempt},
        {"attempt = [1]", "attempt: a list: " + attempt},
        {"time = \"20:00\"", "time: '20:00': " + time},
        {"time = \"24:00-07:00\"", "time: '24:00-07:00': " + time},
        {"time = \"20:60-07:00\"", "time: '20:60-07:00': " + time},
        {"time = \"20:00 07:00\"", "time: '20:00 07:00': " + time},
        {"time = \"2a:00-07:00\"", "time: '2a:00-07:00': " + time},
        {"time = \"20:00-20:00\"", "time: '20:00-20:00': " + time},
        {"time = 20:00:00", "time: a date or time: " + time},
    };
    for (const MistakeRow& row : rows) {
        EXPECT_EQ(complaintAbout("[[rule]]\nsteps = []\n" + row.text),
                  "rules.toml:3: rule[0]." + row.complaint)
            << row.text;
    }
}

TEST(ScenarioFile, MistakesInAStep) {
    const std::string steps =
        "no such step; the steps are dial, ring, answer, csid, pace, pages, page, wait, hang, "
        "busy, "
        "no-answer, no-dial-tone, bad-address, not-fax-call, disconnected, drop, fatal-error, "
        "line-unavailable, call-delayed, blacklisted, complete";
    const std::string page =
        "expected \"page 3 disconnected\", \"page 3 drop\" or \"page 3 fatal-error\"";
    const std::string csid = "expected \"csid FAR END\", 1 to 20 printable ASCII characters";
    const std::string pages = "expected \"pages 3\", from 1 to 10000";
    const std::string ring = "expected \"ring\" or \"ring 5s\", at most 24h";
    const MistakeRow rows[] = {
        {"", "'': " + steps},
        {"buzy", "'buzy': " + steps},
        {"Busy", "'Busy': " + steps},
        {"busy now", "'busy now': expected \"busy\" and nothing behind it"},
        {"complete 3", "'complete 3': expected \"complete\" and nothing behind it"},
        {"answer 3", "'answer 3': expected \"answer\" and nothing behind it"},
        {"hang 5s", "'hang 5s': expected \"hang\" and nothing behind it"},
        {"dial", "'dial': expected \"dial 3s\", at most 24h"},
        {"ring 5", "'ring 5': " + ring},
        {"ring -5s", "'ring -5s': " + ring},
        {"ring 25h", "'ring 25h': " + ring},
        {"ring 4294967295d", "'ring 4294967295d': " + ring},
        {"ring 5s 5s", "'ring 5s 5s': " + ring},
        {"wait", "'wait': expected \"wait 3s\", at most 24h"},
        {"pace fast", "'pace fast': expected \"pace 2s\", at most 24h"},
        {"csid", "'csid': " + csid},
        {"csid " + std::string(21, 'x'), "'csid " + std::string(21, 'x') + "': " + csid},
        {"csid B\u00fcro", "'csid B\u00fcro': " + csid},
        {"csid a\\nb", "'csid a?b': " + csid},
        {"pages", "'pages': " + pages},
        {"pages 0", "'pages 0': " + pages},
        {"pages 10001", "'pages 10001': " + pages},
        {"pages 99999999999999", "'pages 99999999999999': " + pages},
        {"pages 3 4", "'pages 3 4': " + pages},
        {"page 3", "'page 3': " + page},
        {"page x busy", "'page x busy': " + page},
        {"page x drop", "'page x drop': " + page},
        {"page 3 busy", "'page 3 busy': " + page},
        {"page 3 complete", "'page 3 complete': " + page},
        {"page 0 drop", "'page 0 drop': " + page},
        {"page 3 drop now", "'page 3 drop now': " + page},
    };
    for (const MistakeRow& row : rows) {
        EXPECT_EQ(stepComplaint("\"wait 1s\", \"" + row.text + "\""),
                  "rules.toml:3: rule[0].steps[1]: " + row.complaint)
            << row.text;
    }
}

TEST(ScenarioFile, StepsThatContradictEachOther) {
    const std::string afterRing =
        "not possible after the telephone rang; then a call ends with "
        "no-answer, not-fax-call, disconnected, drop, fatal-error, "
        "complete, hang";
    const std::string afterAnswer =
        "not possible after the call was answered; then a call ends "
        "with not-fax-call, disconnected, drop, fatal-error, complete, "
        "hang";
    const std::string afterPage =
        "not possible after pages went over; then a call ends with "
        "disconnected, drop, fatal-error, complete, hang";
    const auto follows = [](const std::string& end) {
        return "nothing can follow '" + end + "', which is the end of the call";
    };
    const MistakeRow rows[] = {
        {R"("drop", "pages 1")", "[1]: 'pages 1': " + follows("drop")},
        {R"("busy", "busy")", "[1]: 'busy': " + follows("busy")},
        {R"("complete", "wait 1s")", "[1]: 'wait 1s': " + follows("complete")},
        {R"("hang", "drop")", "[1]: 'drop': " + follows("hang")},
        {R"("page 2 drop", "drop")", "[1]: 'drop': " + follows("page 2 drop")},
        {R"("answer", "answer")", "[1]: 'answer': the call was answered before"},
        {R"("answer", "ring")", "[1]: 'ring': the call was answered before"},
        {R"("pages 1", "answer")", "[1]: 'answer': the call was answered before"},
        {R"("wait 1s", "dial 1s")", "[1]: 'dial 1s': can only be the first step"},
        {R"("csid A", "csid B")", "[1]: 'csid B': the other end has said before what it is called"},
        {R"("pages 1", "csid A")", "[1]: 'csid A': must come before the first page"},
        {R"("pages 3", "page 3 drop")",
         "[1]: 'page 3 drop': that page went over before; the next one is page 4"},
        {R"("pages 9999", "pages 2")", "[1]: 'pages 2': that is more than 10000 pages in all"},
        {R"("ring", "busy")", "[1]: 'busy': " + afterRing},
        {R"("ring", "no-dial-tone")", "[1]: 'no-dial-tone': " + afterRing},
        {R"("ring", "bad-address")", "[1]: 'bad-address': " + afterRing},
        {R"("ring", "line-unavailable")", "[1]: 'line-unavailable': " + afterRing},
        {R"("ring", "call-delayed")", "[1]: 'call-delayed': " + afterRing},
        {R"("ring", "blacklisted")", "[1]: 'blacklisted': " + afterRing},
        {R"("answer", "no-answer")", "[1]: 'no-answer': " + afterAnswer},
        {R"("ring", "answer", "busy")", "[2]: 'busy': " + afterAnswer},
        {R"("pages 1", "not-fax-call")", "[1]: 'not-fax-call': " + afterPage},
    };
    for (const MistakeRow& row : rows) {
        EXPECT_EQ(stepComplaint(row.text), "rules.toml:3: rule[0].steps" + row.complaint)
            << row.text;
    }
    for (const char* possible :
         {R"("ring", "no-answer")", R"("ring", "not-fax-call")", R"("answer", "not-fax-call")",
          R"("ring", "drop")", R"("answer", "fatal-error")", R"("pages 1", "fatal-error")",
          R"("pages 1", "page 2 drop")", R"("pages 10000")", R"("wait 1s", "busy")",
          R"("  ring   5s ", "csid  A ")"}) {
        EXPECT_EQ(stepComplaint(possible), "accepted") << possible;
    }
}

TEST(ScenarioFile, NamesTheLineOfTheStep) {
    EXPECT_EQ(complaintAbout("rule = [\n  { attempt = 1, steps = [\"busy\"] },\n"
                             "  { steps = [\n    \"ring\",\n    \"bell\"\n  ] } ]")
                  .substr(0, 38),
              "rules.toml:5: rule[1].steps[1]: 'bell'");
}

TEST(ScenarioFile, NoToml) {
    EXPECT_EQ(complaintAbout("rule = [\n  { steps = [\"busy\" }\n]").substr(0, 14),
              "rules.toml:2: ");
    EXPECT_EQ(complaintAbout("a = 1\na = 2").substr(0, 14), "rules.toml:2: ");
    EXPECT_EQ(complaintAbout("a = \"\xC3\"").substr(0, 14), "rules.toml:1: ");
}

TEST(ScenarioFile, IsOfLimitedSize) {
    const std::string largest(kLargestScenario, ' ');
    EXPECT_EQ(complaintAbout(largest), "accepted");
    EXPECT_EQ(complaintAbout(largest + " "),
              "rules.toml: 262145 bytes: a scenario has at most 262144");
    std::string rules = "rule = [\n";
    for (int i = 0; i < 1'000; ++i) rules += "{attempt = 1, steps = []},\n";
    EXPECT_EQ(complaintAbout(rules + "]"), "accepted");
    EXPECT_EQ(complaintAbout(rules + "{steps = []} ]"),
              "rules.toml:1: rule: 1001 rules: expected at most 1000");
    std::string steps;
    for (int i = 0; i < 100; ++i) steps += "\"wait 1s\", ";
    EXPECT_EQ(stepComplaint(steps), "accepted");
    EXPECT_EQ(stepComplaint(steps + "\"busy\""),
              "rules.toml:3: rule[0].steps: 101 steps: expected at most 100");
    EXPECT_NE(complaintAbout("a = " + std::string(100'000, '[')), "accepted");
}

}  // namespace
}  // namespace winfax::line
