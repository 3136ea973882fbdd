// SPDX-License-Identifier: MIT
// Through a real process; the program is render_probe, which does what winfaxd does.
#include "render/renderer.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "../support/environment_guard.h"
#include "../support/test_program.h"
#include "document/banner.h"
#include "document/clean_pages.h"
#include "document/one_page.h"
#include "support/tiff_file.h"

namespace winfax::render {
namespace {

using document::BannerText;
using document::Bytes;
using model::ErrorCode;
using testing::HasSubstr;

const BannerText kText{u"2026-11-22 20:15", u"+49 30 123", u"J\u00FCrgen +49 40 456"};

Bytes goodFile(std::size_t pages = 2) { return test::bytesOf(test::faxTiff(pages)); }

Bytes tallFile(std::size_t pages) {
    test::TiffPage page;
    page.length = 65'535;
    page.compression = 1;
    test::TiffOptions options;
    options.pages.assign(pages, page);
    return test::bytesOf(test::faxTiff(options));
}

std::unique_ptr<Renderer> probe(const platform::ChildLimits& limits = {}) {
    return makeProcessRenderer(test::testProgram("render_probe"), limits);
}

void expectError(const auto& result, ErrorCode code, const std::string& part) {
    ASSERT_FALSE(result);
    EXPECT_EQ(result.error().code, code) << result.error().detail;
    EXPECT_THAT(result.error().detail, HasSubstr(part));
}

TEST(ProcessRenderer, BannerIsTheOneMadeInThisProcess) {
    const Bytes file = goodFile();
    const auto here = document::withBanner(file, kText);
    const auto there = probe()->withBanner(file, kText);
    ASSERT_TRUE(here) << here.error().detail;
    ASSERT_TRUE(there) << there.error().detail;
    EXPECT_TRUE(*there == *here);
    EXPECT_FALSE(*there == file);
}

TEST(ProcessRenderer, E10FirstPage) {
    const Bytes file = goodFile(3);
    const auto here = document::firstPage(file);
    const auto there = probe()->firstPage(file);
    ASSERT_TRUE(here) << here.error().detail;
    ASSERT_TRUE(there) << there.error().detail;
    EXPECT_TRUE(there->file == here->file);
    EXPECT_EQ(there->width, 1728u);
    EXPECT_EQ(there->height, 2200u);
}

TEST(ProcessRenderer, AnyPage) {
    const Bytes file = goodFile(3);
    const auto here = document::onePage(file, 3);
    const auto there = probe()->page(file, 3);
    ASSERT_TRUE(here) << here.error().detail;
    ASSERT_TRUE(there) << there.error().detail;
    EXPECT_EQ(there->height, here->height);
    EXPECT_EQ(there->ydpi, here->ydpi);
    EXPECT_TRUE(there->bits == here->bits);
    expectError(probe()->page(file, 4), ErrorCode::invalidParameter, "no page 4");
    expectError(probe()->page({}, 1), ErrorCode::invalidData, "the document is empty");
}

TEST(ProcessRenderer, CleanPagesAreThoseMadeInThisProcess) {
    const auto here = document::cleanPages(goodFile());
    const auto there = probe()->cleanPages(goodFile());
    ASSERT_TRUE(here) << here.error().detail;
    ASSERT_TRUE(there) << there.error().detail;
    EXPECT_TRUE(*there == *here);
    expectError(probe()->cleanPages({}), ErrorCode::invalidData, "the document is empty");
}

TEST(ProcessRenderer, DocumentOfManyMegabytes) {
    const Bytes file = tallFile(2);
    EXPECT_GT(file.size(), 28'000'000u);
    const auto made = probe()->withBanner(file, kText);
    EXPECT_TRUE(made) << made.error().detail;
}

TEST(ProcessRenderer, RefusalsComeBackWithCodeAndDetail) {
    expectError(probe()->withBanner({}, kText), ErrorCode::invalidData, "the document is empty");
    test::TiffPage damaged;
    damaged.length = 400;
    damaged.stripBytes = 20;
    test::TiffOptions options;
    options.pages = {damaged};
    expectError(probe()->firstPage(test::bytesOf(test::faxTiff(options))), ErrorCode::invalidData,
                "page 1, strip 1: row ");
}

TEST(ProcessRenderer, ChildThatCrashes) {
    const test::EnvironmentGuard mode("RENDER_PROBE", "abort");
    expectError(probe()->withBanner(goodFile(), kText), ErrorCode::internalError, "render_probe");
    expectError(probe()->firstPage(goodFile()), ErrorCode::internalError, "render_probe");
}

TEST(ProcessRenderer, ChildThatHangs) {
    const test::EnvironmentGuard mode("RENDER_PROBE", "hang");
    platform::ChildLimits limits;
    limits.wallTime = std::chrono::milliseconds(200);
    expectError(probe(limits)->firstPage(goodFile()), ErrorCode::timeout, "within 200 ms");
}

TEST(ProcessRenderer, ChildThatWritesNonsense) {
    for (const char* behaviour : {"nonsense", "half", "silent"}) {
        SCOPED_TRACE(behaviour);
        const test::EnvironmentGuard mode("RENDER_PROBE", behaviour);
        expectError(probe()->withBanner(goodFile(), kText), ErrorCode::internalError,
                    "bytes that are no answer");
    }
}

TEST(ProcessRenderer, AnswerAboveTheLimit) {
    platform::ChildLimits limits;
    limits.output = 100;
    expectError(probe(limits)->firstPage(goodFile()), ErrorCode::internalError, "100 bytes");
}

TEST(ProcessRenderer, DocumentThatNeedsTooMuchMemory) {
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
    GTEST_SKIP() << "this sanitizer's shadow memory is larger than any limit";
#endif
    platform::ChildLimits limits;
    limits.memory = std::uint64_t{128} << 20;
    const auto made = probe(limits)->withBanner(tallFile(8), kText);
    if (made && std::getenv("WINEPREFIX") != nullptr) {
        GTEST_SKIP() << "Wine does not limit the memory of a job object";
    }
    expectError(made, ErrorCode::notEnoughMemory, "more memory");
}

TEST(ProcessRenderer, ProgramThatIsNotThere) {
    const auto renderer = makeProcessRenderer(test::testProgram("no_such_program"));
    expectError(renderer->firstPage(goodFile()), ErrorCode::serverUnavailable, "no_such_program");
}

TEST(ProcessRenderer, WorksAgainAfterEveryAccident) {
    const auto renderer = probe();
    {
        const test::EnvironmentGuard mode("RENDER_PROBE", "abort");
        EXPECT_FALSE(renderer->firstPage(goodFile()));
    }
    const auto page = renderer->firstPage(goodFile());
    EXPECT_TRUE(page) << page.error().detail;
}

}  // namespace
}  // namespace winfax::render
