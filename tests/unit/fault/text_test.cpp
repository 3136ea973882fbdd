// SPDX-License-Identifier: MIT
// Faults as lines of text.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "fault/fault.h"

namespace winfax::fault {
namespace {

using namespace std::chrono_literals;
using testing::HasSubstr;
using testing::StartsWith;

TEST(FaultText, EveryKeyHasItsEffect) {
    const auto fault = parseFault(
        "  FaxGetJob error=ERROR_ACCESS_DENIED times=2 after=3 user=\"FIRM\\my user\" delay=2s "
        "carried-out ");
    ASSERT_TRUE(fault) << fault.error().detail;
    EXPECT_EQ(*fault, (Fault{.target = "FaxGetJob",
                             .user = "FIRM\\my user",
                             .after = 3,
                             .times = 2,
                             .delay = 2s,
                             .effect = Effect::error,
                             .error = 5,
                             .carriedOut = true}));
}

struct Said {
    const char* text;
    Effect effect;
};
class FaultEffects : public testing::TestWithParam<Said> {};

TEST_P(FaultEffects, AreWordsAndTravelAsText) {
    const auto fault = parseFault(std::string("FaxSendDocument ") + GetParam().text);
    ASSERT_TRUE(fault) << fault.error().detail;
    EXPECT_EQ(fault->effect, GetParam().effect);
    const auto again = parseFault(textOf(*fault));
    ASSERT_TRUE(again) << textOf(*fault);
    EXPECT_EQ(*again, *fault);
}

INSTANTIATE_TEST_SUITE_P(
    Words, FaultEffects,
    testing::Values(Said{"error=5", Effect::error}, Said{"error=ERROR_DISK_FULL", Effect::error},
                    Said{"error=4242", Effect::error}, Said{"delay=250ms", Effect::none},
                    Said{"drop_connection", Effect::dropConnection},
                    Said{"drop-connection=true delay=1h", Effect::dropConnection},
                    Said{"no_reply user=\"a b\"", Effect::noReply},
                    Said{"stop-service carried_out after=1 times=7", Effect::stopService},
                    Said{"out_of_memory=request", Effect::noMemoryForRequest},
                    Said{"out_of_memory=document", Effect::noMemoryForDocument},
                    Said{"out-of-memory=reply", Effect::noMemoryForReply},
                    Said{"delay=1s no_reply=false", Effect::none}));

TEST(FaultText, SeveralStandBetweenSemicolons) {
    const auto faults = parseFaults("FaxGetJob error=5 user=\"a;b\"; FaxClose delay=2s ;; ");
    ASSERT_TRUE(faults) << faults.error().detail;
    ASSERT_EQ(faults->size(), 2u);
    EXPECT_EQ((*faults)[0].user, "a;b");
    EXPECT_EQ((*faults)[1].delay, 2s);
    EXPECT_TRUE(parseFaults("")->empty());
    EXPECT_EQ(parseFault(textOf((*faults)[0])).value(), (*faults)[0]);
}

struct Bad {
    const char* text;
    const char* message;  // holds this
};
class BadFault : public testing::TestWithParam<Bad> {};

TEST_P(BadFault, IsNamedWithWhatWouldDo) {
    const auto faults = parseFaults(GetParam().text);
    ASSERT_FALSE(faults);
    EXPECT_EQ(faults.error().code, model::ErrorCode::invalidParameter);
    EXPECT_THAT(faults.error().detail, StartsWith("fault "));
    EXPECT_THAT(faults.error().detail, HasSubstr(GetParam().message));
}

INSTANTIATE_TEST_SUITE_P(
    Texts, BadFault,
    testing::Values(
        Bad{"FaxGetJbo error=5", "\"FaxGetJbo\" is no function such as FaxGetJob"},
        Bad{"ReadStatus error=5", "\"ReadStatus\" is no function"},
        Bad{"FaxClose delay=1s; FaxGetJob", "fault 2: FaxGetJob: nothing happens; give error"},
        Bad{"FaxGetJob error=ERROR_NO_SUCH", "error: expected the name or number"},
        Bad{"FaxGetJob error=0", "not \"0\""},
        Bad{"FaxGetJob eror=5", "eror: unknown; a fault has error, drop_connection"},
        Bad{"FaxGetJob error=5 times=0", "times: expected a whole number from 1"},
        Bad{"FaxGetJob error=5 after=-1", "after: expected a whole number from 0"},
        Bad{"FaxGetJob delay=2", "delay: expected a duration such as 250ms, 2s"},
        Bad{"FaxGetJob delay=400d", "at most 366d, not \"400d\""},
        Bad{"FaxGetJob no_reply=maybe", "no_reply: expected true or false, not \"maybe\""},
        Bad{"FaxGetJob error=5 no_reply", "not two"},
        Bad{"FaxGetJob out_of_memory=stack", "expected one of request, document, reply"},
        Bad{"FaxGetJob delay=1s carried_out", "carried_out goes with"},
        Bad{"FaxGetJob error=5 user=", "user: expected a login name"},
        Bad{"FaxGetJob user=\"bob error=5", "a quote without an end"},
        Bad{"disk no_reply", "disk: a write belongs to nobody"},
        Bad{"disk error=112 user=bob", "it takes error, delay, after and times"},
        Bad{"=5", "is no function"}, Bad{"\"\" error=5", "begins with the name of a function"}));

}  // namespace
}  // namespace winfax::fault
