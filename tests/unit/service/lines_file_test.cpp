// SPDX-License-Identifier: MIT
#include "service/lines_file.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "service/lines_reader.h"
#include "support/scratch_directory.h"

namespace winfax::service {
namespace {

using model::ErrorCode;
using testing::HasSubstr;

LinesFile parsed(const std::string& text) {
    auto file = parseLines(text, "lines.toml");
    EXPECT_TRUE(file) << file.error().detail;
    return file.value_or(LinesFile{});
}

std::string complaint(const std::string& text) {
    const auto file = parseLines(text, "lines.toml");
    if (file) return "none";
    EXPECT_EQ(file.error().code, ErrorCode::invalidData);
    return file.error().detail;
}

TEST(LinesFile, ReadsLinesAndRoutesInTheirOrder) {
    const std::string text = R"(
[[line]]
type = "scripted"
name = "Büro"
device = 7
scenario = "busy.toml"
[[route]]
number = "555-02*"
instance = "other"
[[line]]
name = "Line 1"
type = "scripted"
[[route]]
number = "*"
instance = "system"
)";
    const LinesFile file = parsed(text);
    EXPECT_EQ(file.text, text);
    ASSERT_EQ(file.lines.size(), 2u);
    EXPECT_EQ(file.lines[0].name, u"Büro");
    EXPECT_EQ(file.lines[0].type, LineType::scripted);
    EXPECT_EQ(file.lines[0].device, 7u);
    EXPECT_EQ(file.lines[0].scenarioFile, "busy.toml");
    EXPECT_EQ(file.lines[1].name, u"Line 1");
    EXPECT_EQ(file.lines[1].device, std::nullopt);
    EXPECT_TRUE(file.lines[1].scenarioFile.empty());
    ASSERT_EQ(file.routes.size(), 2u);
    EXPECT_EQ(file.routes[0].number, u"555-02*");
    EXPECT_EQ(file.routes[0].instance, "other");
    EXPECT_EQ(file.routes[1].instance, "system");
}

TEST(LinesFile, WithoutTheFileThereAreTwoScriptedLines) {
    const test::ScratchDirectory directory;
    const auto file = readLines(directory.path());
    ASSERT_TRUE(file) << file.error().detail;
    EXPECT_EQ(file->text, kDefaultLines);
    ASSERT_EQ(file->lines.size(), 2u);
    EXPECT_EQ(file->lines[0].name, u"Line 1");
    EXPECT_EQ(file->lines[0].device, 1u);
    EXPECT_EQ(file->lines[1].name, u"Line 2");
    EXPECT_EQ(file->lines[1].device, 2u);
    EXPECT_TRUE(file->routes.empty());
}

struct Mistake {
    const char* text;
    const char* says;
};

class LinesFileMistake : public testing::TestWithParam<Mistake> {};

TEST_P(LinesFileMistake, NamesFileLineKeyAndWhatWouldDo) {
    EXPECT_EQ(complaint(GetParam().text), std::string("lines.toml") + GetParam().says);
}

INSTANTIATE_TEST_SUITE_P(
    Files, LinesFileMistake,
    testing::Values(
        Mistake{"", ": no [[line]]; a fax service has one line at least"},
        Mistake{"[[route]]\nnumber = \"5\"\ninstance = \"a\"\n",
                ": no [[line]]; a fax service has one line at least"},
        Mistake{"\n[[lines]]\n", ":2: lines: unknown; there are [[line]] and [[route]]"},
        Mistake{"[line]\nname = \"A\"\n", ":1: line: expected one or more sections [[line]]"},
        Mistake{"line = [\n  7\n]\n", ":2: line: expected a section [[line]], not 7"},
        Mistake{"[[line]]\ntype = \"scripted\"\n",
                ":1: line.name: missing; expected a name of 1 to 64 characters such as \"Line 1\""},
        Mistake{"[[line]]\nname = 3\n",
                ":2: line.name: expected a name of 1 to 64 characters such as \"Line 1\", not 3"},
        Mistake{
            "[[line]]\nname = \"\"\n",
            ":2: line.name: expected a name of 1 to 64 characters such as \"Line 1\", not \"\""},
        Mistake{"[[line]]\nname = \"a\\u0007b\"\ntype = \"scripted\"\n",
                ":2: line.name: expected a name of 1 to 64 characters such as \"Line 1\", not "
                "\"a\\u0007b\""},
        Mistake{"[[line]]\nname = \"A\"\n",
                ":1: line.type: missing; expected \"scripted\" or \"modem\""},
        Mistake{"[[line]]\nname = \"A\"\ntype = \"modm\"\n",
                ":3: line.type: expected \"scripted\" or \"modem\", not \"modm\""},
        Mistake{"[[line]]\nname = \"A\"\ntype = true\n",
                ":3: line.type: expected \"scripted\" or \"modem\", not true"},
        Mistake{"[[line]]\nname = \"A\"\ntype = \"scripted\"\ndevice = 0\n",
                ":4: line.device: expected a whole number from 1 to 2147483647, not 0"},
        Mistake{"[[line]]\nname = \"A\"\ntype = \"scripted\"\ndevice = 2147483648\n",
                ":4: line.device: expected a whole number from 1 to 2147483647, not 2147483648"},
        Mistake{"[[line]]\nname = \"A\"\ntype = \"scripted\"\ndevice = \"1\"\n",
                ":4: line.device: expected a whole number from 1 to 2147483647, not \"1\""},
        Mistake{"[[line]]\nname = \"A\"\ntype = \"scripted\"\nscenarios = \"x\"\n",
                ":4: line.scenarios: unknown key; a scripted line has name, type, device and "
                "scenario"},
        Mistake{"[[line]]\nname = \"A\"\ntype = \"scripted\"\nscenario = {}\n",
                ":4: line.scenario: expected a file such as \"busy.toml\", not a table"},
        Mistake{"[[line]]\nname = \"A\"\ntype = \"scripted\"\nscenario = \"\"\n",
                ":4: line.scenario: expected a file such as \"busy.toml\", not \"\""},
        Mistake{"[[line]]\nname = \"A\"\ntype = \"scripted\"\n[[line]]\nname = \"a\"\n"
                "type = \"scripted\"\n",
                ":5: line.name: two lines are named \"a\"; each needs its own name"},
        Mistake{"[[line]]\nname = \"A\"\ntype = \"scripted\"\ndevice = 2\n[[line]]\n"
                "name = \"B\"\ntype = \"scripted\"\ndevice = 2\n",
                ":8: line.device: two lines have 2; each needs its own number"},
        Mistake{"[[route]]\ninstance = \"a\"\n",
                ":1: route.number: missing; expected a number of 1 to 64 characters such as "
                "\"555-02*\", with a digit, letter or wildcard"},
        Mistake{"[[route]]\nnumber = 555\ninstance = \"a\"\n",
                ":2: route.number: expected a number of 1 to 64 characters such as \"555-02*\", "
                "with a digit, letter or wildcard, not 555"},
        Mistake{"[[route]]\nnumber = \" (-)\"\ninstance = \"a\"\n",
                ":2: route.number: expected a number of 1 to 64 characters such as \"555-02*\", "
                "with a digit, letter or wildcard, not \" (-)\""},
        Mistake{"[[route]]\nnumber = \"555\"\n",
                ":1: route.instance: missing; expected the name of an instance (WINFAX_INSTANCE): "
                "letters, digits, \".\", \"_\" and \"-\""},
        Mistake{"[[route]]\nnumber = \"555\"\ninstance = \"../a\"\n",
                ":3: route.instance: expected the name of an instance (WINFAX_INSTANCE): letters, "
                "digits, \".\", \"_\" and \"-\", not \"../a\""},
        Mistake{"[[route]]\nnumber = \"555\"\ninstance = \"a\"\nstate_dir = \"/x\"\n",
                ":4: route.state_dir: unknown key; a route has number and instance"},
        Mistake{"[[route]]\nnumber = \"555\"\ninstance = \"a\"\n[[route]]\nnumber = \"555\"\n"
                "instance = \"b\"\n",
                ":5: route.number: two routes have \"555\"; a number leads to one instance"},
        Mistake{"[[route]]\nnumber = \"555-02*\"\ninstance = \"a\"\n[[route]]\n"
                "number = \"55502*\"\ninstance = \"b\"\n",
                ":5: route.number: two routes have \"55502*\"; a number leads to one instance"}));

TEST(LinesFile, WhatIsNoTomlIsNamedByItsLine) {
    EXPECT_THAT(complaint("[[line]]\nname = \n"), testing::StartsWith("lines.toml:2: "));
    EXPECT_THAT(complaint("[[line]]\nname = \"\xFF\"\n"), testing::StartsWith("lines.toml:"));
}

// They made a table in a table each, and to destroy those took more stack than there is.
TEST(LinesFile, AKeyOfHalfAMillionPartsIsRefused) {
    std::string key = "a";
    for (int i = 0; i < 500'000; ++i) key += ".a";
    for (const std::string& text : {key + " = 1", "[" + key + "]", "a = {" + key + " = 1}"}) {
        EXPECT_THAT(complaint(text), HasSubstr("a key of more than 16 parts"));
    }
}

TEST(LinesFile, ValuesInOneAnotherHaveALimit) {
    EXPECT_THAT(complaint("a = " + std::string(500'000, '[')), HasSubstr("nested"));
}

TEST(LinesFile, ALongValueIsCutInTheMessage) {
    EXPECT_THAT(complaint("[[line]]\nname = \"" + std::string(5'000, 'x') + "\"\n"),
                testing::EndsWith("xxx..."));
}

TEST(LinesFile, ANameHas64CharactersAtMost) {
    const auto named = [](std::size_t length) {
        return "[[line]]\nname = \"" + std::string(length, 'n') + "\"\ntype = \"scripted\"\n";
    };
    EXPECT_EQ(complaint(named(64)), "none");
    EXPECT_NE(complaint(named(65)), "none");
}

std::string manyLines(std::size_t count) {
    std::string text;
    for (std::size_t i = 0; i < count; ++i) {
        text += "[[line]]\nname = \"" + std::to_string(i) + "\"\ntype = \"scripted\"\n";
    }
    return text;
}
std::string manyRoutes(std::size_t count) {
    std::string text = "[[line]]\nname = \"A\"\ntype = \"scripted\"\n";
    for (std::size_t i = 0; i < count; ++i) {
        text += "[[route]]\nnumber = \"" + std::to_string(i) + "\"\ninstance = \"a\"\n";
    }
    return text;
}

TEST(LinesFile, HasItsLimits) {
    EXPECT_EQ(parsed(manyLines(kMostLines)).lines.size(), kMostLines);
    EXPECT_EQ(complaint(manyLines(kMostLines + 1)),
              "lines.toml:1: line: 1001 sections [[line]]; there may be 1000");
    EXPECT_EQ(parsed(manyRoutes(kMostRoutes)).routes.size(), kMostRoutes);
    EXPECT_EQ(complaint(manyRoutes(kMostRoutes + 1)),
              "lines.toml:4: route: 10001 sections [[route]]; there may be 10000");
    const std::string padded = kDefaultLines + std::string(kMaxLinesText, '#');
    EXPECT_THAT(complaint(padded), HasSubstr("bytes; there may be 1048576"));
}

TEST(LinesFile, AnEditedFileIsNotOverwritten) {
    const test::ScratchDirectory directory;
    ASSERT_TRUE(writeLines(directory.path(), kDefaultLines, "# one\n")) << "nothing was there";
    ASSERT_TRUE(writeLines(directory.path(), "# one\n", "# two\n"));
    const auto refused = writeLines(directory.path(), "# one\n", "# three\n");
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, ErrorCode::alreadyExists);
    EXPECT_THAT(refused.error().detail, HasSubstr("faxctl lines reload"));
    EXPECT_TRUE(writeLines(directory.path(), "# two\n", "# three\n"));
}

}  // namespace
}  // namespace winfax::service
