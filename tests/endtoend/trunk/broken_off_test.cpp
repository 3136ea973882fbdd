// SPDX-License-Identifier: MIT
// Calls between instances that end before they are over, in each phase. The callee's time is moved
// by the test: so the phase lasts until the test goes on.
#include <gmock/gmock.h>

#include "station.h"

namespace winfax::endtoend {
namespace {

using model::DeviceState;
using model::EventId;
using std::chrono::seconds;
using testing::ElementsAre;
using testing::IsEmpty;

class BrokenOff : public testing::Test {
  protected:
    void start(const std::string& callerClock, std::uint32_t rings = 1) {
        caller.emplace(callerClock);
        caller->route(callee.name());
        callee.start();
        callee.receiveOn(1, u"CALLEE", rings);
        caller->start();
    }
    // For start(..., 3): the first ring takes no time, the others do.
    void untilRinging() {
        job = caller->send(u"555-0234", 2);
        callee.await(EventId::ringing);
    }
    // With a virtual clock: it was answered, and the first page is on its way.
    void untilSending() {
        callee.await(EventId::answered);
        while (caller->job(job)->Status != static_cast<std::uint32_t>(DeviceState::sending)) {
            caller->advance(seconds(1));
        }
    }
    // With a jumping clock: the caller has sent all; the callee waits for its first page to end.
    void untilDelivering() {
        job = caller->send(u"555-0234", 2);
        callee.await(EventId::receiving);
    }
    void expectCancelled() {
        caller->cancel(job);
        caller->await(EventId::deleted, job);
        EXPECT_FALSE(caller->job(job)) << "it left the queue";
        EXPECT_THAT(caller->files("sent"), IsEmpty());
    }
    void callerTakesTheNextJob() {
        const std::uint32_t next = caller->send(u"555-0100", 1);
        caller->await(EventId::completed, next);
    }

    Station callee{"virtual"};
    std::optional<Station> caller;
    std::uint32_t job = 0;
};

TEST_F(BrokenOff, AbortWhileTheCalleeRings) {
    start("jump", 3);
    untilRinging();
    expectCancelled();
    callee.await(EventId::idle);
    EXPECT_THAT(callee.files("received"), IsEmpty());
    callerTakesTheNextJob();
}

TEST_F(BrokenOff, AbortWhileTheCallerSends) {
    start("virtual");
    job = caller->send(u"555-0234", 5);
    untilSending();
    expectCancelled();
    callee.await(EventId::disconnected);
    EXPECT_THAT(callee.files("received"), IsEmpty());
}

TEST_F(BrokenOff, AbortWhileTheCalleeReceives) {
    start("jump");
    untilDelivering();
    expectCancelled();
    callee.await(EventId::disconnected);
    callerTakesTheNextJob();
}

TEST_F(BrokenOff, TheCalleeIsKilledWhileItRings) {
    start("jump", 3);
    untilRinging();
    callee.kill();
    caller->await(EventId::noAnswer, job);
    EXPECT_TRUE(caller->says("does not answer")) << caller->output();
    callerTakesTheNextJob();
}

TEST_F(BrokenOff, TheCalleeIsKilledWhileItReceives) {
    start("jump");
    untilDelivering();
    callee.kill();
    caller->await(EventId::disconnected, job);
    EXPECT_EQ(caller->job(job)->QueueStatus,
              static_cast<std::uint32_t>(model::JobState::retriesExceeded));
    EXPECT_THAT(caller->files("sent"), IsEmpty());
    EXPECT_TRUE(caller->says("did not take its pages")) << caller->output();
}

TEST_F(BrokenOff, TheCalleeAbortsWhatItReceives) {
    start("jump");
    job = caller->send(u"555-0234", 2);
    const std::uint32_t coming = callee.await(EventId::receiving);
    callee.cancel(coming);
    caller->await(EventId::disconnected, job);
    EXPECT_THAT(callee.files("received"), IsEmpty());
}

TEST_F(BrokenOff, TheCallerIsKilled) {
    start("jump");
    untilDelivering();
    caller->kill();
    callee.await(EventId::disconnected);
    callee.await(EventId::idle);
}

// Neither clock waits for the other instance, whichever moves first.
TEST_F(BrokenOff, TwoVirtualClocksInTurn) {
    start("virtual", 3);
    job = caller->send(u"555-0234", 2);
    callee.await(EventId::ringing);
    caller->advance(seconds(60));
    EXPECT_EQ(caller->job(job)->Status, static_cast<std::uint32_t>(DeviceState::dialing));
    callee.advance(seconds(60));
    untilSending();
    caller->advance(seconds(60));
    callee.await(EventId::receiving);
    callee.advance(seconds(60));
    caller->await(EventId::completed, job);
    EXPECT_THAT(callee.files("received"), ElementsAre(documentOf(2)));
}

}  // namespace
}  // namespace winfax::endtoend
