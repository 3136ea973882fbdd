// SPDX-License-Identifier: MIT
// A program's sent fax is another program's received fax; and what else comes of dialling a number
// that another instance has.
#include <gmock/gmock.h>

#include "station.h"

namespace winfax::endtoend {
namespace {

using model::EventId;
using testing::ElementsAre;
using testing::IsEmpty;

constexpr auto kBusy = EventId::busy;
constexpr auto kNoAnswer = EventId::noAnswer;

// 555-02... at `caller` is `callee`.
class TwoInstances : public testing::Test {
  protected:
    void startBoth() {
        caller.route(callee.name());
        callee.start();
        caller.start();
    }

    Station callee{"jump"};
    Station caller{"jump"};
};

TEST_F(TwoInstances, WhatOneSendsTheOtherReceives) {
    startBoth();
    callee.receiveOn(1, u"CALLEE");
    const std::uint32_t sent = caller.send(u"555-0234", 3);
    caller.await(EventId::deleted, sent);
    EXPECT_THAT(caller.seen(),
                ElementsAre("FEI_JOB_QUEUED", "FEI_DIALING", "FEI_SENDING", "FEI_SENDING",
                            "FEI_SENDING", "FEI_COMPLETED", "FEI_DELETED"));
    EXPECT_THAT(callee.files("received"), ElementsAre(documentOf(3)));
    EXPECT_THAT(caller.files("sent"), ElementsAre(documentOf(3)));

    callee.await(EventId::idle);
    EXPECT_THAT(callee.seen(),
                ElementsAre("FEI_RINGING", "FEI_ANSWERED", "FEI_RECEIVING", "FEI_RECEIVING",
                            "FEI_RECEIVING", "FEI_COMPLETED", "FEI_DELETED", "FEI_IDLE"));
}

// The caller's modem to a far machine in its own memory, and what that received to the other
// instance, whose modem receives it from a far machine there.
TEST(ModemInstances, APageGoesOverTwoWires) {
    Station callee("jump", 1, "modem");
    Station caller("jump", 1, "modem");
    caller.route(callee.name());
    callee.start();
    caller.start();
    callee.receiveOn(1, u"CALLEE");
    const std::uint32_t sent = caller.send(u"555-0234", 2);
    caller.await(EventId::deleted, sent);
    callee.await(EventId::idle);
    ASSERT_EQ(callee.files("received").size(), 1u);
    EXPECT_EQ(callee.files("received"), caller.files("sent")) << "dot by dot, and so the same file";
    const auto calls = caller.calls().call<model::ReadCalls>({sent});
    ASSERT_TRUE(calls);
    EXPECT_EQ(calls->calls.front().record.Modem, u"V.17");
    EXPECT_EQ(calls->calls.front().record.FarId, u"CALLEE");
}

TEST_F(TwoInstances, OtherNumbersGoOutAsEver) {
    startBoth();
    callee.receiveOn(1, u"CALLEE");
    caller.await(EventId::completed, caller.send(u"555-0134"));
    EXPECT_THAT(callee.files("received"), IsEmpty());
}

TEST_F(TwoInstances, NobodyAnswersWhereNoLineReceives) {
    startBoth();
    const std::uint32_t job = caller.send(u"555-0234");
    caller.await(kNoAnswer, job);
    EXPECT_EQ(caller.job(job)->QueueStatus,
              static_cast<std::uint32_t>(model::JobState::retriesExceeded));
    callee.await(EventId::idle);
    EXPECT_EQ(callee.seen().front(), "FEI_RINGING");
}

TEST_F(TwoInstances, NobodyAnswersWhereNoServiceRunsAndTheLogSaysWhy) {
    caller.route(callee.name());
    caller.start();
    caller.await(kNoAnswer, caller.send(u"555-0234"));
    EXPECT_TRUE(caller.says("its number is routed to instance " + callee.name() +
                            ", which cannot be called and so does not answer: cannot"))
        << caller.output();
}

TEST_F(TwoInstances, ACalleeWithoutAFreeLineIsBusy) {
    startBoth();
    callee.receiveOn(1, u"CALLEE");
    const auto held = callee.calls().callPatiently<model::PlaceCall>({model::kNoDevice, {}, {}});
    ASSERT_TRUE(held && held->callId != 0);
    caller.await(kBusy, caller.send(u"555-0234"));
    EXPECT_THAT(callee.files("received"), IsEmpty());
}

TEST_F(TwoInstances, CallingEachOtherAtTheSameTime) {
    callee.route(caller.name());
    startBoth();
    callee.receiveOn(2, u"CALLEE");
    caller.receiveOn(2, u"CALLER");
    constexpr std::size_t kCalls = 5;
    // Each has a line to call with, and one to be called on.
    for (std::size_t call = 1; call <= kCalls; ++call) {
        const std::uint32_t there = callee.send(u"555-0211", 1);
        const std::uint32_t here = caller.send(u"555-0222", 2);
        callee.await(EventId::completed, there);
        caller.await(EventId::completed, here);
        EXPECT_EQ(caller.files("received").size(), call);
        EXPECT_EQ(callee.files("received").size(), call);
    }
}

TEST(OneInstance, MayCallItself) {
    Station alone("jump");
    alone.route(alone.name());
    alone.start();
    alone.receiveOn(2, u"MYSELF");
    alone.await(EventId::completed, alone.send(u"555-0200", 2));
    EXPECT_THAT(alone.files("received"), ElementsAre(documentOf(2)));
}

TEST(OneInstance, WithOneLineIsBusyWhenItCallsItself) {
    Station alone("jump", 1);
    alone.route(alone.name());
    alone.start();
    alone.receiveOn(1, u"MYSELF");
    alone.await(kBusy, alone.send(u"555-0200"));
}

}  // namespace
}  // namespace winfax::endtoend
