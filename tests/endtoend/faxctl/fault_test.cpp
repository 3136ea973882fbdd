// SPDX-License-Identifier: MIT
// faxctl fault against a real service: words, lists, refusals. What programs see of faults is
// tested in tests/endtoend/faults.
#include <gmock/gmock.h>

#include "faxctl_runs.h"

namespace winfax {
namespace {

using nlohmann::json;
using testing::AllOf;
using testing::HasSubstr;

class FaxctlFault : public FaxctlAndService {
  protected:
    void startTestInstance() { start("virtual", "[service]\ntest_instance = true\n"); }
};

TEST_F(FaxctlFault, AddsListsAndClears) {
    startTestInstance();
    const auto added = faxctl({"fault", "add", "FaxGetJob", "--error", "ERROR_ACCESS_DENIED",
                               "--times", "1", "--after", "3", "--user", "FIRM\\my user"});
    EXPECT_EQ(added.exitCode, 0) << added.output;
    EXPECT_THAT(added.output, HasSubstr("fault 1: FaxGetJob error=ERROR_ACCESS_DENIED after=3"));
    EXPECT_EQ(faxctl({"fault", "add", "disk", "--delay", "2s"}).exitCode, 0);

    const auto shown = faxctl({"fault", "list"});
    EXPECT_THAT(shown.output, AllOf(HasSubstr("error ERROR_ACCESS_DENIED"), HasSubstr("my user"),
                                    HasSubstr("1 times after 3"), HasSubstr("always")));
    const auto faults = faxctlJson({"fault"}).at(0).at("faults");
    ASSERT_EQ(faults.size(), 2u);
    EXPECT_EQ(faults[0], json::parse(R"({"id": 1, "function": "FaxGetJob",
        "error": "ERROR_ACCESS_DENIED", "drop_connection": false, "no_reply": false,
        "stop_service": false, "out_of_memory": null, "delay": null, "carried_out": false,
        "after": 3, "times": 1, "user": "FIRM\\my user", "met": 0, "acted": 0})"));

    EXPECT_EQ(faxctlJson({"fault", "clear", "1"}).at(0).at("faults").size(), 1u);
    EXPECT_EQ(faxctl({"fault", "clear"}).exitCode, 0);
    EXPECT_EQ(faxctlJson({"fault", "list"}).at(0).at("faults"), json::array());
}

TEST_F(FaxctlFault, TellsItsId) {
    startTestInstance();
    const Words add{"fault", "add", "FaxClose", "--delay", "1s"};
    EXPECT_EQ(faxctlJson(add).at(0).at("id"), 1);
    EXPECT_EQ(faxctlJson(add).at(0).at("id"), 2);
}

struct BadWords {
    Words words;
    const char* message;
};

TEST_F(FaxctlFault, WhatIsNoFaultIsToldWithWhatWouldDo) {
    for (const BadWords& bad : {
             BadWords{{"FaxGetJbo", "--error", "5"}, "is no function such as FaxGetJob"},
             BadWords{{"FaxGetJob"}, "nothing happens"},
             BadWords{{"FaxGetJob", "--error", "ERROR_X"}, "not \"ERROR_X\""},
             BadWords{{"FaxGetJob", "--error", "5", "--no-reply"}, "not two"},
             BadWords{{"FaxGetJob", "--error", "5", "--times", "0"}, "from 1 to"},
             BadWords{{"FaxGetJobW", "--error", "5"}, "write FaxGetJob"},
             BadWords{{"FaxFreeBuffer", "--error", "5"}, "asks the service nothing"},
             BadWords{{}, "FUNCTION"},
         }) {
        Words words{"fault", "add"};
        words.insert(words.end(), bad.words.begin(), bad.words.end());
        const auto finished = faxctl(words);
        EXPECT_EQ(finished.exitCode, 2) << finished.output;
        EXPECT_THAT(finished.output, HasSubstr(bad.message));
    }
}

TEST_F(FaxctlFault, AnIdThatIsNotThereIsNamed) {
    startTestInstance();
    const auto finished = faxctl({"fault", "clear", "7"});
    EXPECT_EQ(finished.exitCode, 1);
    EXPECT_THAT(finished.output, HasSubstr("there is no fault 7"));
}

TEST_F(FaxctlFault, IsRefusedByAnInstanceThatIsNoTestInstance) {
    start("virtual");
    for (const Words& words : {Words{"fault", "add", "FaxGetJob", "--error", "5"},
                               Words{"fault", "list"}, Words{"fault", "clear"}}) {
        const auto finished = faxctl(words);
        EXPECT_EQ(finished.exitCode, 1);
        EXPECT_THAT(finished.output, AllOf(HasSubstr("this is no test instance"),
                                           HasSubstr("ERROR_INVALID_FUNCTION 1")));
    }
}

}  // namespace
}  // namespace winfax
