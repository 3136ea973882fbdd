// SPDX-License-Identifier: MIT
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>

#include "tool/trace_lines.h"
#include "tool/trace_summary.h"

namespace winfax::tool {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

const char* const kTrace =
    R"({"time":"2026-11-27T10:00:00.000000Z","call":1,"function":"FaxGetJobA","result":true,"error":null,"microseconds":5,"job":7}
{"time":"2026-11-27T10:00:01.000000Z","call":2,"function":"FaxGetJobW","result":false,"error":"ERROR_INVALID_PARAMETER","microseconds":2000000,"job":8,"findings":["x"]}
this is no line
{"time":"2026-11-27T10:00:02.000000Z","left":"never closed: handle 0x1"}
{"time":"2026-11-27T10:00:03.000000Z","call":3,"function":"FaxClose","result":true,"error":null,"microseconds":50}
)";

std::vector<std::uint64_t> wanted(const TraceFilter& filter) {
    std::istringstream in(kTrace);
    std::vector<std::uint64_t> calls;
    readTrace(in, filter, [&](const TraceLine& line) { calls.push_back(line.call); });
    return calls;
}

TEST(Trace, FiltersByFunctionJobAndError) {
    EXPECT_THAT(wanted({}), ElementsAre(1, 2, 0, 3));
    EXPECT_THAT(wanted({.functions = {"faxgetjob"}}), ElementsAre(1, 2));
    EXPECT_THAT(wanted({.functions = {"FaxGetJobW"}}), ElementsAre(2));
    EXPECT_THAT(wanted({.jobs = {7}}), ElementsAre(1));
    EXPECT_THAT(wanted({.errors = {"ERROR_INVALID_PARAMETER"}}), ElementsAre(2));
    EXPECT_THAT(wanted({.failuresOnly = true}), ElementsAre(2));
    EXPECT_THAT(wanted({.findingsOnly = true}), ElementsAre(2, 0));
    EXPECT_THAT(wanted({.functions = {"FaxGet"}}), IsEmpty());
}

TEST(Trace, WhatIsNoLineIsCounted) {
    std::istringstream in(kTrace);
    EXPECT_EQ(readTrace(in, {}, [](const TraceLine&) {}), 1u);
    for (const char* text :
         {"", "[]", "{}", "\"time\"", R"({"time":5,"call":-1,"function":[],"job":"x"})"}) {
        readTraceLine(text);
    }
}

TEST(Trace, SummaryCountsAndMeasures) {
    TraceSummary summary;
    std::istringstream in(kTrace);
    readTrace(in, {}, [&](const TraceLine& line) { summary.add(line); });
    const Json json = summary.json();
    ASSERT_EQ(json["functions"].size(), 3u);
    EXPECT_EQ(json["functions"][2]["function"], "FaxGetJobW");
    EXPECT_EQ(json["functions"][2]["failures"], 1);
    EXPECT_EQ(json["functions"][2]["errors"]["ERROR_INVALID_PARAMETER"], 1);
    EXPECT_EQ(json["functions"][2]["histogram"].dump(), "[0,0,0,0,0,0,1]");
    EXPECT_EQ(json["functions"][1]["histogram"].dump(), "[1,0,0,0,0,0,0]");
    EXPECT_EQ(json["findings"], 1);

    std::ostringstream out;
    summary.print(out);
    EXPECT_THAT(out.str(), HasSubstr("FaxGetJobW"));
}

}  // namespace
}  // namespace winfax::tool
