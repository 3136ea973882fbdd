// SPDX-License-Identifier: MIT
// What faxctl show makes of the service's answers, honest ones and others.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <filesystem>
#include <sstream>

#include "picture/scaling.h"
#include "support/png_file.h"
#include "support/scratch_directory.h"
#include "tool/show_pictures.h"
#include "tool/show_text.h"

namespace winfax::tool {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;
using History = model::ReadJobHistory::Reply;
using Page = model::ReadJobHistory::Page;

std::uint32_t number(auto value) { return static_cast<std::uint32_t>(value); }

// 2026-11-22T16:20:00Z and some seconds.
model::FileTime at(int seconds) {
    return model::toFileTime(model::Time(std::chrono::seconds(1'795'364'400 + seconds)));
}

History retriedJob() {
    History job;
    job.inQueue = true;
    job.job.JobId = 7;
    job.job.JobType = number(model::JobType::send);
    job.job.QueueStatus = number(model::JobState::retrying);
    job.job.RecipientNumber = u"555\x1b[2J";
    job.submitted = at(0);
    job.attempts = {{1, 2, at(1), at(3), number(model::DeviceState::busy), 0},
                    {2, 1, at(9), {}, 0, 1}};
    job.pagesFrom = u"queue";
    job.pages = {{2200, 196}, {2200, 196}, {300, 98}, {2200, 196}};
    return job;
}

std::string textOf(const History& job, const std::vector<model::ReadCalls::Call>& calls = {}) {
    std::ostringstream out;
    printHistory(out, job, calls);
    return out.str();
}

TEST(ShowText, TellsRecordAttemptsAndPages) {
    const std::string text = textOf(retriedJob());
    EXPECT_THAT(text, HasSubstr("job 7, outgoing, in the queue: retrying\n"));
    EXPECT_THAT(text, HasSubstr("RecipientNumber     555?[2J\n")) << "nothing steers a terminal";
    EXPECT_THAT(text, HasSubstr("submitted           2026-11-22T16:20:00.000Z\n"));
    EXPECT_THAT(text, HasSubstr("1    2     2026-11-22T16:20:01.000Z  2 s       busy     0\n"));
    EXPECT_THAT(text, HasSubstr("2    1     2026-11-22T16:20:09.000Z  not over           1\n"));
    EXPECT_THAT(text, HasSubstr("1-2    1728 x 2200  204 x 196\n"
                                "3      1728 x 300   204 x 98\n"
                                "4      1728 x 2200  204 x 196\n"
                                "as they wait in the queue\n"));
    EXPECT_THAT(text, Not(HasSubstr("faxctl call")));
}

TEST(ShowText, SaysWhyThereAreNoPages) {
    History job = retriedJob();
    job.inQueue = false;
    job.pagesFrom.reset();
    job.pages.clear();
    job.noPages = u"somebody removed it";
    EXPECT_THAT(textOf(job), AllOf(HasSubstr("job 7, outgoing, has left the queue\n"),
                                   HasSubstr("no pages to be had: somebody removed it\n"),
                                   Not(HasSubstr("QueueStatus"))));
}

TEST(ShowText, ACallIsALine) {
    model::ReadCalls::Call call;
    call.record.Attempt = 2;
    call.record.LineName = u"Modem";
    call.record.Number = u"555-0100";
    call.record.FarId = u"FAR END";
    call.record.Outcome = number(model::DeviceState::completed);
    call.record.Modem = u"V.17";
    call.record.BitRate = 14'400;
    call.record.Ecm = true;
    call.record.Compression = u"T.6";
    call.record.Pages = {{1, 9, 2200, 0, 0, 0, true}, {2, 19, 2200, 3, 0, 12, true}};
    EXPECT_EQ(lineOfCall(call.record),
              "try 2 on Modem: to 555-0100, completed, answered by FAR END; V.17 14400 bit/s, ECM, "
              "T.6; 2 of 2 pages arrived whole, 1 not as sent");
    EXPECT_THAT(textOf(retriedJob(), {call}), HasSubstr("frames and times: faxctl call 7\n"));
    model::CallRecord incoming;
    incoming.Outgoing = false;
    incoming.LineName = u"Line 1";
    incoming.Outcome = number(model::DeviceState::disconnected);
    EXPECT_EQ(lineOfCall(incoming), "call on Line 1: from an unknown number, disconnected");
}

// ---- pictures -----------------------------------------------------------------------------------

class ShowPictures : public testing::Test {
  protected:
    static model::ReadPage::Reply pageOf(std::uint32_t rows, std::uint32_t dpi, std::uint8_t dots) {
        return {1728, rows, 204, dpi, std::vector<std::uint8_t>(std::size_t{rows} * 216, dots)};
    }
    void SetUp() override {
        job_.pages = {{100, 98}, {40, 196}};
        pages_ = {pageOf(100, 98, 0xF0), pageOf(40, 196, 0x0F)};
    }
    Expected<Pictures> write() {
        return writePictures(job_, options_, [this](std::uint32_t page) {
            return Expected<model::ReadPage::Reply>(pages_.at(page - 1));
        });
    }

    test::ScratchDirectory directory_;
    PictureOptions options_{directory_.path() / "new" / "pages", directory_.path() / "sheet.png"};
    History job_;
    std::vector<model::ReadPage::Reply> pages_;
};

TEST_F(ShowPictures, EveryPageIsAFileAndTheSheetHasThemAll) {
    const auto written = write();
    ASSERT_TRUE(written) << lineOf(written.error());
    ASSERT_EQ(written->pages.size(), 2u);
    EXPECT_EQ(written->pages[1], *options_.folder / "page-0002.png");
    const auto first = test::readPng(*options_.folder / "page-0001.png");
    EXPECT_EQ(first.width, 1728u);
    EXPECT_EQ(first.height, 208u);
    EXPECT_EQ(first.at(0, 207), 0);
    EXPECT_EQ(first.at(4, 0), 255);
    const auto second = test::readPng(written->pages[1]);
    EXPECT_EQ(second.height, 42u);
    EXPECT_EQ(second.at(0, 0), 255);
    const auto sheet = test::readPng(*options_.sheet);
    EXPECT_EQ(sheet.at(20, 20), 0) << "four dots in a row are a dot of the sheet";
    EXPECT_EQ(sheet.at(16 + 448, 20), 255);
    EXPECT_EQ(sheet.height, 16u + 52 + 16);
}

TEST_F(ShowPictures, OneOfTheTwoIsEnough) {
    options_.sheet.reset();
    ASSERT_TRUE(write());
    EXPECT_FALSE(std::filesystem::exists(directory_.path() / "sheet.png"));
    options_ = {std::nullopt, directory_.path() / "sheet.png"};
    const auto written = write();
    ASSERT_TRUE(written);
    EXPECT_TRUE(written->pages.empty());
    EXPECT_TRUE(std::filesystem::exists(*written->sheet));
}

TEST_F(ShowPictures, AServiceThatLiesIsNotBelieved) {
    const auto good = pages_[1];
    const auto expectRefused = [&](auto&& change) {
        pages_[1] = good;
        change(pages_[1]);
        const auto written = write();
        ASSERT_FALSE(written);
        EXPECT_THAT(lineOf(written.error()), HasSubstr("page 2"));
        EXPECT_FALSE(std::filesystem::exists(*options_.sheet)) << "no half contact sheet";
    };
    using Reply = model::ReadPage::Reply;
    expectRefused([](Reply& page) { page.rows = 0; });
    expectRefused([](Reply& page) { page.width = 0; });
    expectRefused([](Reply& page) { page.width = 1727; });
    expectRefused([](Reply& page) { page.rows = 0xFFFF'FFFF; });
    expectRefused([](Reply& page) { page.dots.pop_back(); });
    expectRefused([](Reply& page) { page.dots.clear(); });
    expectRefused([](Reply& page) { page.verticalDpi = 0; });
    expectRefused([](Reply& page) { page.horizontalDpi = 0xFFFF'FFFF; });
    pages_[1] = good;
    job_.pages[1].VerticalDpi = 0;
    EXPECT_FALSE(write());
}

TEST_F(ShowPictures, AFolderThatCannotBeMadeIsNamed) {
    directory_.write("new", std::string_view("a file"));
    const auto written = write();
    ASSERT_FALSE(written);
    EXPECT_THAT(lineOf(written.error()), HasSubstr("pages"));
    EXPECT_EQ(written.error().exitCode, ExitCode::refused);
}

}  // namespace
}  // namespace winfax::tool
