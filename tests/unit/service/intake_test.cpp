// SPDX-License-Identifier: MIT
#include "service/intake.h"

#include <gmock/gmock.h>

#include "support/tiff_file.h"

namespace winfax::service {
namespace {

using document::Kind;
using model::ErrorCode;
using testing::HasSubstr;

model::Result<Intake> judge(std::string_view content, model::Text name, const IntakeRules& rules) {
    return judgeDocument(std::as_bytes(std::span(content)), name, rules);
}

std::string fileOf(const test::TiffOptions& options) {
    const auto file = test::faxTiff(options);
    return {file.begin(), file.end()};
}

TEST(Intake, FaxPagesGoAsTheyAre) {
    const auto judged = judge(fileOf({}), u"x.txt", {});
    ASSERT_TRUE(judged);
    EXPECT_EQ(judged->kind, Kind::fax);
    EXPECT_EQ(judged->pages, 2u);
}

TEST(Intake, C12_OtherTiffs) {
    test::TiffOptions options;
    options.pages[0].width = 2000;
    const std::string file = fileOf(options);
    const auto judged = judge(file, {}, {});
    ASSERT_TRUE(judged) << judged.error().detail;
    EXPECT_EQ(judged->kind, Kind::tiff);
    EXPECT_EQ(judge(file, {}, {.faxPagesOnly = true}).error().code, ErrorCode::invalidData);
    EXPECT_EQ(judge("text", {}, {.faxPagesOnly = true}).error().code, ErrorCode::invalidData);
}

TEST(Intake, PdfTakesGhostscript) {
    EXPECT_EQ(judge("%PDF-1.4", {}, {.ghostscript = true})->kind, Kind::pdf);
    const auto refused = judge("%PDF-1.4", {}, {});
    EXPECT_EQ(refused.error().code, ErrorCode::invalidData);
    EXPECT_THAT(refused.error().detail, HasSubstr("Ghostscript"));
}

TEST(Intake, AConverterIsChosenByTheExtensionWhateverIsInside) {
    const render::Converters converters{{"html", {{"/bin/x", "{input}", "{output}"}}}};
    const IntakeRules rules{.converters = &converters};
    for (const std::string_view content : {"<html>", "plain text", "%PDF-1.4"}) {
        const auto judged = judge(content, u"page.HTML", rules);
        ASSERT_TRUE(judged) << content;
        EXPECT_EQ(judged->kind, Kind::foreign);
        EXPECT_EQ(judged->extension, "html");
    }
    EXPECT_EQ(judge(fileOf({}), u"page.html", rules)->kind, Kind::fax);
}

TEST(Intake, WhatNobodyReadsIsRefusedByItsName) {
    const auto refused = judge("PK\x03\x04", u"letter.docx", {});
    EXPECT_EQ(refused.error().code, ErrorCode::invalidData);
    EXPECT_THAT(refused.error().detail, HasSubstr(".docx"));
    EXPECT_FALSE(judge("<html>", u"page.html", {}));
}

}  // namespace
}  // namespace winfax::service
