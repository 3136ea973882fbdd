// SPDX-License-Identifier: MIT
#include "tool/recipients.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>

#include "support/scratch_directory.h"

namespace winfax::tool {
namespace {

using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;

TEST(Recipients, AreOneALine) {
    EXPECT_THAT(*parseRecipients("555-0100\n+1 425 555 0101,Ann Smith\n", "x"),
                ElementsAre(Recipient{"555-0100", ""}, Recipient{"+1 425 555 0101", "Ann Smith"}));
}

TEST(Recipients, BlanksEmptyLinesAndCommentsDoNotCount) {
    EXPECT_THAT(
        *parseRecipients("\xEF\xBB\xBF# customers\r\n\r\n  1 , J\u00f6rg, Dr. \r\n#2\n\t\n3", "x"),
        ElementsAre(Recipient{"1", "J\u00f6rg, Dr."}, Recipient{"3", ""}));
    EXPECT_THAT(*parseRecipients("", "x"), testing::IsEmpty());
    EXPECT_THAT(*parseRecipients("\n\n", "x"), testing::IsEmpty());
}

TEST(Recipients, ALineWithoutANumberIsNamed) {
    const auto parsed = parseRecipients("1\n\n,Ann\n", "list.csv");
    ASSERT_FALSE(parsed);
    EXPECT_EQ(lineOf(parsed.error()),
              "faxctl: no fax number in list.csv, line 3: ,Ann: write number,name");
}

TEST(Recipients, ComeFromAFile) {
    const test::ScratchDirectory directory;
    std::istringstream unused("9");
    const std::string file = directory.write("list.csv", std::string_view("7\n")).string();
    EXPECT_THAT(*readRecipients(file, unused), ElementsAre(Recipient{"7", ""}));
    const auto missing = readRecipients((directory.path() / "none.csv").string(), unused);
    ASSERT_FALSE(missing);
    EXPECT_THAT(lineOf(missing.error()),
                AllOf(HasSubstr("cannot read the recipients"), HasSubstr("none.csv"),
                      HasSubstr("ERROR_FILE_NOT_FOUND")));
}

TEST(Recipients, ComeFromStandardInput) {
    std::istringstream input("7,Ann\n8");
    EXPECT_THAT(*readRecipients("-", input),
                ElementsAre(Recipient{"7", "Ann"}, Recipient{"8", ""}));
    std::istringstream bad(",Ann");
    EXPECT_THAT(lineOf(readRecipients("-", bad).error()), HasSubstr("standard input, line 1"));
}

TEST(Recipients, EndlessInputIsRefused) {
    std::istringstream input(std::string((std::size_t{16} << 20) + 1, '1'));
    const auto read = readRecipients("-", input);
    ASSERT_FALSE(read);
    EXPECT_THAT(lineOf(read.error()), HasSubstr("16 MiB"));
}

}  // namespace
}  // namespace winfax::tool
