// SPDX-License-Identifier: MIT
// A fuzzer in small: damaged copies of good scenarios and steps made of words that belong together,
// from a fixed seed. What is accepted is then played: every call ends, or hangs and can be aborted.
#include <gtest/gtest.h>

#include <random>

#include "line_rig.h"

namespace winfax::line {
namespace {

const char* const kGood[] = {
    R"(rule = [
  { attempt = "1-2", steps = ["busy"] },
  { attempt = 3, steps = ["ring 5s", "answer", "csid FAR END", "pages 3", "drop"] },
  { steps = ["complete"] },
])",
    R"([[rule]]
number = "555-02*"
user = "*\\grace"
time = "20:00-07:00"
steps = ["dial 3s", "pace 250ms", "page 3 disconnected"]

[[rule]]
recipient = "Ada ?*"
document = "*.tif"
steps = ["ring", "wait 2m", "hang"]
)"};

void play(Scenario scenario) {
    LineRig rig(std::make_shared<const Scenario>(std::move(scenario)));
    for (std::uint32_t attempt = 1; attempt <= 3; ++attempt) {
        OutgoingCall call;
        call.attempt = attempt;
        call.number = u"555-0200";
        call.recipient = u"Ada L";
        call.pages = 4;
        rig.start(call);
        rig.run();
        rig.line->abort();
        rig.run();
        ASSERT_EQ(rig.line->state(), model::DeviceState::available);
        ASSERT_LE(rig.result.pages, 4u);
        ASSERT_TRUE(rig.result.outcome != model::DeviceState::completed || rig.result.pages == 4);
    }
}

int testOneInput(const std::string& text) {
    auto scenario = parseScenario(text, "rules.toml");
    if (scenario) {
        play(std::move(*scenario));
        return 1;
    }
    EXPECT_EQ(scenario.error().code, model::ErrorCode::invalidData);
    EXPECT_EQ(scenario.error().detail.substr(0, 11), "rules.toml:") << scenario.error().detail;
    return 0;
}

void mutate(std::string& text, std::mt19937& random) {
    static constexpr std::string_view kPieces[] = {
        "\"",    "[",       "]",          "{",          "}",       ",",          "=",    "\n",
        "steps", "rule",    "attempt = ", "\"drop\", ", "-",       "9999999999", "0",    "ms",
        " ",     "\\u0000", "#",          "'''",        "page 2 ", "1979-05-27", "\xFF", "."};
    for (auto left = 1 + random() % 4; left > 0 && !text.empty(); --left) {
        const std::size_t at = random() % text.size();
        switch (random() % 5) {
            case 0:
                text[at] = static_cast<char>(random());
                break;
            case 1:
                text.erase(at, 1 + random() % 6);
                break;
            case 2:
                text.insert(at, text.substr(random() % text.size(), random() % 20));
                break;
            case 3:
                if (text[at] >= '0' && text[at] <= '9') {
                    text[at] = static_cast<char>('0' + random() % 10);
                }
                break;
            default:
                text.insert(at, kPieces[random() % std::size(kPieces)]);
                break;
        }
    }
}

TEST(ScenarioMutation, NothingCrashesTheParser) {
    std::mt19937 random(20'261'127);
    int accepted = 0;
    constexpr int kRounds = 10'000;
    for (int round = 0; round < kRounds; ++round) {
        std::string text = kGood[static_cast<std::size_t>(round) % std::size(kGood)];
        mutate(text, random);
        accepted += testOneInput(text);
    }
    // Both roads are walked.
    EXPECT_GT(accepted, kRounds / 50);
    EXPECT_LT(accepted, kRounds * 49 / 50);
}

TEST(ScenarioMutation, StepsInAnyOrder) {
    std::mt19937 random(4);
    int accepted = 0;
    constexpr int kRounds = 5'000;
    for (int round = 0; round < kRounds; ++round) {
        static constexpr std::string_view kSteps[] = {
            "dial 2s", "ring",        "ring 5s",  "answer",  "csid FAR END", "pace 0s",
            "pace 2s", "pages 1",     "pages 3",  "pages 9", "wait 1s",      "page 2 drop",
            "drop",    "page 5 drop", "complete", "hang",    "busy",         "no-answer"};
        std::string text = "rule = [ { steps = [";
        for (auto left = random() % 6; left > 0; --left) {
            text += "\"" + std::string(kSteps[random() % std::size(kSteps)]) + "\", ";
        }
        accepted += testOneInput(text + "] } ]");
    }
    EXPECT_GT(accepted, kRounds / 20);
    EXPECT_LT(accepted, kRounds * 19 / 20);
}

TEST(ScenarioMutation, RandomBytes) {
    std::mt19937 random(7);
    for (int round = 0; round < 2'000; ++round) {
        std::string text = "rule = [";
        for (auto left = random() % 200; left > 0; --left) {
            text.push_back(static_cast<char>(random() % 3 == 0 ? random() : ' ' + random() % 95));
        }
        testOneInput(text);
    }
}

}  // namespace
}  // namespace winfax::line
