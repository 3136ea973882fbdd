// SPDX-License-Identifier: MIT
#include "tool/lines_text.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace winfax::tool {
namespace {

using testing::HasSubstr;

constexpr const char* kText = R"(# a comment
[[line]]
name = "Line 1"
type = "scripted"

[[line]]
type = "modem"
name = "Modem"
ecm = true
[line.far]
csid = "FAR END"

[[route]]
number = "555"
instance = "other"
)";

std::string value(const Expected<std::string>& text) {
    EXPECT_TRUE(text) << lineOf(text.error());
    return text.value_or("");
}
std::string complaint(const Expected<std::string>& text) {
    return text ? "none" : lineOf(text.error());
}
LineEdit edit(std::string name) {
    LineEdit line;
    line.name = std::move(name);
    return line;
}
// What follows the heading.
std::string body(const Expected<std::string>& text) {
    const std::string all = value(text);
    return all.substr(all.find("\n\n") + 2);
}

TEST(LinesText, AddsALineBehindTheOthersAndWritesOnesKeysInOrder) {
    LineEdit line = edit("Büro \"A\"");
    line.type = "scripted";
    line.device = 7;
    line.scenario = "D:\\busy.toml";
    EXPECT_EQ(body(withLineAdded(kText, line)), R"([[line]]
name = "Line 1"
type = "scripted"

[[line]]
name = "Modem"
type = "modem"
ecm = true
far = { csid = "FAR END" }

[[line]]
name = "Büro \"A\""
type = "scripted"
device = 7
scenario = "D:\\busy.toml"

[[route]]
number = "555"
instance = "other"
)");
    EXPECT_THAT(value(withLineAdded(kText, line)), HasSubstr("# The telephone lines"));
    EXPECT_EQ(complaint(withLineAdded(kText, edit("line 1"))),
              "faxctl: there is a line already: line 1: \"faxctl lines change\" changes it");
}

TEST(LinesText, SetsValuesAsTheyStandInTheFileOrAsText) {
    LineEdit line = edit("modem");
    line.set = {"ecm=false",           "modems=[\"V.17\", \"V.29\"]",
                "audio.noise=-30.5",   "far.csid=+1 425 555 0100",
                "far.rings=3",         "far.\u00f6=\"5550100\"",
                "tricky=1\nother = 2", "empty=",
                "equal=a=b",           "long.er.key=true"};
    const auto text = withLineChanged(kText, line);
    const auto json = jsonOfLinesText(value(text));
    ASSERT_TRUE(json);
    EXPECT_EQ(json->at("lines").at(1).dump(),
              R"({"audio":{"noise":-30.5},"ecm":false,"empty":"","equal":"a=b",)"
              R"("far":{"csid":"+1 425 555 0100","rings":3,"ö":"5550100"},)"
              R"("long":{"er":{"key":true}},"modems":["V.17","V.29"],"name":"Modem",)"
              R"("tricky":"1\nother = 2","type":"modem"})");
    EXPECT_EQ(body(text).find("[line."), std::string::npos) << "tables stay with their line";
    EXPECT_EQ(value(withLineChanged(value(text), edit("Modem"))), value(text))
        << "what was written is read back";
}

TEST(LinesText, UnsetTakesAKeyAway) {
    LineEdit line = edit("Modem");
    line.unset = {"ecm", "far.csid"};
    const auto json = jsonOfLinesText(value(withLineChanged(kText, line)));
    EXPECT_EQ(json->at("lines").at(1).dump(), R"({"far":{},"name":"Modem","type":"modem"})");
    for (const char* key : {"device", "far.rings", "near.csid", "far.csid.more", "", "."}) {
        line.unset = {key};
        EXPECT_THAT(complaint(withLineChanged(kText, line)), HasSubstr("this line has no key"))
            << key;
    }
    line = edit("Modem");
    line.set = {"ecm.more=1"};
    EXPECT_THAT(complaint(withLineChanged(kText, line)),
                HasSubstr("cannot set: ecm.more: what stands before the dot"));
}

TEST(LinesText, WhatIsNoAssignmentIsNamed) {
    LineEdit line = edit("Modem");
    for (const char* word : {"ecm", "=true", ".a=1", "a.=1", "a..b=1"}) {
        line.set = {word};
        const auto checked = checkAssignments(line);
        ASSERT_FALSE(checked) << word;
        EXPECT_EQ(checked.error().exitCode, ExitCode::usage);
        EXPECT_THAT(lineOf(checked.error()), HasSubstr(std::string("cannot set: ") + word));
    }
}

TEST(LinesText, RemovesALineByItsName) {
    EXPECT_EQ(body(withLineRemoved(kText, "MODEM")), R"([[line]]
name = "Line 1"
type = "scripted"

[[route]]
number = "555"
instance = "other"
)");
    for (const auto& text : {withLineRemoved(kText, "Line 2"), withLineChanged(kText, edit("2"))}) {
        EXPECT_THAT(complaint(text), HasSubstr("faxctl: there is no line: "));
    }
}

TEST(LinesText, RoutesComeChangeAndGo) {
    const auto more = withRoute(kText, "555-02*", "third");
    EXPECT_THAT(body(more),
                testing::EndsWith("number = \"555\"\ninstance = \"other\"\n\n[[route]]\n"
                                  "number = \"555-02*\"\ninstance = \"third\"\n"));
    const auto moved = withRoute(value(more), "555", "fourth");
    EXPECT_EQ(jsonOfLinesText(value(moved))->at("routes").dump(),
              R"([{"instance":"fourth","number":"555"},{"instance":"third","number":"555-02*"}])");
    EXPECT_EQ(jsonOfLinesText(value(withoutRoute(value(moved), "555")))->at("routes").size(), 1u);
    EXPECT_THAT(complaint(withoutRoute(kText, "556")), HasSubstr("there is no route for: 556"));
}

TEST(LinesText, WhatIsNoTomlIsNotTouched) {
    EXPECT_THAT(complaint(withRoute("[[line", "1", "a")), HasSubstr("lines.toml is no TOML"));
    EXPECT_FALSE(jsonOfLinesText("[[line"));
}

}  // namespace
}  // namespace winfax::tool
