// SPDX-License-Identifier: MIT
#include "watching/replay.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace winfax::watching {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

RecordedCall recorded(std::size_t line, std::string function, Json in) {
    RecordedCall call;
    call.line = line;
    call.function = std::move(function);
    call.in = std::move(in);
    return call;
}

Invocation called(const char* function, Json in) {
    Invocation call;
    call.function = function;
    call.number = 1;
    call.in = std::move(in);
    return call;
}

class ReplayTest : public testing::Test {
  protected:
    Replay make(Replay::Order order) {
        return Replay(
            {recorded(1, "FaxGetJobW", {{"JobId", 7}}), recorded(2, "FaxGetJobW", {{"JobId", 8}}),
             recorded(3, "FaxGetJobW", {{"JobId", 7}})},
            order, 0, [this](std::string text) { said_.push_back(std::move(text)); });
    }
    std::size_t answered(Replay& replay, int job) {
        const auto* found = replay.answer(called("FaxGetJobW", {{"JobId", job}}));
        return found == nullptr ? 0 : found->line;
    }
    std::vector<std::string> said_;
};

TEST_F(ReplayTest, StrictOrderGoesOnAfterADeparture) {
    Replay replay = make(Replay::Order::strict);
    EXPECT_EQ(answered(replay, 7), 1u);
    EXPECT_EQ(answered(replay, 7), 0u);
    EXPECT_EQ(answered(replay, 8), 2u);
    EXPECT_THAT(said_, ElementsAre(HasSubstr("where the recording has line 2")));
    replay.finish();
    EXPECT_THAT(said_.back(), HasSubstr("1 recorded calls were not made, the first in line 3"));
}

TEST_F(ReplayTest, LooseOrderUsesEachOnceAndThenTheLastAgain) {
    Replay replay = make(Replay::Order::loose);
    EXPECT_EQ(answered(replay, 7), 1u);
    EXPECT_EQ(answered(replay, 7), 3u);
    EXPECT_EQ(answered(replay, 7), 3u);
    EXPECT_EQ(answered(replay, 8), 2u);
    replay.finish();
    EXPECT_THAT(said_, IsEmpty());
    EXPECT_EQ(answered(replay, 9), 0u);
    EXPECT_THAT(said_, ElementsAre(HasSubstr("which the recording has nowhere")));
}

TEST_F(ReplayTest, AddressesDoNotCount) {
    Replay replay(
        {recorded(1, "FaxInitializeEventQueue", {{"CompletionPort", "0x1"}, {"MessageStart", 0}})},
        Replay::Order::strict, 0, [](const std::string&) {});
    Invocation call =
        called("FaxInitializeEventQueue", {{"CompletionPort", "0x2"}, {"MessageStart", 0}});
    call.addresses = {"CompletionPort"};
    EXPECT_NE(replay.answer(call), nullptr);
}

}  // namespace
}  // namespace winfax::watching
