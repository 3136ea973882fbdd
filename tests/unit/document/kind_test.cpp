// SPDX-License-Identifier: MIT
#include "document/kind.h"

#include <gtest/gtest.h>

#include <string>

namespace winfax::document {
namespace {

using namespace std::string_literals;

Kind kindOf(const std::string& content) { return kindByContent(std::as_bytes(std::span(content))); }

struct KindRow {
    const char* name;
    std::string content;
    Kind kind;
};

class Kinds : public testing::TestWithParam<KindRow> {};

TEST_P(Kinds, ByContent) { EXPECT_EQ(kindOf(GetParam().content), GetParam().kind); }

INSTANTIATE_TEST_SUITE_P(
    Rows, Kinds,
    testing::Values(KindRow{"tiffLittle", "II*\0...."s, Kind::tiff},
                    KindRow{"tiffBig", "MM\0*...."s, Kind::tiff},
                    KindRow{"tiffCut", "II*", Kind::tiff},
                    KindRow{"png", "\x89PNG\r\n\x1a\n...."s, Kind::png},
                    KindRow{"jpeg", "\xff\xd8\xff\xe0...."s, Kind::jpeg},
                    KindRow{"bmp", "BM" + std::string(40, '\0'), Kind::bmp},
                    KindRow{"textThatBeginsLikeABmp", "BM is an abbreviation of benchmark.",
                            Kind::text},
                    KindRow{"bmpCutOff", "BM\0\0"s, Kind::foreign},
                    KindRow{"pdf", "%PDF-1.7\n%\xe2\xe3", Kind::pdf},
                    KindRow{"postScript", "%!PS-Adobe-3.0\n", Kind::postScript},
                    KindRow{"postScriptAfterControlD", "\x04%!PS\n", Kind::postScript},
                    KindRow{"postScriptInAPrinterJob", "\x1b%-12345X@PJL\n", Kind::postScript},
                    KindRow{"text", "Dear reader,\r\n\tyours\f", Kind::text},
                    KindRow{"utf8",
                            "Gr\xc3\xbc\xc3\x9f"
                            "e",
                            Kind::text},
                    KindRow{"ansi",
                            "Gr\xfc\xdf"
                            "e",
                            Kind::text},
                    KindRow{"utf16",
                            "\xff\xfe"
                            "a\0b\0"s,
                            Kind::text},
                    KindRow{"utf16Big", "\xfe\xff\0a\0b"s, Kind::text},
                    KindRow{"utf16Cut",
                            "\xff\xfe"
                            "a\0b"s,
                            Kind::foreign},
                    KindRow{"zip", "PK\x03\x04\x14\0\x06\0"s, Kind::foreign},
                    KindRow{"zeros", std::string(100, '\0'), Kind::foreign},
                    KindRow{"controlCharacters", "\x01\x02\x03\x05", Kind::foreign},
                    KindRow{"richText", "{\\rtf1\\ansi Dear reader}", Kind::foreign},
                    KindRow{"html", "\n<!DOCTYPE html><html>", Kind::foreign},
                    KindRow{"htmlWithoutDoctype", "<HTML><BODY>", Kind::foreign},
                    KindRow{"oldWord", "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"s, Kind::foreign}),
    [](const auto& row) { return row.param.name; });

TEST(Extensions, AreWhatFollowsTheLastDot) {
    EXPECT_EQ(extensionOf(u"letter.doc"), "doc");
    EXPECT_EQ(extensionOf(u"Letter.v2.DOCX"), "docx");
    EXPECT_EQ(extensionOf(u"letter"), "");
    EXPECT_EQ(extensionOf(u"letter."), "");
    EXPECT_EQ(extensionOf(u"letter.a b"), "");
    EXPECT_EQ(extensionOf(u"letter.\u00e4"), "");
    EXPECT_EQ(extensionOf(u"letter.12345678901234567"), "");
}

}  // namespace
}  // namespace winfax::document
