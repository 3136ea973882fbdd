// SPDX-License-Identifier: MIT
#include "line/scripted_line.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace winfax::line {
namespace {

using model::DeviceState;
using std::chrono::seconds;
using testing::ElementsAre;
using testing::IsEmpty;

const model::Time kStart{std::chrono::sys_days{std::chrono::year(2026) / 11 / 22}};

std::string nameOf(DeviceState state) {
    switch (state) {
        case DeviceState::dialing:
            return "dialing";
        case DeviceState::sending:
            return "sending";
        case DeviceState::completed:
            return "completed";
        case DeviceState::busy:
            return "busy";
        case DeviceState::disconnected:
            return "disconnected";
        case DeviceState::fatalError:
            return "fatal";
        case DeviceState::aborting:
            return "aborting";
        default:
            return std::to_string(static_cast<std::uint32_t>(state));
    }
}

struct Rig {
    void start(std::u16string number, std::uint32_t pages) {
        line->start(
            {.jobId = 1, .number = std::move(number), .tsid = u"", .pages = pages, .document = {}},
            {.progress =
                 [this](DeviceState state, std::uint32_t page) {
                     log(nameOf(state) + " " + std::to_string(page));
                     if (onProgress) onProgress(page);
                 },
             .ended =
                 [this](CallResult result) {
                     EXPECT_EQ(line->state(), DeviceState::available);
                     log("ended " + nameOf(result.outcome) + " " + std::to_string(result.pages));
                     if (onEnded) onEnded();
                 }});
    }
    void log(const std::string& text) {
        const auto passed = std::chrono::duration_cast<seconds>(clock.now() - kStart).count();
        seen.push_back(std::to_string(passed) + "s " + text);
    }
    void run() {
        while (clock.runDue() || clock.step()) {
        }
    }

    clock::Clock clock{clock::Mode::jump, kStart};
    std::unique_ptr<Line> line = makeScriptedLine(clock, 7, u"Line 7");
    std::vector<std::string> seen;
    std::function<void(std::uint32_t)> onProgress;
    std::function<void()> onEnded;
};

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

TEST(ScriptedLine, M6OneSecondToDialAndOneAPage) {
    Rig rig;
    EXPECT_EQ(rig.line->deviceId(), 7u);
    EXPECT_EQ(rig.line->name(), u"Line 7");
    EXPECT_EQ(rig.line->state(), DeviceState::available);
    rig.start(u"5550100", 3);
    EXPECT_THAT(rig.seen, IsEmpty()) << "no callback inside start()";
    EXPECT_EQ(rig.line->state(), DeviceState::dialing);
    rig.run();
    EXPECT_THAT(rig.seen, ElementsAre("0s dialing 0", "1s sending 1", "2s sending 2",
                                      "3s sending 3", "4s ended completed 3"));
}

TEST(ScriptedLine, AFailureToConnectEndsAfterDialling) {
    for (const std::u16string end : {u"01", u"02", u"03", u"04", u"05", u"08", u"09", u"10"}) {
        Rig rig;
        const std::u16string number = u"9999999" + end;
        rig.start(number, 2);
        rig.run();
        EXPECT_THAT(rig.seen, ElementsAre("0s dialing 0",
                                          "1s ended " + nameOf(scriptedOutcome(number)) + " 0"));
    }
}

TEST(ScriptedLine, ABrokenCallEndsAfterItsFirstPageWithNone) {
    Rig disconnected;
    disconnected.start(u"999999906", 3);
    disconnected.run();
    EXPECT_THAT(disconnected.seen,
                ElementsAre("0s dialing 0", "1s sending 1", "2s ended disconnected 0"));
    Rig fatal;
    fatal.start(u"999999907", 1);
    fatal.run();
    EXPECT_THAT(fatal.seen, ElementsAre("0s dialing 0", "1s sending 1", "2s ended fatal 0"));
}

TEST(ScriptedLine, ACallWithoutPagesCompletesAfterDialling) {
    Rig rig;
    rig.start(u"5550100", 0);
    rig.run();
    EXPECT_THAT(rig.seen, ElementsAre("0s dialing 0", "1s ended completed 0"));
}

TEST(ScriptedLine, AbortEndsTheCallLaterAndOnlyOnce) {
    Rig rig;
    rig.line->abort();  // nothing to abort
    rig.start(u"5550100", 3);
    rig.clock.runDue();
    rig.clock.step();
    rig.clock.step();
    EXPECT_EQ(rig.line->state(), DeviceState::sending);
    rig.line->abort();
    rig.line->abort();
    EXPECT_EQ(rig.line->state(), DeviceState::aborting);
    EXPECT_EQ(rig.seen.size(), 3u) << "ended comes later";
    rig.run();
    EXPECT_THAT(rig.seen,
                ElementsAre("0s dialing 0", "1s sending 1", "2s sending 2", "2s ended aborting 1"));
    EXPECT_EQ(rig.line->state(), DeviceState::available);
}

TEST(ScriptedLine, AbortBeforeTheFirstCallback) {
    Rig rig;
    rig.start(u"5550100", 1);
    rig.line->abort();
    rig.run();
    EXPECT_THAT(rig.seen, ElementsAre("0s ended aborting 0"));
}

TEST(ScriptedLine, AbortFromInsideAProgressCallback) {
    Rig rig;
    rig.onProgress = [&](std::uint32_t page) {
        if (page == 2) rig.line->abort();
    };
    rig.start(u"5550100", 5);
    rig.run();
    EXPECT_EQ(rig.seen.back(), "2s ended aborting 1");
    EXPECT_EQ(rig.seen.size(), 4u);
}

TEST(ScriptedLine, TakesTheNextCallFromInsideEnded) {
    Rig rig;
    int calls = 1;
    rig.onEnded = [&] {
        if (++calls == 2) rig.start(u"999999901", 1);
    };
    rig.start(u"5550100", 1);
    rig.run();
    EXPECT_THAT(rig.seen, ElementsAre("0s dialing 0", "1s sending 1", "2s ended completed 1",
                                      "2s dialing 0", "3s ended busy 0"));
}

TEST(ScriptedLine, LeavesNoTimerBehind) {
    Rig rig;
    rig.start(u"5550100", 1);
    rig.line.reset();
    rig.run();
    EXPECT_THAT(rig.seen, IsEmpty());
}

}  // namespace
}  // namespace winfax::line
