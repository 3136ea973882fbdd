// SPDX-License-Identifier: MIT
#include "ipc/loop.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <thread>

namespace winfax::ipc {
namespace {

using std::chrono::steady_clock;
using namespace std::chrono_literals;

class LoopTest : public testing::Test {
  protected:
    std::unique_ptr<Loop> loop_ = makeLoop();
};

TEST_F(LoopTest, TasksRunInTheirOrder) {
    std::string seen;
    for (const char letter : {'a', 'b', 'c'})
        loop_->post([&seen, letter] { seen.push_back(letter); });
    loop_->post([this] { loop_->stop(); });
    loop_->run({});
    EXPECT_EQ(seen, "abc");
}

TEST_F(LoopTest, TasksOfOtherThreadsKeepTheOrderOfEach) {
    constexpr int kThreads = 4;
    constexpr int kTasks = 1000;
    int next[kThreads] = {};
    int done = 0;
    std::vector<std::thread> threads;
    for (int thread = 0; thread < kThreads; ++thread)
        threads.emplace_back([&, thread] {
            for (int number = 0; number < kTasks; ++number)
                loop_->post([&, thread, number] {
                    EXPECT_EQ(next[thread]++, number);
                    if (++done == kThreads * kTasks) loop_->stop();
                });
        });
    loop_->run({});
    for (auto& thread : threads) thread.join();
    EXPECT_EQ(done, kThreads * kTasks);
}

TEST_F(LoopTest, TaskMayPostATask) {
    std::string seen;
    loop_->post([&] {
        seen += "a";
        loop_->post([&] {
            seen += "c";
            loop_->stop();
        });
        seen += "b";
    });
    loop_->run({});
    EXPECT_EQ(seen, "abc");
}

TEST_F(LoopTest, StopBeforeRunAndTasksLeftAreDropped) {
    bool ran = false;
    loop_->stop();
    loop_->post([&] { ran = true; });
    loop_->run({});
    EXPECT_FALSE(ran);
}

TEST_F(LoopTest, StopEndsAfterTheTaskAtHand) {
    std::string seen;
    loop_->post([&] {
        loop_->stop();
        seen += "a";
    });
    loop_->post([&] { seen += "b"; });
    loop_->run({});
    EXPECT_EQ(seen, "a");
}

TEST_F(LoopTest, StopFromAnotherThreadWakes) {
    std::thread stopper;
    loop_->post([&] { stopper = std::thread([this] { loop_->stop(); }); });
    loop_->run({});
    stopper.join();
}

TEST_F(LoopTest, AlarmIsNeverEarlyAndComesOnce) {
    int rung = 0;
    for (const auto delay : {0us, 1us, 999us, 1001us, 15500us}) {
        const auto loop = makeLoop();
        const auto when = steady_clock::now() + delay;
        loop->setAlarm(when);
        Loop::Hooks hooks;
        hooks.alarm = [&] {
            EXPECT_GE(steady_clock::now(), when);
            ++rung;
            loop->stop();
        };
        loop->run(hooks);
    }
    EXPECT_EQ(rung, 5);
}

TEST_F(LoopTest, AlarmIsReplacedAndTakenBack) {
    std::string seen;
    loop_->setAlarm(steady_clock::now());
    loop_->setAlarm(std::nullopt);
    const auto soon = steady_clock::now() + 20ms;
    loop_->setAlarm(steady_clock::now() + 24h);
    loop_->setAlarm(soon);
    Loop::Hooks hooks;
    hooks.alarm = [&] {
        EXPECT_GE(steady_clock::now(), soon);
        seen += "alarm ";
        if (seen == "alarm ") return loop_->setAlarm(steady_clock::now());  // set in the alarm
        loop_->stop();
    };
    loop_->run(hooks);
    EXPECT_EQ(seen, "alarm alarm ");
}

TEST_F(LoopTest, IdleIsAskedOnlyWhenThereIsNothingElse) {
    std::string seen;
    Loop::Hooks hooks;
    hooks.alarm = [&] { seen += "alarm "; };
    hooks.idle = [&] {
        seen += "idle ";
        loop_->stop();
        return false;
    };
    loop_->setAlarm(steady_clock::now());
    loop_->post([&] {
        seen += "task ";
        loop_->post([&] { seen += "task "; });
    });
    loop_->run(hooks);
    EXPECT_EQ(std::count(seen.begin(), seen.end(), ' '), 4) << seen;
    EXPECT_EQ(seen.find("idle"), seen.size() - 5) << seen;
}

TEST_F(LoopTest, IdleThatMadeWorkIsFollowedByAnotherLook) {
    int asked = 0;
    int tasks = 0;
    Loop::Hooks hooks;
    hooks.idle = [&] {
        if (++asked <= 3) {
            if (asked == 2) loop_->post([&] { ++tasks; });
            return true;
        }
        loop_->stop();
        return false;
    };
    loop_->run(hooks);
    EXPECT_EQ(asked, 4);
    EXPECT_EQ(tasks, 1);
}

// Work that idle itself did (the virtual clock went on) is gathered like any other.
TEST_F(LoopTest, TurnEndedComesAfterWorkAndBeforeWaiting) {
    std::string seen;
    Loop::Hooks hooks;
    hooks.idle = [&] {
        seen += "idle ";
        if (seen == "task ended idle ") return true;
        loop_->stop();
        return false;
    };
    hooks.turnEnded = [&] { seen += "ended "; };
    loop_->post([&] { seen += "task "; });
    loop_->run(hooks);
    EXPECT_EQ(seen, "task ended idle ended idle ");
}

TEST_F(LoopTest, IdleLoopWakesForATaskOfAnotherThread) {
    std::thread other;
    Loop::Hooks hooks;
    hooks.idle = [&] {
        if (!other.joinable())
            other = std::thread([this] { loop_->post([this] { loop_->stop(); }); });
        return false;
    };
    loop_->run(hooks);
    other.join();
}

}  // namespace
}  // namespace winfax::ipc
