// SPDX-License-Identifier: MIT
#include "rig/meant_instance.h"

#include <gtest/gtest.h>

#include "platform/environment.h"
#include "support/test_environment.h"

namespace winfax::rig {
namespace {

using platform::environmentVariable;

class MeantInstance : public testing::Test {
  protected:
    test::ScopedVariable instance_{"WINFAX_INSTANCE", "before"};
    test::ScopedVariable state_{"WINFAX_STATE_DIR", std::nullopt};
    test::ScopedVariable autostart_{"WINFAX_AUTOSTART", std::nullopt};
    test::ScopedVariable trace_{"WINFAX_TRACE", "mine"};
    const int one_ = 1;
    const int other_ = 2;
};

TEST_F(MeantInstance, IsThatOfTheOnlyOwnerWhileItIsThere) {
    mean(&one_, {"a", "/a", "/a.jsonl"});
    EXPECT_EQ(environmentVariable("WINFAX_INSTANCE"), "a");
    EXPECT_EQ(environmentVariable("WINFAX_STATE_DIR"), "/a");
    EXPECT_EQ(environmentVariable("WINFAX_AUTOSTART"), "0");
    EXPECT_EQ(environmentVariable("WINFAX_TRACE"), "/a.jsonl");
    meanNoMore(&one_);
    EXPECT_EQ(environmentVariable("WINFAX_INSTANCE"), "before");
    EXPECT_EQ(environmentVariable("WINFAX_STATE_DIR"), std::nullopt);
    EXPECT_EQ(environmentVariable("WINFAX_AUTOSTART"), std::nullopt);
    EXPECT_EQ(environmentVariable("WINFAX_TRACE"), "mine");
}

TEST_F(MeantInstance, IsThatOfTheLastOwnerWhateverTheOrderInWhichTheyLeave) {
    mean(&one_, {"a", "/a", std::nullopt});
    mean(&other_, {"b", "/b", "/b.jsonl"});
    EXPECT_EQ(environmentVariable("WINFAX_INSTANCE"), "b");
    mean(&one_, {"a", "/a", std::nullopt});
    EXPECT_EQ(environmentVariable("WINFAX_INSTANCE"), "a");
    EXPECT_EQ(environmentVariable("WINFAX_TRACE"), "mine") << "it has none of its own";
    meanNoMore(&one_);
    EXPECT_EQ(environmentVariable("WINFAX_INSTANCE"), "b");
    EXPECT_EQ(environmentVariable("WINFAX_TRACE"), "/b.jsonl");
    meanNoMore(&other_);
    EXPECT_EQ(environmentVariable("WINFAX_INSTANCE"), "before");
}

}  // namespace
}  // namespace winfax::rig
