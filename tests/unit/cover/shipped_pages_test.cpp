// SPDX-License-Identifier: MIT
// The pages that are installed. Fonts differ by machine, so there are no golden dots: what is
// tested is that nothing leaves its place, that every filled field is seen, and that nothing is
// seen of those that are not.
#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <type_traits>

#include "cover_test.h"

namespace winfax::cover {
namespace {

using test::draw;
using test::inkOf;

class ShippedPagesTest : public testing::TestWithParam<const char*> {
  protected:
    std::string source() const {
        std::ifstream file(std::string(WINFAX_COVER_PAGES) + "/" + GetParam() + ".svg",
                           std::ios::binary);
        return {std::istreambuf_iterator<char>(file), {}};
    }
};

template <class Visit>
void forEachText(model::CoverPage& page, Visit visit) {
    model::CoverPage::fields(
        [&visit](std::string_view name, model::as, auto& value) {
            if constexpr (std::is_same_v<std::remove_cvref_t<decltype(value)>, model::Text>) {
                if (name != "CoverPageName") visit(name, value);
            }
        },
        page);
}

model::CoverPage fullPage(std::size_t length) {
    model::CoverPage page;
    forEachText(page, [length](std::string_view name, model::Text& value) {
        value.emplace();
        const std::size_t wanted = name == "Note" ? length * 25 : length;
        while (value->size() < wanted) *value += u"Wilhelmina Meyer ";
        value->resize(wanted);
    });
    page.TimeSent = {2026, 11, 6, 28, 14, 5, 0, 0};
    page.PageCount = 100;
    return page;
}

// The margins of the design: 20 mm at the sides, of which letters may take half a millimetre.
void expectWithinMargins(const test::Ink& ink) {
    EXPECT_GE(ink.left, 19.5);
    EXPECT_LE(ink.right, 190.5);
    EXPECT_GE(ink.top, 13.5);
    EXPECT_LE(ink.bottom, 284);
}

TEST_P(ShippedPagesTest, StayWithinTheirMarginsWhateverTheyAreFilledWith) {
    for (const std::size_t length : {0U, 12U, 60U, 500U}) {
        SCOPED_TRACE(length);
        expectWithinMargins(inkOf(source(), fullPage(length)));
    }
}

TEST_P(ShippedPagesTest, ShowEveryField) {
    auto page = fullPage(12);
    const auto full = draw(source(), page);
    forEachText(page, [&](std::string_view name, model::Text& value) {
        const auto before = std::exchange(value, std::nullopt);
        EXPECT_NE(draw(source(), page).bits, full.bits) << name;
        value = before;
    });
    page.PageCount = 0;
    EXPECT_NE(draw(source(), page).bits, full.bits);
    page.PageCount = 100;
    page.TimeSent = {};
    EXPECT_NE(draw(source(), page).bits, full.bits);
}

TEST_P(ShippedPagesTest, ShowLittleWithoutFields) {
    const auto empty = inkOf(source());
    const auto full = inkOf(source(), fullPage(40));
    EXPECT_GT(empty.dots, 5'000u) << "a title";
    EXPECT_GT(full.dots, empty.dots * 1.3);
}

// Each cell of a coarse grid is about as dark in both resolutions: a fax in standard resolution has
// the same look.
TEST_P(ShippedPagesTest, LookTheSameInBothResolutions) {
    const auto cover = test::read(source());
    const auto page = fullPage(20);
    const auto fine = drawCover(cover, page, {document::Paper::a4, document::kFineDpi}).value();
    const auto standard =
        drawCover(cover, page, {document::Paper::a4, document::kStandardDpi}).value();
    constexpr std::uint32_t kCells = 12;
    const auto share = [](const document::PageImage& image, std::uint32_t cellX,
                          std::uint32_t cellY) {
        std::uint64_t dots = 0;
        const std::uint32_t width = document::kPageWidth / kCells;
        const std::uint32_t height = image.height / kCells;
        for (std::uint32_t y = cellY * height; y < (cellY + 1) * height; ++y) {
            for (std::uint32_t x = cellX * width; x < (cellX + 1) * width; ++x) {
                dots += (image.bits[y * document::kRowBytes + x / 8] & 0x80 >> x % 8) != 0;
            }
        }
        return static_cast<double>(dots) / (width * height);
    };
    for (std::uint32_t y = 0; y < kCells; ++y) {
        for (std::uint32_t x = 0; x < kCells; ++x) {
            // Strokes are whole rows: thin ones may double, or a line of text lie across the border
            // of a cell.
            EXPECT_NEAR(share(fine, x, y), share(standard, x, y), 0.06) << x << ", " << y;
        }
    }
}

TEST(DocumentedPageTest, TheExampleOfTheManualIsATemplate) {
    std::ifstream file(WINFAX_COVER_MANUAL, std::ios::binary);
    const std::string manual{std::istreambuf_iterator<char>(file), {}};
    constexpr std::string_view kBegin = "```xml\n";
    const std::size_t begin = manual.find(kBegin);
    ASSERT_NE(begin, std::string::npos);
    const std::string example =
        manual.substr(begin + kBegin.size(), manual.find("```", begin + 3) - begin - kBegin.size());
    EXPECT_EQ(test::problemOf(example), "");
    EXPECT_GT(inkOf(example, fullPage(12)).dots, inkOf(example).dots);
    for (const auto& word : {"RecStreetAddress", "SdrOfficeLocation", "CoverPageName"}) {
        EXPECT_NE(manual.find("`" + std::string(word) + "`"), std::string::npos) << word;
    }
}

INSTANTIATE_TEST_SUITE_P(All, ShippedPagesTest,
                         testing::Values("generic", "confident", "fyi", "urgent"),
                         [](const auto& tested) { return std::string(tested.param); });

}  // namespace
}  // namespace winfax::cover
