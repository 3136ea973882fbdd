// SPDX-License-Identifier: MIT
// One broadcast through the API with another cover page for each recipient: a personal one with a
// bar whose place is the recipient's, the server's generic one, and none.
#include <gtest/gtest.h>

#include <algorithm>

#include "../support/service_process.h"
#include "broadcast.h"
#include "support/child_process.h"
#include "support/png_file.h"

namespace winfax::endtoend {
namespace {

using conformance::address;
using conformance::Ansi;
using conformance::nameOf;
using conformance::Wide;

template <class Form>
class BroadcastCovers : public conformance::OwnInstance {
  protected:
    // A white page with a bar so far from its top, in millimetres of 297.
    std::filesystem::path barPage(const std::string& name, int top) {
        return files().write(
            name, std::string_view(
                      R"(<svg xmlns="http://www.w3.org/2000/svg" width="210mm" height="297mm" )"
                      R"(viewBox="0 0 210 297"><rect x="20" y=")" +
                      std::to_string(top) + R"(" width="170" height="60"/></svg>)"));
    }
    // The pages of a job as they would go out.
    std::vector<test::SeenPng> pagesOf(DWORD job) {
        const auto folder = files().path() / ("pages-" + std::to_string(job));
        const auto shown = test::runProgram(
            test::productPath("faxctl"), {"show", std::to_string(job), "--png", folder.string()});
        EXPECT_EQ(shown.exitCode, 0) << shown.output;
        std::vector<std::filesystem::path> names;
        for (const auto& entry : std::filesystem::directory_iterator(folder)) {
            names.push_back(entry.path());
        }
        std::ranges::sort(names);
        std::vector<test::SeenPng> pages;
        for (const auto& name : names) pages.push_back(test::readPng(name));
        return pages;
    }
    // How much of the page's n-th third is black, in thousandths.
    static std::uint64_t ink(const test::SeenPng& page, std::uint32_t third) {
        std::uint64_t black = 0;
        for (std::uint32_t y = page.height * third / 3; y < page.height * (third + 1) / 3; ++y) {
            for (std::uint32_t x = 0; x < page.width; ++x) black += page.at(x, y) == 0;
        }
        return black * 3'000 / (std::uint64_t{page.width} * page.height);
    }
};

using Forms = testing::Types<Ansi, Wide>;
TYPED_TEST_SUITE(BroadcastCovers, Forms);

TYPED_TEST(BroadcastCovers, EveryRecipientHasHisOwn) {
    using Form = TypeParam;
    const auto number = Form::encode(u"555-0100");
    const auto top = nameOf<Form>(this->barPage("top.svg", 20));
    const auto middle = nameOf<Form>(this->barPage("middle.svg", 120));
    const auto generic = Form::encode(u"generic.cov");
    const auto subject = Form::encode(u"Offer 4711");
    conformance::Broadcast<Form> broadcast([&](DWORD recipient, auto& param, auto& cover) {
        if (recipient > 4) return FALSE;
        address<Form>(param, number.c_str());
        cover.SizeOfStruct = sizeof cover;
        if (recipient == 1) cover.CoverPageName = top.c_str();
        if (recipient == 2) cover.CoverPageName = middle.c_str();
        if (recipient == 3) {
            cover.CoverPageName = generic.c_str();
            cover.UseServerCoverPage = TRUE;
            cover.Subject = subject.c_str();
        }
        return TRUE;
    });
    DWORD id = 0;
    ASSERT_EQ(conformance::attempt(
                  [&] { return broadcast.send(this->server(), this->document(2), &id); }),
              conformance::kSuccess);
    const auto jobs = this->queuedIds();
    ASSERT_EQ(jobs.size(), 4u);
    std::vector<std::vector<test::SeenPng>> pages;
    for (const DWORD job : jobs) pages.push_back(this->pagesOf(job));
    ASSERT_EQ(pages[0].size(), 3u);
    ASSERT_EQ(pages[1].size(), 3u);
    ASSERT_EQ(pages[2].size(), 3u);
    ASSERT_EQ(pages[3].size(), 2u) << "who has none";
    EXPECT_GT(this->ink(pages[0][0], 0), 400u);
    EXPECT_EQ(this->ink(pages[0][0], 1), 0u);
    EXPECT_EQ(this->ink(pages[1][0], 0), 0u);
    EXPECT_GT(this->ink(pages[1][0], 1), 400u);
    EXPECT_GT(this->ink(pages[2][0], 0), 5u) << "words";
    EXPECT_LT(this->ink(pages[2][0], 0), 300u);
    // The document behind them is the same for all.
    for (int job = 0; job < 3; ++job) EXPECT_EQ(pages[job][1].shades, pages[3][0].shades) << job;
}

}  // namespace
}  // namespace winfax::endtoend
