// SPDX-License-Identifier: MIT
#include <gmock/gmock.h>

#include <fstream>
#include <iterator>

#include "cover_test.h"

namespace winfax::cover {
namespace {

using test::problemOf;
using test::svg;
using testing::HasSubstr;

std::string repeated(std::string_view text, std::size_t times) {
    std::string all;
    all.reserve(text.size() * times);
    for (std::size_t i = 0; i < times; ++i) all += text;
    return all;
}

std::string shipped() {
    std::ifstream file(std::string(WINFAX_COVER_PAGES) + "/generic.svg", std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

TEST(HostileTemplateTest, CutOffAnywhereItIsRefused) {
    const std::string whole = shipped();
    ASSERT_EQ(problemOf(whole), "");
    const std::size_t end = whole.rfind("</svg>") + 6;
    for (std::size_t length = 0; length < end; ++length) {
        EXPECT_NE(problemOf(whole.substr(0, length)), "") << length;
    }
}

TEST(HostileTemplateTest, WithAnyByteChangedItIsReadOrRefused) {
    const std::string whole = shipped();
    std::size_t refused = 0;
    for (std::size_t at = 0; at < whole.size(); at += 3) {
        for (const char c : {'\0', '<', '"', '{', '\xFF', '9'}) {
            std::string changed = whole;
            changed[at] = c;
            const auto made = parseTemplate(test::bytesOf(changed));
            if (!made) ++refused;
        }
    }
    EXPECT_GT(refused, whole.size() / 3) << "a NUL at least is never accepted";
}

TEST(HostileTemplateTest, ItsSizeIsLimited) {
    EXPECT_THAT(problemOf(svg("<!--" + std::string(kMaxTemplateBytes, ' ') + "-->")),
                HasSubstr("allowed are 1048576"));
    EXPECT_THAT(problemOf(svg(repeated("<rect/>", 2'001))), HasSubstr("more than 2000 elements"));
    EXPECT_THAT(problemOf(svg("<text>" + repeated("<tspan>x</tspan>", 2'001) + "</text>")),
                HasSubstr("more than 2000 elements"));
    EXPECT_EQ(problemOf(svg(repeated("<rect/>", 2'000))), "");
}

TEST(HostileTemplateTest, ItsDepthIsLimited) {
    for (const std::size_t depth : {33U, 1'000U, 140'000U}) {
        EXPECT_THAT(problemOf(svg(repeated("<g>", depth) + repeated("</g>", depth))),
                    HasSubstr("more than 32"))
            << depth;
    }
    EXPECT_THAT(problemOf(svg("<text>" + repeated("<tspan>", 5'000) + repeated("</tspan>", 5'000) +
                              "</text>")),
                HasSubstr("more than 32"));
    EXPECT_NE(problemOf(repeated("<g>", 300'000)), "");
}

TEST(HostileTemplateTest, EntitiesAreNotExpanded) {
    EXPECT_THAT(problemOf("<!DOCTYPE svg [<!ENTITY a 'ha'><!ENTITY b '&a;&a;'>]>" +
                          svg("<text>&b;</text>")),
                HasSubstr("'&a'"));
    EXPECT_THAT(problemOf("<!DOCTYPE svg [<!ENTITY a SYSTEM 'file:///etc/passwd'>]>" + svg("")),
                HasSubstr("DOCTYPE"));
    EXPECT_THAT(problemOf(svg("<text>&a;</text>")), HasSubstr("no entities but"));
    EXPECT_THAT(problemOf(svg("<text>a & b</text>")), HasSubstr("no entities but"));
}

TEST(HostileTemplateTest, HugeNumbersAreRefusedAndLargeOnesDrawn) {
    for (const char* bad : {"1e308", "nan", "inf", "-1e7", "99999999999999999999"}) {
        EXPECT_NE(problemOf(svg("<rect x='" + std::string(bad) + "' width='5' height='5'/>")), "")
            << bad;
        EXPECT_NE(problemOf(svg("<g transform='translate(" + std::string(bad) + ")'/>")), "")
            << bad;
        EXPECT_NE(problemOf(svg("<path d='M0 0L" + std::string(bad) + " 5'/>")), "") << bad;
    }
    // Each allowed alone; together they are far away.
    const std::string far =
        svg(repeated("<g transform='scale(1000000)'>", 30) +
            "<rect x='1000000' y='-1000000' width='1000000' height='1000000' stroke='black'/>"
            "<circle cx='5' cy='5' r='1000000'/><path d='M0 0A1e6 1e-6 45 1 1 5 5' stroke='black'/>"
            "<text x='5' y='5' font-size='1000000' data-fit-width='1000000'>x</text>"
            "<text x='5' y='5' font-size='1000000' data-wrap-width='1000000' "
            "data-wrap-height='1e6'>x y</text>" +
            repeated("</g>", 30));
    EXPECT_EQ(problemOf(far), "");
    test::draw(far);
    test::draw(
        svg("<text x='20' y='50' font-size='0'>x</text><text x='20' y='50' font-size='0' "
            "data-wrap-width='1' "
            "data-wrap-height='1'>x y z</text><text x='1' y='9' data-wrap-width='0.000001' "
            "data-wrap-height='0.000001'>words</text><text data-fit-width='0.000001'>words</text>"
            "<rect width='0' height='0' stroke='black'/><circle r='0'/><path d=''/><polygon "
            "points=''/>"));
}

TEST(HostileTemplateTest, PointsOfPathsAreLimited) {
    EXPECT_THAT(problemOf(svg("<path d='M0 0" + repeated("l1 1", 50'001) + "'/>")),
                HasSubstr("too many points"));
    EXPECT_THAT(
        problemOf(svg(repeated(
            "<path d='M0 0C0 1000000 1000000 0 5 5" + repeated("S9 1e6 5 5", 100) + "'/>", 5))),
        HasSubstr("points"));
    EXPECT_THAT(problemOf(svg(repeated("<circle r='1000'/>", 1'900))), HasSubstr("points"));
}

TEST(HostileTemplateTest, PicturesAreLimited) {
    // IHDR of 60000 x 60000 and nothing behind it.
    const std::string bomb = "iVBORw0KGgoAAAANSUhEUgAA6mAAAOpgCAAAAADdsnPj";
    EXPECT_NE(
        problemOf(svg("<image width='5' height='5' href='data:image/png;base64," + bomb + "'/>")),
        "");
}

}  // namespace
}  // namespace winfax::cover
