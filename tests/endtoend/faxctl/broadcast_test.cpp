// SPDX-License-Identifier: MIT
// faxctl broadcast against a real service.
#include <gmock/gmock.h>

#include "faxctl_runs.h"

namespace winfax {
namespace {

using nlohmann::json;
using testing::AllOf;
using testing::HasSubstr;

class FaxctlBroadcast : public FaxctlAndService {
  protected:
    void SetUp() override { start("virtual"); }
    json jobs() { return faxctlJson({"jobs"}).at(0)["jobs"]; }
};

TEST_F(FaxctlBroadcast, QueuesAJobForEachRecipient) {  // D3
    const auto queued = faxctl({"broadcast", document_, "555-0100", "555-0101"});
    EXPECT_EQ(queued.exitCode, 0);
    EXPECT_EQ(queued.output,
              "job 2 queued for 555-0100, 1 of 2\n"
              "job 3 queued for 555-0101, 2 of 2\n"
              "2 jobs queued: 2-3\n");
    const json list = jobs();
    ASSERT_EQ(list.size(), 2u);
    EXPECT_EQ(list[1]["RecipientNumber"], "555-0101");
    EXPECT_EQ(list[1]["DocumentName"], "letter.tif");
    EXPECT_EQ(list[1]["PageCount"], 2);
    instance_->waitUntilIdle();
    EXPECT_EQ(faxctl({"jobs"}).output, "no jobs\n");
}

TEST_F(FaxctlBroadcast, TakesRecipientsFromAFile) {
    const auto file = instance_->state().write(
        "list.csv", std::string_view("# customers\n555-0101,J\u00f6rg\n\n555-0102\n"));
    const json sent = faxctlJson({"broadcast", document_, "555-0100", "--recipients", file.string(),
                                  "--at", "+1d", "--document-name", "offer"})
                          .at(0);
    ASSERT_EQ(sent["jobs"].size(), 3u);
    EXPECT_EQ(sent["jobs"][0]["RecipientName"], nullptr);
    EXPECT_EQ(sent["jobs"][1]["RecipientName"], "J\u00f6rg");
    EXPECT_EQ(sent["jobs"][2]["RecipientNumber"], "555-0102");
    const json queued = jobs();
    EXPECT_EQ(queued[1]["JobId"], sent["jobs"][1]["JobId"]);
    EXPECT_EQ(queued[1]["RecipientName"], "J\u00f6rg");
    EXPECT_EQ(queued[1]["DocumentName"], "offer");
    EXPECT_EQ(queued[2]["ScheduleAction"]["name"], "JSA_SPECIFIC_TIME");
    EXPECT_NE(sent["broadcastId"], sent["jobs"][0]["JobId"]);
}

TEST_F(FaxctlBroadcast, D5_StopsAtTheFirstRefusalAndTellsWhatIsQueued) {
    const auto stopped = faxctl({"broadcast", document_, "555-0100", "", "555-0102"});
    EXPECT_EQ(stopped.exitCode, 1);
    EXPECT_THAT(stopped.output,
                AllOf(HasSubstr("1 job queued: 2\n"), HasSubstr("stopped at recipient 2 of 3 \"\""),
                      HasSubstr("ERROR_INVALID_PARAMETER 87")));
    EXPECT_EQ(jobs().size(), 1u);
}

TEST_F(FaxctlBroadcast, ADocumentThatIsNoneQueuesNothing) {
    const auto text = instance_->state().write("notes.rtf", std::string_view("{\\rtf1 Dear Ann}"));
    const auto refused = faxctl({"broadcast", text.string(), "555-0100"});
    EXPECT_EQ(refused.exitCode, 1);
    EXPECT_THAT(refused.output, AllOf(HasSubstr("notes.rtf"), HasSubstr("ERROR_INVALID_DATA 13")));
    const auto missing = faxctl({"broadcast", document_ + "x", "555-0100"});
    EXPECT_EQ(missing.exitCode, 1);
    EXPECT_THAT(missing.output, HasSubstr("ERROR_FILE_NOT_FOUND 2"));
    EXPECT_EQ(faxctl({"jobs"}).output, "no jobs\n");
}

}  // namespace
}  // namespace winfax
