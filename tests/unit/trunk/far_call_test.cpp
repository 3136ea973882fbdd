// SPDX-License-Identifier: MIT
// Calls to instances that are not there. Those to real services are in tests/endtoend/trunk.
#include "trunk/far_call.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/scratch_directory.h"

namespace winfax::trunk {
namespace {

using model::DeviceState;
using testing::HasSubstr;

TEST(FarCall, AnInstanceThatDoesNotRunDoesNotAnswerAndIsNotStarted) {
    const std::string name = test::uniqueName();
    const auto call = makeFarCall(name);
    const auto answer = call->place({u"555-0100", u"ME"});
    EXPECT_EQ(answer.outcome, DeviceState::noAnswer);
    EXPECT_THAT(answer.problem, HasSubstr(name));
}

TEST(FarCall, ANameThatIsNoneDoesNotAnswer) {
    const auto answer = makeFarCall("../other")->place({u"555-0100", u"ME"});
    EXPECT_EQ(answer.outcome, DeviceState::noAnswer);
    EXPECT_THAT(answer.problem, HasSubstr("\"../other\" names no instance"));
}

TEST(FarCall, HangUpBeforeItWasPlaced) {
    const auto call = makeFarCall(test::uniqueName());
    call->hangUp();
    EXPECT_EQ(call->place({u"555-0100", u"ME"}).outcome, DeviceState::noAnswer);
}

}  // namespace
}  // namespace winfax::trunk
