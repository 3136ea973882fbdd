// SPDX-License-Identifier: MIT
// Abort in each phase, the end of the line in each phase, and what follows a call.
#include "trunk_rig.h"

namespace winfax::trunk::test {
namespace {

using testing::ElementsAre;

TEST_F(RoutedLineTest, AbortWhileTheOtherInstanceRings) {
    dial(u"555-0200");
    ASSERT_TRUE(farEnd.waitUntilPlaced());
    until(1);
    line->abort();
    line->abort();
    EXPECT_EQ(line->state(), DeviceState::aborting);
    EXPECT_EQ(seen.size(), 1u) << "no callback inside abort()";
    until(2);
    EXPECT_EQ(seen.back(), "ended FPS_ABORTING 0");
    EXPECT_TRUE(farEnd.waitUntilGone());
    loop.runWaiting();
    EXPECT_EQ(seen.size(), 2u);
    EXPECT_EQ(inner->started, 0);
}

TEST_F(RoutedLineTest, AbortBeforeTheFirstCallback) {
    dial(u"555-0200");
    line->abort();
    until(1);
    EXPECT_THAT(seen, ElementsAre("ended FPS_ABORTING 0"));
}

TEST_F(RoutedLineTest, AnAnswerThatCrossesAnAbortCountsNoMore) {
    dial(u"555-0200");
    until(1);
    farEnd.answer(u"FAR");
    line->abort();
    until(2);
    loop.runWaiting();
    EXPECT_EQ(seen.size(), 2u);
    EXPECT_EQ(inner->started, 0);
}

TEST_F(RoutedLineTest, AbortWhileItSendsKeepsThePagesFromTheOtherInstance) {
    dialAnswered();
    line->abort();
    EXPECT_THAT(inner->did, ElementsAre("abort"));
    inner->end(DeviceState::aborting, 1);
    EXPECT_EQ(seen.back(), "ended FPS_ABORTING 1");
    EXPECT_TRUE(farEnd.waitUntilGone());
    EXPECT_FALSE(farEnd.transmitted);
}

TEST_F(RoutedLineTest, AbortWhileTheOtherInstanceReceives) {
    dialAnswered();
    inner->end(DeviceState::completed, 3);
    ASSERT_TRUE(farEnd.waitUntilTransmitted());
    line->abort();
    until(2);
    EXPECT_EQ(seen.back(), "ended FPS_ABORTING 3");
    EXPECT_TRUE(farEnd.waitUntilGone());
}

TEST_F(RoutedLineTest, IsFreeAgainAlthoughTheOtherInstanceStandsStill) {
    farEnd.ignoreHangUp(true);
    dial(u"555-0200");
    ASSERT_TRUE(farEnd.waitUntilPlaced());
    line->abort();
    until(1);
    EXPECT_EQ(line->state(), DeviceState::available);
    dial(u"555-0100");
    EXPECT_EQ(inner->started, 1);
    farEnd.ignoreHangUp(false);
    EXPECT_TRUE(farEnd.waitUntilGone());
}

TEST_F(RoutedLineTest, TakesTheNextCallFromInsideEnded) {
    int calls = 1;
    onEnded = [&] {
        if (++calls == 2) dial(u"555-0299");
    };
    dial(u"555-0200");
    farEnd.answer({DeviceState::busy, u"", ""});
    until(3);
    farEnd.answer({DeviceState::noAnswer, u"", ""});
    until(4);
    EXPECT_THAT(seen, ElementsAre("FPS_DIALING 0", "ended FPS_BUSY 0", "FPS_DIALING 0",
                                  "ended FPS_NO_ANSWER 0"));
}

TEST_F(RoutedLineTest, RoutesAreReplacedBetweenCalls) {
    routes->replace({{u"555-03*", "third"}});
    dial(u"555-0200");
    EXPECT_EQ(inner->started, 1);
    inner->end(DeviceState::busy);
    dial(u"555-0300");
    ASSERT_TRUE(farEnd.waitUntilPlaced());
    EXPECT_EQ(farEnd.instance, "third");
}

// ---- the line goes: no thread stays, and what was posted finds nothing
// ---------------------------

TEST_F(RoutedLineTest, GoesWhileTheOtherInstanceRings) {
    dial(u"555-0200");
    ASSERT_TRUE(farEnd.waitUntilPlaced());
    line.reset();
    EXPECT_EQ(farEnd.gone, 1);
    loop.runWaiting();
    EXPECT_TRUE(seen.empty());
}

TEST_F(RoutedLineTest, GoesWhileTheOtherInstanceReceives) {
    dialAnswered();
    inner->end(DeviceState::completed, 3);
    ASSERT_TRUE(farEnd.waitUntilTransmitted());
    line.reset();
    EXPECT_EQ(farEnd.gone, 1);
    loop.runWaiting();
    EXPECT_THAT(seen, ElementsAre("FPS_DIALING 0"));
}

TEST_F(RoutedLineTest, GoesAfterAnAbortThatNobodyHeardOf) {
    dial(u"555-0200");
    ASSERT_TRUE(farEnd.waitUntilPlaced());
    line->abort();
    line.reset();
    loop.runWaiting();
    EXPECT_TRUE(seen.empty());
}

TEST_F(RoutedLineTest, AThousandCallsLeaveNoThread) {
    for (int call = 0; call < 1'000; ++call) {
        seen.clear();
        dial(u"555-0200");
        farEnd.answer({DeviceState::busy, u"", ""});
        until(2);
    }
    line.reset();
    EXPECT_EQ(farEnd.made, 1'000);
    EXPECT_EQ(farEnd.gone, 1'000);
}

}  // namespace
}  // namespace winfax::trunk::test
