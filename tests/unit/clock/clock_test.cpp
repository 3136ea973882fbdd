// SPDX-License-Identifier: MIT
#include "clock/clock.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

namespace winfax::clock {
namespace {

using model::Time;
using std::chrono::days;
using std::chrono::hours;
using std::chrono::seconds;
using testing::ElementsAre;
using testing::IsEmpty;

const Time kStart{std::chrono::sys_days{std::chrono::year(2026) / 11 / 22}};

struct Rig {
    explicit Rig(Mode mode) : clock(mode, kStart) {}

    TimerId note(seconds after, std::string name, Purpose purpose = Purpose::work) {
        return clock.at(kStart + after, purpose, [this, name = std::move(name)] {
            ran.push_back(name + "@" + std::to_string(elapsed()));
        });
    }
    std::int64_t elapsed() const {
        return std::chrono::duration_cast<seconds>(clock.now() - kStart).count();
    }
    int stepUntilStill() {
        int steps = 0;
        while (clock.runDue() || clock.step()) ++steps;
        return steps;
    }

    Clock clock;
    std::vector<std::string> ran;
};

TEST(ClockMode, NamesLeadBackToTheirModes) {
    for (const Mode mode : {Mode::real, Mode::virtualTime, Mode::jump}) {
        EXPECT_EQ(modeFromName(nameOf(mode)), mode);
    }
    EXPECT_EQ(nameOf(Mode::virtualTime), "virtual");
    EXPECT_EQ(modeFromName("Virtual"), std::nullopt);
    EXPECT_EQ(modeFromName(""), std::nullopt);
}

TEST(ClockReal, TellsTheSystemsTimeAndItsNextAlarm) {
    Clock clock(Mode::real, kStart);
    const auto before = std::chrono::floor<model::Ticks>(std::chrono::system_clock::now());
    const Time now = clock.now();
    EXPECT_GE(now, before);
    EXPECT_EQ(clock.nextAlarm(), std::nullopt);

    clock.at(now + hours(2), Purpose::work, [] {});
    clock.at(now + hours(1), Purpose::housekeeping, [] {});
    EXPECT_EQ(clock.nextAlarm(), now + hours(1));
    EXPECT_FALSE(clock.runDue());
    EXPECT_FALSE(clock.step());
    EXPECT_FALSE(clock.advanceTo(now + hours(3), {}));
    EXPECT_FALSE(clock.advanceUntilIdle({}));
}

TEST(ClockReal, RunsWhatIsPastInOrderOfTime) {
    Clock clock(Mode::real, kStart);
    std::vector<int> ran;
    const Time now = clock.now();
    clock.at(now - seconds(1), Purpose::work, [&] { ran.push_back(2); });
    clock.at(now - seconds(2), Purpose::housekeeping, [&] { ran.push_back(1); });
    clock.at(now - seconds(1), Purpose::work, [&] { ran.push_back(3); });
    EXPECT_TRUE(clock.runDue());
    EXPECT_THAT(ran, ElementsAre(1, 2, 3));
    EXPECT_FALSE(clock.runDue());
}

TEST(ClockTimers, ACancelledTimerNeverRuns) {
    Rig rig(Mode::jump);
    const TimerId first = rig.note(seconds(1), "first");
    rig.note(seconds(1), "second");
    rig.clock.cancel(first);
    rig.clock.cancel(first);
    rig.clock.cancel(0);
    rig.clock.cancel(99);
    rig.stepUntilStill();
    EXPECT_THAT(rig.ran, ElementsAre("second@1"));
}

TEST(ClockTimers, ATaskMayCreateAndCancelTimers) {
    Rig rig(Mode::jump);
    TimerId victim = 0;
    rig.clock.at(kStart + seconds(1), Purpose::work, [&] {
        rig.clock.cancel(victim);
        rig.note(seconds(1), "at once");
        rig.note(seconds(3), "later");
    });
    victim = rig.note(seconds(1), "victim");
    rig.stepUntilStill();
    EXPECT_THAT(rig.ran, ElementsAre("at once@1", "later@3"));
}

TEST(ClockTimers, WhatATaskHoldsMayCancelTimersWhenItIsDropped) {
    Clock clock(Mode::jump, kStart);
    const TimerId other = clock.at(kStart + seconds(1), Purpose::work, [] {});
    auto canceller = std::shared_ptr<int>(new int, [&](int* value) {
        clock.cancel(other);
        delete value;
    });
    const TimerId holder = clock.at(kStart + seconds(1), Purpose::work, [canceller] {});
    canceller.reset();
    clock.cancel(holder);
    EXPECT_FALSE(clock.step());
}

TEST(ClockJump, GoesFromWorkTimerToWorkTimer) {
    Rig rig(Mode::jump);
    rig.note(seconds(600), "retry");
    rig.note(seconds(1), "dialled");
    EXPECT_FALSE(rig.clock.runDue());
    EXPECT_TRUE(rig.clock.step());
    EXPECT_THAT(rig.ran, ElementsAre("dialled@1"));
    EXPECT_TRUE(rig.clock.step());
    EXPECT_THAT(rig.ran, ElementsAre("dialled@1", "retry@600"));
    EXPECT_FALSE(rig.clock.step());
    EXPECT_EQ(rig.elapsed(), 600);
    EXPECT_EQ(rig.clock.nextAlarm(), std::nullopt);
}

TEST(ClockJump, HousekeepingFiresOnTheWayButNeverMakesTimePass) {
    Rig rig(Mode::jump);
    rig.note(days(30), "old job leaves", Purpose::housekeeping);
    EXPECT_FALSE(rig.clock.step());
    EXPECT_EQ(rig.elapsed(), 0);

    rig.note(seconds(5), "tidy", Purpose::housekeeping);
    rig.note(seconds(10), "work");
    rig.stepUntilStill();
    EXPECT_THAT(rig.ran, ElementsAre("tidy@5", "work@10"));
}

TEST(ClockJump, ATimerInThePastDoesNotTurnTimeBack) {
    Rig rig(Mode::jump);
    rig.note(seconds(10), "ten");
    rig.stepUntilStill();
    rig.note(seconds(3), "three");
    rig.stepUntilStill();
    EXPECT_THAT(rig.ran, ElementsAre("ten@10", "three@10"));
}

TEST(ClockVirtual, StandsStillUntilAdvanced) {
    Rig rig(Mode::virtualTime);
    rig.note(seconds(1), "one");
    EXPECT_FALSE(rig.clock.runDue());
    EXPECT_FALSE(rig.clock.step());
    EXPECT_THAT(rig.ran, IsEmpty());
}

TEST(ClockVirtual, AdvanceRunsEveryTimerUpToTheTargetAndNotBeyond) {
    Rig rig(Mode::virtualTime);
    rig.note(seconds(1), "one");
    rig.note(seconds(2), "tidy", Purpose::housekeeping);
    rig.note(seconds(3), "three");
    rig.note(seconds(4), "four");
    std::optional<Time> reached;
    EXPECT_TRUE(rig.clock.advanceTo(kStart + seconds(3), [&](Time time) { reached = time; }));
    EXPECT_EQ(reached, std::nullopt) << "the moving is done by step()";
    EXPECT_TRUE(rig.clock.step());
    EXPECT_THAT(rig.ran, ElementsAre("one@1"));
    rig.stepUntilStill();
    EXPECT_THAT(rig.ran, ElementsAre("one@1", "tidy@2", "three@3"));
    EXPECT_EQ(reached, kStart + seconds(3));
}

TEST(ClockVirtual, WhatATimerCausesHappensBeforeTheNextOne) {
    Rig rig(Mode::virtualTime);
    rig.clock.at(kStart + seconds(1), Purpose::work, [&] { rig.note(seconds(2), "caused"); });
    rig.note(seconds(3), "three");
    rig.clock.advanceTo(kStart + hours(1), {});
    rig.stepUntilStill();
    EXPECT_THAT(rig.ran, ElementsAre("caused@2", "three@3"));
    EXPECT_EQ(rig.elapsed(), 3600);
}

TEST(ClockVirtual, AdvancesQueueUpAndTimeNeverGoesBack) {
    Rig rig(Mode::virtualTime);
    std::vector<std::int64_t> reached;
    const auto done = [&](Time) { reached.push_back(rig.elapsed()); };
    rig.clock.advanceTo(kStart + seconds(10), done);
    rig.clock.advanceTo(kStart + seconds(5), done);
    rig.clock.advanceTo(kStart + seconds(20), done);
    rig.stepUntilStill();
    EXPECT_THAT(reached, ElementsAre(10, 10, 20));
}

TEST(ClockVirtual, UntilIdleStopsAfterTheLastWorkTimer) {
    Rig rig(Mode::virtualTime);
    rig.note(seconds(1), "tidy", Purpose::housekeeping);
    rig.note(seconds(7), "work");
    rig.note(days(30), "old job leaves", Purpose::housekeeping);
    std::optional<Time> reached;
    rig.clock.advanceUntilIdle([&](Time time) { reached = time; });
    rig.stepUntilStill();
    EXPECT_THAT(rig.ran, ElementsAre("tidy@1", "work@7"));
    EXPECT_EQ(reached, kStart + seconds(7));
}

TEST(ClockVirtual, DoneMayAskForTheNextAdvance) {
    Rig rig(Mode::virtualTime);
    rig.clock.advanceTo(kStart + seconds(1), [&](Time) {
        rig.clock.advanceTo(kStart + seconds(2), [&](Time) { rig.ran.push_back("second"); });
    });
    rig.stepUntilStill();
    EXPECT_THAT(rig.ran, ElementsAre("second"));
    EXPECT_EQ(rig.elapsed(), 2);
}

}  // namespace
}  // namespace winfax::clock
