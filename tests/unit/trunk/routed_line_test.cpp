// SPDX-License-Identifier: MIT
// What comes of a call that a route names.
#include "document/tiff_check.h"
#include "trunk_rig.h"

namespace winfax::trunk::test {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST_F(RoutedLineTest, IsTheLineInside) {
    EXPECT_EQ(line->deviceId(), 7u);
    EXPECT_EQ(line->name(), u"Line 7");
    EXPECT_TRUE(line->capabilities().decodesPages);
    EXPECT_EQ(line->state(), DeviceState::available);
}

TEST_F(RoutedLineTest, OtherNumbersAreNoBusinessOfIts) {
    dial(u"555-0100");
    EXPECT_EQ(inner->started, 1);
    EXPECT_EQ(line->state(), DeviceState::dialing);
    inner->observer.progress(DeviceState::dialing, 0);
    inner->end(DeviceState::completed, 2);
    EXPECT_THAT(seen, ElementsAre("FPS_DIALING 0", "ended FPS_COMPLETED 2"));
    EXPECT_EQ(result.farId, u"SOME MACHINE");
    EXPECT_EQ(farEnd.made, 0);
}

TEST_F(RoutedLineTest, CallsThatComeInAreNoBusinessOfIts) {
    line->ring({.callerId = u"555", .tsid = u"X"}, {});
    EXPECT_EQ(line->state(), DeviceState::ringing);
    line->answer(u"ME");
    line->transmit(fax, 3, true);
    line->hangUp();
    line->abort();
    EXPECT_THAT(inner->did, ElementsAre("ring 555", "answer ME", "transmit 3", "hang up", "abort"));
}

TEST_F(RoutedLineTest, ACompletedCallIsSafeAtTheOtherInstanceFirst) {
    dial(u"(555) 02-34");
    EXPECT_THAT(seen, IsEmpty()) << "no callback inside start()";
    EXPECT_EQ(line->state(), DeviceState::dialing);
    ASSERT_TRUE(farEnd.waitUntilPlaced());
    EXPECT_EQ(farEnd.instance, "other");
    EXPECT_EQ(farEnd.caller->tsid, u"ME");
    EXPECT_EQ(inner->started, 0) << "nobody has answered yet";

    farEnd.answer(u"FAR");
    untilInnerStarted();
    EXPECT_EQ(inner->outgoing.number, u"(555) 02-34");
    inner->observer.progress(DeviceState::dialing, 0);
    inner->now = DeviceState::sending;
    inner->observer.progress(DeviceState::sending, 1);
    EXPECT_EQ(line->state(), DeviceState::sending);
    EXPECT_THAT(seen, ElementsAre("FPS_DIALING 0", "FPS_SENDING 1")) << "it dials once";

    inner->end(DeviceState::completed, 3);
    ASSERT_TRUE(farEnd.waitUntilTransmitted());
    EXPECT_EQ(farEnd.document, fax);
    EXPECT_TRUE(farEnd.whole);
    EXPECT_EQ(line->state(), DeviceState::sending);
    loop.runWaiting();
    EXPECT_EQ(seen.size(), 2u) << "not before the other instance has it";

    farEnd.deliver({DeviceState::completed, 3, {}});
    until(3);
    EXPECT_EQ(seen.back(), "ended FPS_COMPLETED 3");
    EXPECT_EQ(result.farId, u"FAR");
    EXPECT_EQ(line->state(), DeviceState::available);
    EXPECT_TRUE(farEnd.waitUntilGone());
}

TEST_F(RoutedLineTest, WhoDoesNotAnswerEndsTheCallAtOnce) {
    for (const DeviceState outcome :
         {DeviceState::busy, DeviceState::noAnswer, DeviceState::callBlacklisted}) {
        seen.clear();
        dial(u"555-0200");
        farEnd.answer({outcome, u"", ""});
        until(2);
        EXPECT_THAT(seen, ElementsAre("FPS_DIALING 0", "ended " + nameOf(outcome) + " 0"));
        EXPECT_TRUE(farEnd.waitUntilGone());
    }
    EXPECT_EQ(inner->started, 0);
    EXPECT_FALSE(farEnd.transmitted);
}

TEST_F(RoutedLineTest, AnInstanceThatCannotBeReachedDoesNotAnswer) {
    dial(u"555-0200");
    farEnd.answer({DeviceState::noAnswer, u"", "nobody listens"});
    until(2);
    EXPECT_EQ(seen.back(), "ended FPS_NO_ANSWER 0");
}

TEST_F(RoutedLineTest, WhatTheFarEndReceivedIsWhatIsDelivered) {
    dialAnswered();
    const Document received = faxOf(2);
    inner->end(DeviceState::completed, 2, received);
    ASSERT_TRUE(farEnd.waitUntilTransmitted());
    EXPECT_EQ(farEnd.document, received);
}

TEST_F(RoutedLineTest, ACallThatBreaksOffDeliversThePagesThatCameOver) {
    dialAnswered();
    inner->end(DeviceState::disconnected, 2);
    ASSERT_TRUE(farEnd.waitUntilTransmitted());
    EXPECT_FALSE(farEnd.whole);
    ASSERT_TRUE(farEnd.document);
    EXPECT_EQ(document::checkTiff(*farEnd.document)->pages, 2u);
    farEnd.deliver({DeviceState::disconnected, 2, {}});
    until(2);
    EXPECT_EQ(seen.back(), "ended FPS_DISCONNECTED 2");
}

TEST_F(RoutedLineTest, APartialFaxOfTheProtocolsOwnIsDeliveredAsItIs) {
    dialAnswered();
    const Document received = faxOf(1);
    inner->end(DeviceState::fatalError, 1, received);
    ASSERT_TRUE(farEnd.waitUntilTransmitted());
    EXPECT_EQ(farEnd.document, received);
    EXPECT_FALSE(farEnd.whole);
    farEnd.deliver({DeviceState::completed, 1, {}});
    until(2);
    EXPECT_EQ(seen.back(), "ended FPS_FATAL_ERROR 1") << "this end's failure stays one";
}

TEST_F(RoutedLineTest, WithoutAPageThereIsNothingToDeliver) {
    dialAnswered();
    inner->end(DeviceState::busy);
    EXPECT_EQ(seen.back(), "ended FPS_BUSY 0");
    EXPECT_TRUE(farEnd.waitUntilGone());
    EXPECT_FALSE(farEnd.transmitted);
}

TEST_F(RoutedLineTest, ACallWithoutPagesCompletesThereToo) {
    dialAnswered();
    inner->end(DeviceState::completed, 0);
    ASSERT_TRUE(farEnd.waitUntilTransmitted());
    EXPECT_EQ(farEnd.document, nullptr);
    farEnd.deliver({DeviceState::completed, 0, {}});
    until(2);
    EXPECT_EQ(seen.back(), "ended FPS_COMPLETED 0");
}

TEST_F(RoutedLineTest, WhatTheOtherInstanceDoesNotHaveWasNotSent) {
    const std::pair<FarCall::Delivery, const char*> rows[] = {
        {{DeviceState::disconnected, 0, "it was killed"}, "ended FPS_DISCONNECTED 0"},
        {{DeviceState::fatalError, 1, {}}, "ended FPS_FATAL_ERROR 1"},
        {{DeviceState::disconnected, 9, {}}, "ended FPS_DISCONNECTED 3"},
    };
    for (const auto& [delivery, ended] : rows) {
        seen.clear();
        inner->started = 0;
        dialAnswered();
        inner->end(DeviceState::completed, 3);
        farEnd.deliver(delivery);
        until(2);
        EXPECT_EQ(seen.back(), ended);
    }
}

TEST_F(RoutedLineTest, TheRecordTellsWhoAnsweredAndHowItEnded) {
    model::CallRecord record;
    record.Outcome = static_cast<std::uint32_t>(DeviceState::completed);
    record.FarId = u"?";
    record.Result = u"OK";
    dialAnswered();
    inner->end(DeviceState::completed, 3, nullptr,
               std::make_shared<const model::CallRecord>(record));
    farEnd.deliver({DeviceState::disconnected, 0, {}});
    until(2);
    ASSERT_TRUE(result.record);
    EXPECT_EQ(result.record->FarId, u"FAR");
    EXPECT_EQ(result.record->Outcome, static_cast<std::uint32_t>(DeviceState::disconnected));
    EXPECT_EQ(result.record->Result, u"the pages did not come to instance other");
}

}  // namespace
}  // namespace winfax::trunk::test
