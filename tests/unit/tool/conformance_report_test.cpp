// SPDX-License-Identifier: MIT
#include "tool/conformance_report.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>

#include "support/scratch_directory.h"
#include "tool/faxctl.h"

namespace winfax::tool {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;
using testing::SizeIs;

std::string row(const std::string& id, const std::string& verdict, const std::string& observed) {
    return R"({"id":")" + id + R"(","function":"FaxClose","form":"","fact":"a fact","verdict":")" +
           verdict + R"(","expected":"FALSE","observed":")" + observed + R"("})";
}

std::string report(const std::string& rows) {
    return R"({"format":"winfax-conformance","formatVersion":1,)"
           R"("library":{"path":"winfax.dll","fileVersion":"5.2"},"system":"Windows","rows":[)" +
           rows + "]}";
}

ConformanceReport parsed(const std::string& rows) {
    return *parseConformanceReport(report(rows), "x.json");
}

TEST(ConformanceReport, Rows) {
    const ConformanceReport read = parsed(row("A7.FaxClose.-.x", "passed", "FALSE"));
    ASSERT_THAT(read.rows, SizeIs(1));
    EXPECT_EQ(read.rows[0].id, "A7.FaxClose.-.x");
    EXPECT_TRUE(read.rows[0].hasRun());
    EXPECT_EQ(read.library, "winfax.dll 5.2");
    EXPECT_EQ(read.system, "Windows");
}

TEST(ConformanceReport, RefusesWhatIsNone) {
    const std::string good = row("a", "passed", "x");
    for (const std::string& text :
         {std::string(), std::string("no JSON"), std::string("[]"), std::string("{}"),
          std::string(R"({"format":"winfax-conformance"})"),
          std::string(R"({"format":"winfax-conformance","formatVersion":2,"rows":[]})"),
          std::string(R"({"format":"winfax-conformance","formatVersion":1,"rows":{}})"),
          report("7"), report(R"({"id":"a"})"), report(R"({"id":7,"verdict":"passed"})"),
          report(good + "," + good), report(good).substr(0, 100)}) {
        const auto read = parseConformanceReport(text, "x.json");
        ASSERT_FALSE(read) << text;
        EXPECT_THAT(lineOf(read.error()), HasSubstr("x.json")) << text;
    }
}

TEST(ConformanceReport, Comparison) {
    const auto comparison =
        compare(parsed(row("same", "passed", "x") + "," + row("other", "passed", "x") + "," +
                       row("worse", "passed", "x") + "," + row("first", "passed", "x") + "," +
                       row("not here", "passed", "x")),
                parsed(row("same", "passed", "x") + "," + row("other", "different", "y") + "," +
                       row("worse", "crashed", "x") + "," + row("second", "hung", "x") + "," +
                       row("not here", "not applicable", "why")));
    EXPECT_EQ(comparison.alike, 1u);
    ASSERT_THAT(comparison.differences, SizeIs(2));
    EXPECT_EQ(comparison.differences[0].second.observed, "y");
    EXPECT_EQ(comparison.differences[1].second.verdict, "crashed");
    ASSERT_THAT(comparison.onlyFirst, SizeIs(2));
    EXPECT_EQ(comparison.onlyFirst[1].id, "not here") << "it did not run in the second";
    ASSERT_THAT(comparison.onlySecond, SizeIs(1));
    EXPECT_EQ(comparison.onlySecond[0].id, "second");
}

class ConformanceDiff : public testing::Test {
  protected:
    int diff(const std::string& first, const std::string& second,
             const std::vector<std::string>& more = {}) {
        std::vector<std::string> words = {"conformance", "diff",
                                          files_.write("a.json", first).string(),
                                          files_.write("b.json", second).string()};
        words.insert(words.end(), more.begin(), more.end());
        out_.str("");
        err_.str("");
        return runFaxctl(words, Console{out_, err_, false});
    }
    test::ScratchDirectory files_;
    std::ostringstream out_;
    std::ostringstream err_;
};

TEST_F(ConformanceDiff, ExitCodes) {
    const std::string one = report(row("a", "passed", "x"));
    const std::string two = report(row("a", "passed", "x") + "," + row("b", "passed", "x"));
    EXPECT_EQ(diff(one, one), 0);
    EXPECT_EQ(diff(one, report(row("a", "different", "y"))), 1);
    EXPECT_EQ(diff(one, two), 0) << "only what ran in both is compared";
    EXPECT_THAT(out_.str(), AllOf(HasSubstr("ran in B only:\n  b\n"), HasSubstr("1 in B only")));
    EXPECT_EQ(diff(one, two, {"--same-rows"}), 1);
    EXPECT_EQ(diff(one, report(row("b", "passed", "x"))), 1);
    EXPECT_THAT(err_.str(), HasSubstr("no row ran in both reports"));
    EXPECT_EQ(diff(one, "nonsense"), 1);
    EXPECT_THAT(err_.str(), HasSubstr("b.json"));
}

TEST_F(ConformanceDiff, TextOfReportsSteersNoTerminal) {
    EXPECT_EQ(diff(report(row("a", "passed", "x")), report(row("a", "different", "\\u001b[2J"))),
              1);
    EXPECT_THAT(out_.str(), AllOf(HasSubstr("?[2J"), Not(HasSubstr("\x1b"))));
}

}  // namespace
}  // namespace winfax::tool
