// SPDX-License-Identifier: MIT
#include "line/number_pattern.h"

#include <gtest/gtest.h>

namespace winfax::line {
namespace {

struct PatternRow {
    std::u16string_view pattern;
    std::u16string_view text;
    bool matches;
};

std::string shown(const PatternRow& row) {
    return std::string(row.pattern.begin(), row.pattern.end()) + " and " +
           std::string(row.text.begin(), row.text.end());
}

TEST(NumberPattern, ComparesWhatIsDialled) {
    const PatternRow rows[] = {
        {u"5550100", u"555-0100", true},
        {u"555-01.00", u"(555) 01/00", true},
        {u"+1 425 *", u"+1 (425) 555-0100", true},
        {u"+1 425 *", u"1 (425) 555-0100", false},
        {u"555-02*", u"5550100", false},
        {u"555-02*", u"555-02", true},
        {u"555-02??", u"555-0234", true},
        {u"555-02??", u"555-023", false},
        {u"555-02##", u"555 0234", true},
        {u"555-02##", u"555 02a4", false},
        {u"555-02##", u"555 02#4", false},
        {u"*01", u"999-9999-01", true},
        {u"*01", u"0101", true},
        {u"*01", u"010", false},
        {u"*", u"", true},
        {u"*", u"anything", true},
        {u"", u"", true},
        {u"", u"5", false},
        {u"5", u"", false},
        {u"1-800-FAX-BACK", u"1800faxback", true},
        {u"*21*", u"*21#", true},
        {u"\u0665*", u"555", false},
    };
    for (const PatternRow& row : rows) {
        EXPECT_EQ(numberMatches(row.pattern, row.text), row.matches) << shown(row);
    }
}

TEST(TextPattern, ComparesTexts) {
    const PatternRow rows[] = {
        {u"ada*", u"Ada Lovelace", true},
        {u"*LOVE*", u"Ada Lovelace", true},
        {u"ada", u"Ada Lovelace", false},
        {u"a?a lovelace", u"Ada Lovelace", true},
        {u"", u"", true},
        {u"?", u"", false},
        {u"??*", u"ab", true},
        {u"*a*b*c", u"xxaxxbxxbxc", true},
        {u"*a*b*c", u"xxaxxbxxbx", false},
        {u"#1", u"#1", true},
        {u"#1", u"21", false},
        {u"a b", u"ab", false},
        {u"\u00C4*", u"\u00E4b", false},
        {u"\u00C4*", u"\u00C4b", true},
        {u"?!", u"\xD83D\xDE00!", true},
        {u"?!", u"\xD83D!", true},
    };
    for (const PatternRow& row : rows) {
        EXPECT_EQ(textMatches(row.pattern, row.text), row.matches) << shown(row);
    }
}

// Were every * to multiply the work, this would not end.
TEST(TextPattern, ManyStarsCostLittle) {
    std::u16string pattern;
    for (int i = 0; i < 40; ++i) pattern += u"*a";
    pattern += u"*b";
    EXPECT_FALSE(textMatches(pattern, std::u16string(32'767, u'a')));
}

}  // namespace
}  // namespace winfax::line
