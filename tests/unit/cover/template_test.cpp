// SPDX-License-Identifier: MIT
// What a template may say, and how it is told what it may not.
#include <gmock/gmock.h>

#include "cover/svg_values.h"
#include "cover_test.h"

namespace winfax::cover {
namespace {

using test::inkOf;
using test::problemOf;
using test::svg;
using testing::HasSubstr;
using testing::StartsWith;

TEST(TemplateTest, ShapesAreWhereTheyShouldBe) {
    struct Case {
        const char* element;
        double left, top, right, bottom;
    };
    for (const auto& [element, left, top, right, bottom] : std::initializer_list<Case>{
             {"<rect x='20' y='30' width='40' height='50'/>", 20, 30, 60, 80},
             {"<rect x='20' y='30' width='40' height='50' fill='none' stroke='black' "
              "stroke-width='2'/>",
              19, 29, 61, 81},
             {"<line x1='20' y1='30' x2='60' y2='30' stroke='black' stroke-width='2'/>", 20, 29, 60,
              31},
             {"<circle cx='50' cy='60' r='20'/>", 30, 40, 70, 80},
             {"<ellipse cx='50' cy='60' rx='20' ry='10'/>", 30, 50, 70, 70},
             {"<polygon points='10,10 30,10 20,40'/>", 10, 10, 30, 40},
             {"<polyline points='10,10 30,10 30,40' fill='none' stroke='#000' stroke-width='1'/>",
              10, 9.5, 30.5, 40},
             {"<path d='M10 10h20v30H10z'/>", 10, 10, 30, 40},
             {"<path d='m10,10 20,0 0,30 -20,0z'/>", 10, 10, 30, 40},
             {"<path d='M50 60m-20 0a20,20 0 1040 0a20 20 0 10-40 0'/>", 30, 40, 70, 80},
             {"<path d='M10 10C10 40 30 40 30 10Z'/>", 10, 10, 30, 32.5},
             {"<path d='M10 10C10 40 30 40 30 10S50 -20 50 10Z'/>", 10, -12.5, 50, 32.5},
             {"<path d='M10 20Q20 40 30 20T50 20Z'/>", 10, 10, 50, 30},
             {"<g transform='translate(10 20) scale(2)'><rect x='5' y='5' width='10' "
              "height='10'/></g>",
              20, 30, 40, 50},
             {"<rect transform='matrix(2,0,0,2,10,20)' x='5' y='5' width='10' height='10'/>", 20,
              30, 40, 50},
             {"<g style='fill:none;stroke:#000000;stroke-width:2px'><rect x='20' y='30' width='40' "
              "height='50'/></g>",
              19, 29, 61, 81}}) {
        const auto ink = inkOf(svg(element));
        EXPECT_NEAR(ink.left, left, 0.15) << element;
        EXPECT_NEAR(ink.top, std::max(top, 0.0), 0.15) << element;
        EXPECT_NEAR(ink.right, right, 0.15) << element;
        EXPECT_NEAR(ink.bottom, bottom, 0.15) << element;
    }
}

TEST(TemplateTest, WhatEditorsAddIsIgnored) {
    EXPECT_EQ(
        problemOf(
            "\xEF\xBB\xBF<?xml version='1.0' encoding='UTF-8' standalone='no'?>\n"
            "<!DOCTYPE svg PUBLIC '-//W3C//DTD SVG 1.1//EN' 'http://www.w3.org/svg11.dtd'>\n"
            "<!-- &made; by an editor -->" +
            svg("<title>t</title><desc>d</desc><metadata><rdf:RDF/></metadata><defs id='d'/>"
                "<sodipodi:namedview id='v' pagecolor='#fff'/>"
                "<g inkscape:label='Layer' inkscape:groupmode='layer' id='l'><text "
                "xml:space='preserve' x='1' "
                "y='9' "
                "style='font-size:4px;line-height:1.25;-inkscape-font-specification:x;opacity:1'>"
                "<tspan sodipodi:role='line' x='1' y='9'>a &amp; &#98; &lt;</tspan></text></g>")),
        "");
}

TEST(TemplateTest, RefusalsNameLineElementAndWhatIsAllowed) {
    EXPECT_EQ(problemOf("<svg width='210mm' height='297mm'>\n<g>\n\n  <blink/></g></svg>"),
              "line 4: <blink>: no such element; allowed are g, rect, line, circle, ellipse, "
              "polyline, polygon, path, "
              "text, tspan and image");
    EXPECT_EQ(
        problemOf(svg("\n<rect x='1' y='two' width='3' height='4'/>")),
        "line 2: <rect>: y: 'two' is no number (no unit but px is allowed, and at most 1000000)");
    EXPECT_EQ(problemOf(svg("<rect wdth='3'/>")),
              "line 1: <rect>: no attribute 'wdth'; its own are x, y, width, height");
    EXPECT_THAT(problemOf(svg("<text>\n{RecNam}</text>")),
                StartsWith("line 1: there is no field '{RecNam}'"));
    EXPECT_THAT(problemOf(svg("<g data-if='RecName Sender'/>")),
                HasSubstr("data-if: no field 'Sender'; there are "));
}

TEST(TemplateTest, WhatWouldLookDifferentInABrowserIsRefused) {
    struct Case {
        const char* inside;
        const char* problem;
    };
    for (const auto& [inside, problem] : std::initializer_list<Case>{
             {"<style>rect{fill:red}</style>", "no such element"},
             {"<script>alert(1)</script>", "no such element"},
             {"<use href='#x'/>", "no such element"},
             {"<rect width='1' height='1' fill='url(#g)'/>", "no colour"},
             {"<rect width='1' height='1' fill='blurple'/>", "no colour"},
             {"<rect width='1' height='1' fill='#12345'/>", "no colour"},
             {"<rect width='1' height='1' rx='3'/>", "no attribute 'rx'"},
             {"<rect width='-1' height='1'/>", "must not be below 0"},
             {"<rect width='1' height='1' opacity='0.5'/>", "opacity must be 1"},
             {"<rect width='1' height='1' style='display:none'/>", "display must be inline"},
             {"<rect width='1' height='1' style='filter:url(#f)'/>", "filter must be none"},
             {"<rect width='1mm' height='1'/>", "no number"},
             {"<g transform='rotate(5)'/>", "not allowed: only translate"},
             {"<g transform='scale(1 2)'/>", "not allowed"},
             {"<g transform='scale(0)'/>", "not allowed"},
             {"<path d='L1 1'/>", "must begin with M"},
             {"<path d='M1 1 X2'/>", "no command 'X'"},
             {"<path d='M1 1 L2'/>", "'L' needs 2 numbers"},
             {"<path d='M1 1 A1 1 0 2 0 5 5'/>", "'A' needs 7 numbers"},
             {"<path d='M1 1z3'/>", "a number after Z"},
             {"<polygon points='1 2 3'/>", "pairs"},
             {"<text><a>x</a></text>", "only <tspan>"},
             {"<text data-wrap-width='5'>x</text>", "go together"},
             {"<text data-wrap-width='5' data-wrap-height='0'>x</text>", "above 0"},
             {"<text data-fit-width='0'>x</text>", "above 0"},
             {"<text text-anchor='left'>x</text>", "start, middle or end"},
             {"<g data-if=''/>", "names no field"},
             {"<image width='5' height='5' href='http://example.com/x.png'/>",
              "in the template itself"},
             {"<image width='5' height='5' href='file:///etc/passwd'/>", "in the template itself"},
             {"<image width='5' height='5'/>", "href is missing"},
             {"<image width='5' height='5' href='data:image/png;base64,!!!!'/>",
              "base64 is damaged"},
             {"<image width='5' height='5' href='data:image/png;base64,AAAA'/>", "no PNG"},
             {"<text>&nbsp;</text>", "no entities but"}}) {
        EXPECT_THAT(problemOf(svg(inside)), HasSubstr(problem)) << inside;
    }
}

TEST(TemplateTest, ThePageMustHaveASize) {
    EXPECT_THAT(problemOf("<svg/>"), HasSubstr("width is missing"));
    EXPECT_THAT(problemOf("<svg width='210mm'/>"), HasSubstr("height is missing"));
    EXPECT_THAT(problemOf("<svg width='100%' height='1mm'/>"),
                HasSubstr("no length such as 210mm"));
    EXPECT_THAT(problemOf("<svg width='1e6mm' height='1mm'/>"), HasSubstr("at most 1000mm"));
    EXPECT_THAT(problemOf("<svg width='1mm' height='1mm' viewBox='0 0 0 5'/>"),
                HasSubstr("viewBox"));
    EXPECT_EQ(problemOf("<svg width='8.5in' height='11in' viewBox='0 0 612 792'/>"), "");
    EXPECT_EQ(problemOf("<svg width='794' height='1123'/>"), "") << "CSS pixels";
    EXPECT_THAT(problemOf("<html/>"), HasSubstr("the outermost element is not <svg>"));
}

TEST(TemplateTest, AGenuineCoverPageIsRecognized) {
    const std::string cov = std::string("FAXCOVER-VER005w") + std::string(100, '\0');
    EXPECT_TRUE(isMicrosoftCoverPage(test::bytesOf(cov)));
    EXPECT_FALSE(isMicrosoftCoverPage(test::bytesOf("FAXCOVER")));
    EXPECT_FALSE(isMicrosoftCoverPage(test::bytesOf(svg(""))));
    EXPECT_FALSE(isMicrosoftCoverPage({}));
    EXPECT_THAT(problemOf(cov), HasSubstr("Microsoft's editor"));
}

TEST(TemplateTest, EncodingsOtherThanUtf8AreRefused) {
    EXPECT_THAT(problemOf("<?xml version='1.0' encoding='ISO-8859-1'?>" + svg("")),
                HasSubstr("save it as UTF-8"));
    EXPECT_THAT(problemOf(std::string("\xFF\xFE<\0s\0", 6)), HasSubstr("save it as UTF-8"));
    EXPECT_EQ(problemOf("<?xml version='1.0' encoding='utf-8'?>" + svg("")), "");
}

TEST(SvgValuesTest, ColoursBecomeShades) {
    EXPECT_EQ(parseColour("#000").value(), 0);
    EXPECT_EQ(parseColour("#fff").value(), 255);
    EXPECT_EQ(parseColour("#FF0000").value(), 76);
    EXPECT_EQ(parseColour("rgb(0, 255, 0)").value(), 150);
    EXPECT_EQ(parseColour(" silver ").value(), 192);
    EXPECT_EQ(parseColour("none").value(), std::nullopt);
}

TEST(SvgValuesTest, NumbersAreFinite) {
    for (const char* bad :
         {"", "nan", "inf", "-inf", "1e7", "1e999", "0x10", "1,2", "--1", "+-1", "1 2", "."}) {
        EXPECT_FALSE(parseNumber(bad)) << bad;
    }
    EXPECT_EQ(parseNumber("+.5px").value(), 0.5);
    EXPECT_EQ(parseNumber(" -1e3 ").value(), -1000);
    EXPECT_EQ(parseNumbers("1,2 -3-4").value(), (std::vector<double>{1, 2, -3, -4}));
    EXPECT_NEAR(parseLength("1in").value(), 25.4, 1e-9);
    EXPECT_NEAR(parseLength("96").value(), 25.4, 1e-9);
    EXPECT_FALSE(parseLength("-1mm"));
}

}  // namespace
}  // namespace winfax::cover
