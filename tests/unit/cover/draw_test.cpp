// SPDX-License-Identifier: MIT
#include <gtest/gtest.h>

#include <cmath>

#include "cover_test.h"

namespace winfax::cover {
namespace {

using test::draw;
using test::inkOf;
using test::read;
using test::svg;

// A picture of 2 x 2 dots: black, white, white, black.
constexpr const char* kChequer =
    "data:image/"
    "png;base64,iVBORw0KGgoAAAANSUhEUgAAAAIAAAACCAAAAABX3VL4AAAADElEQVR42mNg+A+EAAYAAf+"
    "tLDclAAAAAElFTkSuQmCC";

model::CoverPage named(std::u16string name) {
    model::CoverPage fields;
    fields.RecName = std::move(name);
    return fields;
}

std::u16string longText(std::size_t length) {
    std::u16string text;
    while (text.size() < length) text += u"words and ";
    text.resize(length);
    return text;
}

TEST(DrawTest, FieldsAreFilled) {
    const std::string field = svg("<text x='20' y='50'>To: {RecName}</text>");
    EXPECT_EQ(draw(field, named(u"Anna")).bits,
              draw(svg("<text x='20' y='50'>To: Anna</text>")).bits);
    EXPECT_NE(draw(field, named(u"Anna")).bits, draw(field).bits);
}

TEST(DrawTest, MarkupInValuesIsText) {
    const auto seen =
        draw(svg("<text x='20' y='50'>{RecName}</text>"), named(u"<b>&lt;{Note}</b>"));
    EXPECT_EQ(seen.bits,
              draw(svg("<text x='20' y='50'>&lt;b&gt;&amp;lt;{{Note}}&lt;/b&gt;</text>")).bits);
    EXPECT_GT(inkOf(seen).dots, 1000u);
}

TEST(DrawTest, SpacesAreThoseOfSvg) {
    EXPECT_EQ(draw(svg("<text x='20' y='50'>\n   a\n\t b  <tspan> c</tspan> \n</text>")).bits,
              draw(svg("<text x='20' y='50'>a b c</text>")).bits);
    EXPECT_EQ(draw(svg("<text x='50' y='50' text-anchor='end'>ab\n </text>")).bits,
              draw(svg("<text x='50' y='50' text-anchor='end'>ab</text>")).bits);
}

TEST(DrawTest, TextIsAnchored) {
    const auto at = [](const char* anchor) {
        return inkOf(
            svg("<text x='100' y='50' text-anchor='" + std::string(anchor) + "'>Hamburg</text>"));
    };
    EXPECT_NEAR(at("start").left, 100, 0.8);
    EXPECT_NEAR(at("end").right, 100, 0.8);
    EXPECT_NEAR((at("middle").left + at("middle").right) / 2, 100, 0.8);
    const auto pieces = inkOf(svg(
        "<text x='100' y='50' text-anchor='end'>Ham<tspan font-weight='bold'>burg</tspan></text>"));
    EXPECT_NEAR(pieces.right, 100, 0.8) << "what belongs together is anchored together";
}

TEST(DrawTest, WhatHasNoValueIsNotShown) {
    const std::string source =
        svg("<g data-if='RecName RecCompany'><rect x='10' y='10' width='5' height='5'/>"
            "<g data-if='Subject'><rect x='30' y='10' width='5' height='5'/></g></g>"
            "<rect data-if='PageCount' x='50' y='10' width='5' height='5'/>");
    EXPECT_EQ(inkOf(source).dots, 0u);
    model::CoverPage fields;
    fields.Subject = u"x";
    EXPECT_EQ(inkOf(source, fields).dots, 0u) << "both conditions are needed";
    fields.RecCompany = u"x";
    EXPECT_EQ(inkOf(source, fields).dots, 2u * 2500u);
    fields.PageCount = 1;
    EXPECT_EQ(inkOf(source, fields).dots, 3u * 2500u);
}

TEST(DrawTest, LinesThatAreNotShownLeaveNoGap) {
    const std::string source =
        svg("<text x='20' y='50'><tspan x='20' data-if='RecName'>{RecName}</tspan>"
            "<tspan x='20' dy='6' data-if='RecCompany'>{RecCompany}</tspan>"
            "<tspan x='20' dy='6' data-if='RecCity'><tspan data-if='RecZip'>{RecZip} "
            "</tspan>{RecCity}</tspan></text>");
    const auto lines = [](const char* first, const char* second) {
        return draw(svg("<text x='20' y='50'>" + std::string(first) +
                        "</text><text x='20' y='56'>" + second + "</text>"))
            .bits;
    };
    model::CoverPage fields;
    fields.RecCity = u"Berlin";
    EXPECT_EQ(draw(source, fields).bits, lines("Berlin", "")) << "in the place of the first";
    fields.RecName = u"Anna";
    EXPECT_EQ(draw(source, fields).bits, lines("Anna", "Berlin"));
    fields.RecName.reset();
    fields.RecCompany = u"Northgate";
    EXPECT_EQ(draw(source, fields).bits, lines("Northgate", "Berlin"));
}

TEST(DrawTest, TextThatMustFitBecomesSmallerAndThenEnds) {
    const std::string source =
        svg("<text x='20' y='50' font-size='5' data-fit-width='60'>{RecName}</text>");
    const auto inked = [&source](std::size_t length) {
        return inkOf(source, named(longText(length)));
    };
    EXPECT_LT(inked(12).right, 60);
    for (const std::size_t length : {30U, 45U, 60U, 200U, 5'000U}) {
        EXPECT_LE(inked(length).right, 80.6) << length;
        EXPECT_GT(inked(length).right, 74) << length;
    }
    const auto height = [](const test::Ink& ink) { return ink.bottom - ink.top; };
    EXPECT_LT(height(inked(40)), height(inked(20)) * 0.9);
    EXPECT_GT(height(inked(5'000)), height(inked(12)) * 0.5) << "not smaller than can be read";
    EXPECT_EQ(draw(source, named(longText(500))).bits, draw(source, named(longText(5'000))).bits)
        << "both cut";
}

TEST(DrawTest, ABoxHoldsItsText) {
    const std::string source =
        svg("<text x='20' y='50' data-wrap-width='60' data-wrap-height='40'>{Note}</text>");
    const auto inked = [&source](const std::u16string& note) {
        model::CoverPage fields;
        fields.Note = note;
        return inkOf(source, fields);
    };
    for (const std::size_t length : {10U, 60U, 150U, 400U, 1'500U, 100'000U}) {
        const auto ink = inked(longText(length));
        EXPECT_GE(ink.left, 19.5);
        EXPECT_LE(ink.right, 80.5) << length;
        EXPECT_LE(ink.bottom, 50 + 40 - 4)
            << length << ": the first base line is at 50, the box ends 40 below its top";
    }
    EXPECT_LT(inked(longText(20)).bottom, 53);
    EXPECT_GT(inked(longText(150)).bottom, 60) << "several lines";
    EXPECT_GT(inked(longText(1'500)).bottom, 80) << "it is full";
    EXPECT_EQ(inked(u"a\r\n\r\nb").dots, inked(u"a\n\nb").dots);
    EXPECT_GT(inked(u"a\n\nb").bottom, 60);
    EXPECT_LE(inked(u"a" + std::u16string(50'000, u'\n') + u"x").dots, 400u)
        << "an a and an ellipsis";
}

TEST(DrawTest, AnAddressGoesOnOneLine) {
    const std::string source = svg("<text x='20' y='50'>{RecName}</text>");
    EXPECT_EQ(draw(source, named(u"Torstr. 1\r\n10119 Berlin")).bits,
              draw(source, named(u"Torstr. 1, 10119 Berlin")).bits);
}

TEST(DrawTest, ArabicStandsAtTheRightOfItsBox) {
    const std::string box =
        svg("<text x='20' y='50' data-wrap-width='100' data-wrap-height='40'>{RecName}</text>");
    EXPECT_NEAR(inkOf(box, named(u"\u0627\u0644\u0633\u0644\u0627\u0645")).right, 120, 1);
    EXPECT_NEAR(inkOf(box, named(u"Hamburg")).left, 20, 1);
}

TEST(DrawTest, PicturesAreDrawn) {
    const auto ink = inkOf(
        svg("<image x='10' y='10' width='20' height='20' href='" + std::string(kChequer) + "'/>"));
    EXPECT_EQ(ink.dots, 2u * 100u * 100u);
    const auto fitted = inkOf(svg("<image x='10' y='10' width='40' height='20' xlink:href='" +
                                  std::string(kChequer) + "'/>"));
    EXPECT_NEAR(fitted.left, 20, 0.11);
    EXPECT_NEAR(fitted.right, 40, 0.11);
    const auto stretched =
        inkOf(svg("<image x='10' y='10' width='40' height='20' preserveAspectRatio='none' href='" +
                  std::string(kChequer) + "'/>"));
    EXPECT_EQ(stretched.dots, 2u * 200u * 100u);
}

TEST(DrawTest, TheTemplateIsFittedToThePaperAndCentred) {
    const auto page = read(svg("<rect width='210' height='297'/>"));
    for (const auto paper :
         {document::Paper::a4, document::Paper::letter, document::Paper::legal}) {
        for (const auto ydpi : {document::kFineDpi, document::kStandardDpi}) {
            const document::PageSetup setup{paper, ydpi};
            const auto drawn = drawCover(page, {}, setup).value();
            ASSERT_EQ(drawn.height, rowsOf(setup));
            ASSERT_EQ(drawn.bits.size(), std::size_t{drawn.height} * document::kRowBytes);
            const auto size = sizeOf(paper);
            const double scale = std::min(size.width / 210, size.height / 297);
            canvas::Bitmap bitmap(document::kPageWidth, drawn.height);
            bitmap.bits = drawn.bits;
            const auto ink = inkOf(bitmap);
            EXPECT_NEAR((ink.right - ink.left) * 10, std::min(210 * scale / 25.4 * 204, 1728.0), 1);
            EXPECT_NEAR((ink.bottom - ink.top) * 10, 297 * scale / 25.4 * ydpi, 1);
            EXPECT_NEAR((ink.left + ink.right) * 5, 864, 1);
            EXPECT_NEAR((ink.top + ink.bottom) * 5, drawn.height / 2.0, 1);
        }
    }
}

TEST(DrawTest, APrinterGetsItsOwnDots) {
    const auto page = read(svg("<rect x='105' width='105' height='297'/>"));
    const auto bitmap = drawCoverAt(page, {}, 600, 300).value();
    EXPECT_EQ(bitmap.width, 4961u);
    EXPECT_EQ(bitmap.height, 3508u);
    EXPECT_FALSE(bitmap.at(2470, 1000));
    EXPECT_TRUE(bitmap.at(2490, 1000));
    const auto letter = drawCoverAt(page, {}, 600, 600, document::PaperSize{215.9, 279.4}).value();
    EXPECT_EQ(letter.width, 5100u);
    EXPECT_EQ(letter.height, 6600u);
    for (const double bad : {0.0, -1.0, 49.0, 1e9, std::nan("")}) {
        EXPECT_EQ(drawCoverAt(page, {}, bad, 300).error().code, model::ErrorCode::invalidParameter);
        EXPECT_EQ(drawCoverAt(page, {}, 300, bad).error().code, model::ErrorCode::invalidParameter);
        EXPECT_FALSE(
            drawCoverAt(page, {}, 300, 300, document::PaperSize{bad == 49.0 ? 5'000 : bad, 10}));
    }
}

}  // namespace
}  // namespace winfax::cover
