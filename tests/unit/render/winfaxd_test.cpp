// SPDX-License-Identifier: MIT
// The program that the service starts in earnest.
#include <gtest/gtest.h>

#include "document/banner.h"
#include "render/renderer.h"
#include "support/child_process.h"
#include "support/test_environment.h"
#include "support/tiff_file.h"

namespace winfax::render {
namespace {

document::Bytes faxFile() {
    const auto file = test::faxTiff(3);
    const auto bytes = std::as_bytes(std::span(file));
    return {bytes.begin(), bytes.end()};
}

TEST(WinfaxdRender, BannerAndFirstPage) {
    const auto renderer = makeProcessRenderer(test::productPath("winfaxd"));
    const document::BannerText text{u"2026-11-22", u"sender", u"recipient"};
    const auto here = document::withBanner(faxFile(), text);
    const auto there = renderer->withBanner(faxFile(), text);
    ASSERT_TRUE(here);
    ASSERT_TRUE(there) << there.error().detail;
    EXPECT_TRUE(*there == *here);
    const auto page = renderer->firstPage(faxFile());
    ASSERT_TRUE(page) << page.error().detail;
    EXPECT_EQ(page->height, 2200u);
}

TEST(WinfaxdRender, OptionIsNotInTheHelp) {
    const auto help = test::runProgram(test::productPath("winfaxd"), {"--help"});
    EXPECT_EQ(help.exitCode, 0);
    EXPECT_EQ(help.output.find("--render"), std::string::npos) << help.output;
}

}  // namespace
}  // namespace winfax::render
