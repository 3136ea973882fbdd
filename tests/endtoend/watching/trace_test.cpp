// SPDX-License-Identifier: MIT
#include "watched.h"

namespace winfax::endtoend {
namespace {

using testing::HasSubstr;
using testing::Not;

class Tracing : public conformance::OwnInstance {
  protected:
    std::filesystem::path traceFile() const { return files().path() / "trace.jsonl"; }
    std::vector<Json> traced(const std::string& deed) {
        const test::ScopedVariable variable("WINFAX_TRACE", traceFile().string());
        const auto finished = runWatched(deed, document(2));
        EXPECT_EQ(finished.exitCode, 0) << finished.output;
        return linesOf(traceFile());
    }
};

TEST_F(Tracing, EveryCallIsOneLineWithArgumentsResultAndOutputs) {
    const auto lines = traced("correct");
    const auto sent = callsOf(lines, "FaxSendDocumentA");
    ASSERT_EQ(sent.size(), 1u);
    const Json& line = sent.front();
    EXPECT_EQ(line["result"], true);
    EXPECT_EQ(line["error"], nullptr);
    EXPECT_EQ(line["in"]["JobParams"]["RecipientNumber"], "555-0100");
    EXPECT_EQ(line["in"]["JobParams"]["ScheduleAction"]["name"], "JSA_NOW");
    EXPECT_EQ(line["in"]["CoverpageInfo"], nullptr);
    EXPECT_EQ(line["out"]["FaxJobId"], line["job"]);
    EXPECT_EQ(line["in"]["FaxHandle"], line["handle"]);
    EXPECT_GT(line["process"], 0);
    EXPECT_GT(line["thread"], 0);

    const auto asked = callsOf(lines, "FaxGetJobA");
    ASSERT_EQ(asked.size(), 1u);
    EXPECT_EQ(asked[0]["out"]["JobEntry"]["RecipientNumber"], "555-0100");
    EXPECT_EQ(callsOf(lines, "FaxFreeBuffer").size(), 2u);
    EXPECT_EQ(callsOf(lines, "FaxFreeBuffer")[0]["result"], nullptr);
    EXPECT_EQ(callsOf(lines, "FaxClose").size(), 1u);
}

TEST_F(Tracing, CallsAreNumberedInTheirOrder) {
    std::uint64_t number = 0;
    for (const Json& line : traced("correct")) {
        if (!line.contains("function")) continue;
        EXPECT_EQ(line["call"], ++number);
    }
    EXPECT_GT(number, 5u);
}

TEST_F(Tracing, FailureHasTheErrorsName) {
    const auto calls = callsOf(traced("size-missing"), "FaxSendDocumentA");
    ASSERT_EQ(calls.size(), 1u);
    EXPECT_EQ(calls[0]["result"], false);
    EXPECT_EQ(calls[0]["error"], "ERROR_INVALID_PARAMETER");
    EXPECT_EQ(calls[0]["in"]["JobParams"].dump(), R"({"SizeOfStruct":0})");
}

TEST_F(Tracing, EventsAreLinesToo) {
    bool queued = false;
    for (const Json& line : traced("correct")) {
        queued |= line.contains("event") && line["event"]["EventId"]["name"] == "FEI_JOB_QUEUED";
    }
    EXPECT_TRUE(queued);
}

TEST_F(Tracing, PersonsAndNumbersAreLeftOutOnDemand) {
    const test::ScopedVariable redacted("WINFAX_TRACE_REDACT", "1");
    const auto lines = traced("correct");
    EXPECT_EQ(callsOf(lines, "FaxSendDocumentA").at(0)["in"]["JobParams"]["RecipientNumber"],
              "(redacted)");
    for (const Json& line : lines) EXPECT_THAT(line.dump(), Not(HasSubstr("555-0100")));
}

TEST_F(Tracing, NameOfTheFileHasTheProcess) {
    const test::ScopedVariable variable("WINFAX_TRACE", (files().path() / "t-%p.jsonl").string());
    runWatched("correct", document(1));
    int found = 0;
    for (const auto& entry : std::filesystem::directory_iterator(files().path())) {
        const std::string name = entry.path().filename().string();
        if (!name.starts_with("t-")) continue;
        ++found;
        const auto lines = linesOf(entry.path());
        ASSERT_FALSE(lines.empty());
        EXPECT_EQ(name, "t-" + lines[0]["process"].dump() + ".jsonl");
    }
    EXPECT_EQ(found, 1);
}

TEST_F(Tracing, FaxctlPrintsAndSummarisesIt) {
    traced("size-missing");
    const auto printed =
        test::runProgram(test::productPath("faxctl"), {"trace", traceFile().string()});
    EXPECT_EQ(printed.exitCode, 0) << printed.output;
    EXPECT_THAT(printed.output, HasSubstr("FaxSendDocumentA"));
    EXPECT_THAT(printed.output, HasSubstr("FALSE ERROR_INVALID_PARAMETER"));

    const auto failures = test::runProgram(test::productPath("faxctl"),
                                           {"trace", traceFile().string(), "--failures"});
    EXPECT_THAT(failures.output, Not(HasSubstr("FaxClose")));

    const auto summary = test::runProgram(test::productPath("faxctl"),
                                          {"trace", traceFile().string(), "--summary", "--json"});
    const Json json = Json::parse(summary.output);
    for (const Json& row : json["functions"]) {
        EXPECT_EQ(row["calls"], 1) << row.dump();
        EXPECT_EQ(row["failures"], row["function"] == "FaxSendDocumentA" ? 1 : 0) << row.dump();
    }
}

TEST_F(Tracing, FileThatCannotBeWrittenIsSaidAndHarmsNobody) {
    const test::ScopedVariable variable("WINFAX_TRACE", (files().path() / "no" / "such").string());
    const auto finished = runWatched("correct", document(1));
    EXPECT_EQ(finished.exitCode, 0);
    EXPECT_THAT(finished.output, HasSubstr("WINFAX_TRACE"));
    EXPECT_THAT(finished.output, HasSubstr("done"));
}

}  // namespace
}  // namespace winfax::endtoend
