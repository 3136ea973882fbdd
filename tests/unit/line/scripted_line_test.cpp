// SPDX-License-Identifier: MIT
// A scripted line without a scenario: the pace, the outcome by number, abort.
#include "line/scripted/scripted_line.h"

#include <gmock/gmock.h>

#include "line_rig.h"

namespace winfax::line {
namespace {

using model::DeviceState;
using testing::ElementsAre;
using testing::IsEmpty;

TEST(ScriptedLine, M6OneSecondToDialAndOneAPage) {
    LineRig rig;
    EXPECT_EQ(rig.line->deviceId(), 7u);
    EXPECT_EQ(rig.line->name(), u"Line 7");
    EXPECT_EQ(rig.line->state(), DeviceState::available);
    rig.start(u"5550100", 3);
    EXPECT_THAT(rig.seen, IsEmpty()) << "no callback inside start()";
    EXPECT_EQ(rig.line->state(), DeviceState::dialing);
    rig.run();
    EXPECT_THAT(rig.seen, ElementsAre("0s dialing 0", "1s sending 1", "2s sending 2",
                                      "3s sending 3", "4s ended complete 3"));
}

TEST(ScriptedLine, AFailureToConnectEndsAfterDialling) {
    for (const std::u16string end : {u"01", u"02", u"03", u"04", u"05", u"08", u"09", u"10"}) {
        LineRig rig;
        const std::u16string number = u"9999999" + end;
        rig.start(number, 2);
        rig.run();
        EXPECT_THAT(rig.seen, ElementsAre("0s dialing 0",
                                          "1s ended " + nameOf(scriptedOutcome(number)) + " 0"));
    }
}

TEST(ScriptedLine, ABrokenCallEndsAfterItsFirstPageWithNone) {
    LineRig disconnected;
    disconnected.start(u"999999906", 3);
    disconnected.run();
    EXPECT_THAT(disconnected.seen,
                ElementsAre("0s dialing 0", "1s sending 1", "2s ended disconnected 0"));
    LineRig fatal;
    fatal.start(u"999999907", 1);
    fatal.run();
    EXPECT_THAT(fatal.seen, ElementsAre("0s dialing 0", "1s sending 1", "2s ended fatal-error 0"));
}

TEST(ScriptedLine, ACallWithoutPagesCompletesAfterDialling) {
    LineRig rig;
    rig.start(u"5550100", 0);
    rig.run();
    EXPECT_THAT(rig.seen, ElementsAre("0s dialing 0", "1s ended complete 0"));
}

TEST(ScriptedLine, AbortEndsTheCallLaterAndOnlyOnce) {
    LineRig rig;
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
                ElementsAre("0s dialing 0", "1s sending 1", "2s sending 2", "2s ended abort 1"));
    EXPECT_EQ(rig.line->state(), DeviceState::available);
}

TEST(ScriptedLine, AbortBeforeTheFirstCallback) {
    LineRig rig;
    rig.start(u"5550100", 1);
    rig.line->abort();
    rig.run();
    EXPECT_THAT(rig.seen, ElementsAre("0s ended abort 0"));
}

TEST(ScriptedLine, AbortFromInsideAProgressCallback) {
    LineRig rig;
    rig.onProgress = [&](std::uint32_t page) {
        if (page == 2) rig.line->abort();
    };
    rig.start(u"5550100", 5);
    rig.run();
    EXPECT_EQ(rig.seen.back(), "2s ended abort 1");
    EXPECT_EQ(rig.seen.size(), 4u);
}

TEST(ScriptedLine, TakesTheNextCallFromInsideEnded) {
    LineRig rig;
    int calls = 1;
    rig.onEnded = [&] {
        if (++calls == 2) rig.start(u"999999901", 1);
    };
    rig.start(u"5550100", 1);
    rig.run();
    EXPECT_THAT(rig.seen, ElementsAre("0s dialing 0", "1s sending 1", "2s ended complete 1",
                                      "2s dialing 0", "3s ended busy 0"));
}

TEST(ScriptedLine, LeavesNoTimerBehind) {
    LineRig rig;
    rig.start(u"5550100", 1);
    rig.line.reset();
    rig.run();
    EXPECT_THAT(rig.seen, IsEmpty());
}

}  // namespace
}  // namespace winfax::line
