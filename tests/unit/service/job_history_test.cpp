// SPDX-License-Identifier: MIT
// What is told of outgoing jobs and their pages, to whom, and for how long.
#include <gmock/gmock.h>

#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "document/page_reader.h"
#include "service_bench.h"
#include "support/tiff_file.h"
#include "text/encoding.h"

namespace winfax {
namespace {

namespace right = model::right;
using model::ErrorCode;
using test::BenchClient;
using test::ServiceBench;
using testing::AllOf;
using testing::HasSubstr;
using FileBytes = std::vector<std::uint8_t>;

constexpr auto kCancel = static_cast<std::uint32_t>(model::JobCommand::cancel);
constexpr const char16_t* kBusyNumber = u"999999901";
constexpr const char16_t* kFine = u"555";

// Of two pages that differ in length.
FileBytes documentOf() {
    test::TiffOptions options;
    options.pages[1].length = 300;
    return test::faxTiff(options);
}

FileBytes dotsOf(const FileBytes& document, std::uint32_t index) {
    return document::PageReader::open(std::as_bytes(std::span(document)))->page(index)->bits;
}

class JobHistoryTest : public testing::Test {
  protected:
    void SetUp() override { connect(); }

    void connect() {
        owner_.emplace(bench_);
        owner_->greet();
    }
    void restart() {
        owner_.reset();
        bench_.restart();
        connect();
    }

    std::uint32_t submit(const char16_t* number, BenchClient& who) {
        const auto id = who.submit(documentOf(), number);
        EXPECT_TRUE(id) << id.error().detail;
        bench_.settle();
        return id.value_or(0);
    }
    model::Result<model::ReadJobHistory::Reply> history(std::uint32_t id, BenchClient& who) {
        return who.call<model::ReadJobHistory>({id});
    }
    model::Result<model::ReadPage::Reply> page(std::uint32_t id, std::uint32_t page,
                                               BenchClient& who) {
        return who.call<model::ReadPage>({id, page});
    }
    // Both calls are refused alike.
    void expectRefused(std::uint32_t id, BenchClient& who, ErrorCode code) {
        EXPECT_EQ(history(id, who).error().code, code);
        EXPECT_EQ(page(id, 1, who).error().code, code);
    }
    void expectBothPages(std::uint32_t id, BenchClient& who) {
        for (const std::uint32_t number : {1u, 2u}) {
            const auto seen = page(id, number, who);
            ASSERT_TRUE(seen) << seen.error().detail;
            EXPECT_EQ(seen->width, 1728u);
            EXPECT_EQ(seen->rows, number == 1 ? 2200u : 300u);
            EXPECT_EQ(seen->horizontalDpi, 204u);
            EXPECT_EQ(seen->verticalDpi, 196u);
            EXPECT_TRUE(seen->dots == dotsOf(documentOf(), number - 1));
        }
    }
    std::filesystem::path sentFile(std::uint32_t id) {
        return bench_.state.path() / "sent" / ("0000000" + std::to_string(id) + ".tif");
    }

    ServiceBench bench_;
    std::optional<BenchClient> owner_;
};

TEST_F(JobHistoryTest, AWaitingJobIsToldAsTheQueueHasIt) {
    const auto id = submit(kBusyNumber, *owner_);  // four tries, then it is given up
    const auto told = history(id, *owner_);
    ASSERT_TRUE(told) << told.error().detail;
    EXPECT_TRUE(told->inQueue);
    EXPECT_EQ(told->job, owner_->call<model::ReadJob>({id})->job);
    EXPECT_NE(told->submitted, model::FileTime{});
    EXPECT_NE(told->ended, model::FileTime{});
    EXPECT_EQ(told->tries, 4u);
    ASSERT_EQ(told->attempts.size(), 4u);
    for (std::uint32_t i = 0; i < 4; ++i) {
        const auto& attempt = told->attempts[i];
        EXPECT_EQ(attempt.Number, i + 1);
        EXPECT_EQ(attempt.Outcome, static_cast<std::uint32_t>(model::DeviceState::busy));
        EXPECT_GT(attempt.Ended, attempt.Started);
        EXPECT_NE(attempt.DeviceId, model::kNoDevice);
    }
    EXPECT_GT(told->attempts[1].Started, told->attempts[0].Ended);
    EXPECT_EQ(told->pagesFrom, u"queue");
    EXPECT_EQ(told->file, std::nullopt);
    EXPECT_EQ(told->pages, (std::vector<model::ReadJobHistory::Page>{{2200, 196}, {300, 196}}));
    expectBothPages(id, *owner_);
}

TEST_F(JobHistoryTest, ASentJobIsKnownByItsCallAndItsCopy) {
    const auto id = submit(kFine, *owner_);
    ASSERT_FALSE(owner_->call<model::ReadJob>({id})) << "it has left";
    const auto told = history(id, *owner_);
    ASSERT_TRUE(told) << told.error().detail;
    EXPECT_FALSE(told->inQueue);
    EXPECT_EQ(told->job.JobId, id);
    EXPECT_EQ(told->job.RecipientNumber, kFine);
    EXPECT_EQ(told->job.PageCount, 2u);
    ASSERT_EQ(told->attempts.size(), 1u);
    EXPECT_EQ(told->attempts[0].Outcome, static_cast<std::uint32_t>(model::DeviceState::completed));
    EXPECT_EQ(told->ended, told->attempts[0].Ended);
    EXPECT_EQ(told->pagesFrom, u"sent");
    EXPECT_EQ(text::toUtf8(told->file.value_or(u"")), sentFile(id).string());
    expectBothPages(id, *owner_);
    restart();
    expectBothPages(id, *owner_);
}

TEST_F(JobHistoryTest, AJobThatLeftWithoutACallIsKnownByItsCopyAlone) {
    const auto id = submit(kFine, *owner_);
    std::filesystem::remove_all(bench_.state.path() / "calls");
    const auto told = history(id, *owner_);
    ASSERT_TRUE(told) << told.error().detail;
    EXPECT_TRUE(told->attempts.empty());
    expectBothPages(id, *owner_);
}

TEST_F(JobHistoryTest, ASentJobThatStaysIsShownAsItWentOut) {
    bench_.settings.queue.keepFinished = std::chrono::hours(1);
    restart();
    const auto id = submit(kFine, *owner_);
    EXPECT_EQ(history(id, *owner_)->pagesFrom, u"sent");
    EXPECT_TRUE(history(id, *owner_)->inQueue);
    std::filesystem::remove(sentFile(id));
    EXPECT_EQ(history(id, *owner_)->pagesFrom, u"queue");
    expectBothPages(id, *owner_);
}

// ---- rights -------------------------------------------------------------------------------------

TEST_F(JobHistoryTest, H5_E7_AJobInTheQueueIsItsOwnersAndTheManagers) {
    BenchClient own(bench_, right::jobSubmit, "3000");
    BenchClient other(bench_, right::all & ~(right::jobQuery | right::jobManage), "4000");
    BenchClient curious(bench_, right::all & ~right::jobManage, "5000");
    BenchClient blind(bench_, right::all & ~right::jobQuery, "6000");
    for (BenchClient* client : {&own, &other, &curious, &blind}) client->greet();
    const auto id = submit(kBusyNumber, own);
    EXPECT_TRUE(history(id, own));
    expectBothPages(id, own);
    expectBothPages(id, *owner_);
    expectRefused(id, other, ErrorCode::accessDenied);
    expectRefused(id, curious, ErrorCode::invalidParameter);
    expectRefused(id, blind, ErrorCode::accessDenied);
    EXPECT_EQ(history(id, curious).error().detail, "there is no job " + std::to_string(id));
    EXPECT_EQ(page(id + 1, 1, curious).error().detail, "there is no job " + std::to_string(id + 1));
}

TEST_F(JobHistoryTest, H5_E7_AJobThatHasLeftIsTheirsToo) {
    BenchClient own(bench_, right::jobSubmit, "3000");
    BenchClient other(bench_, right::jobSubmit, "4000");
    BenchClient curious(bench_, right::all & ~right::jobManage, "5000");
    for (BenchClient* client : {&own, &other, &curious}) client->greet();
    const auto id = submit(kFine, own);
    EXPECT_EQ(history(id, own)->pagesFrom, u"sent");
    expectBothPages(id, own);
    expectBothPages(id, *owner_);
    expectRefused(id, other, ErrorCode::accessDenied);
    expectRefused(id, curious, ErrorCode::invalidParameter);
    std::filesystem::remove_all(bench_.state.path() / "calls");
    expectRefused(id, own, ErrorCode::accessDenied);
    expectBothPages(id, *owner_);
}

// A store that was lost gives ids anew: what lies under one may be somebody else's.
TEST_F(JobHistoryTest, ACopyIsNobodysWithoutACallOfHisThatSentIt) {
    BenchClient own(bench_, right::jobSubmit | right::jobQuery, "3000");
    own.greet();
    const auto id = submit(kBusyNumber, own);
    ASSERT_TRUE(own.call<model::ControlJob>({id, kCancel}));
    for (const std::string folder : {"sent", "received"}) {
        std::filesystem::create_directories(bench_.state.path() / folder);
        bench_.state.write(folder + "/" + sentFile(id).filename().string(), documentOf());
    }
    const auto told = history(id, own);
    ASSERT_TRUE(told) << told.error().detail;
    EXPECT_EQ(told->attempts.size(), 4u);
    EXPECT_EQ(told->pagesFrom, std::nullopt);
    EXPECT_EQ(page(id, 1, own).error().code, ErrorCode::fileNotFound);
}

// ---- what cannot be had -------------------------------------------------------------------------

TEST_F(JobHistoryTest, WhatIsNotKnownIsNoJob) {
    for (const std::uint32_t id : {0u, 77u, 0xFFFF'FFFFu}) {
        EXPECT_EQ(history(id, *owner_).error().code, ErrorCode::invalidParameter);
        EXPECT_THAT(history(id, *owner_).error().detail,
                    AllOf(HasSubstr("no job " + std::to_string(id)), HasSubstr("nothing is kept")));
        EXPECT_EQ(page(id, 1, *owner_).error().detail, history(id, *owner_).error().detail);
    }
}

TEST_F(JobHistoryTest, ADeletedJobsPagesAreGoneAndItSaysSo) {
    const auto id = submit(kBusyNumber, *owner_);
    ASSERT_TRUE(owner_->call<model::ControlJob>({id, kCancel}));
    const auto told = history(id, *owner_);
    ASSERT_TRUE(told) << told.error().detail;
    EXPECT_EQ(told->attempts.size(), 4u);
    EXPECT_EQ(told->pagesFrom, std::nullopt);
    EXPECT_THAT(text::toUtf8(told->noPages.value_or(u"")),
                AllOf(HasSubstr("has left the queue"), HasSubstr(sentFile(id).string())));
    EXPECT_EQ(page(id, 1, *owner_).error().code, ErrorCode::fileNotFound);
}

TEST_F(JobHistoryTest, PagesThatThereAreNot) {
    const auto id = submit(kBusyNumber, *owner_);
    for (const std::uint32_t number : {0u, 3u, 0x8000'0000u, 0xFFFF'FFFFu}) {
        const auto seen = page(id, number, *owner_);
        ASSERT_FALSE(seen);
        EXPECT_EQ(seen.error().code, ErrorCode::invalidParameter);
        EXPECT_THAT(seen.error().detail, HasSubstr("2 pages"));
    }
}

TEST_F(JobHistoryTest, ACopyThatSomebodySpoiltIsNamedAndHarmsNobody) {
    const auto id = submit(kFine, *owner_);
    test::TiffOptions damaged;
    damaged.pages[0].stripBytes = 20;
    test::TiffOptions endless;
    endless.endless = true;
    test::TiffOptions cut;
    cut.cutTo = 200;
    for (const FileBytes& content : {FileBytes(), FileBytes(1000, 0xFF), test::faxTiff(damaged),
                                     test::faxTiff(endless), test::faxTiff(cut)}) {
        bench_.state.write("sent/" + sentFile(id).filename().string(), content);
        const auto told = history(id, *owner_);
        ASSERT_TRUE(told) << told.error().detail;
        const auto seen = page(id, 1, *owner_);
        ASSERT_FALSE(seen);
        EXPECT_EQ(seen.error().code, ErrorCode::invalidData) << seen.error().detail;
        EXPECT_FALSE(seen.error().detail.empty());
        EXPECT_TRUE(told->pagesFrom || told->noPages);
    }
    std::filesystem::remove(sentFile(id));
    std::filesystem::create_directory(sentFile(id));
    EXPECT_TRUE(history(id, *owner_)->noPages);
    EXPECT_EQ(page(id, 1, *owner_).error().code, ErrorCode::invalidData);
    EXPECT_TRUE(owner_->call<model::ReadStatus>({}));
}

TEST_F(JobHistoryTest, RequestsThatAreTooShortOrTooLongCostTheirConnection) {
    const auto spoil = [&](std::uint16_t opcode, std::size_t size) {
        BenchClient client(bench_);
        client.greet();
        wire::Bytes bytes;
        wire::appendFrame(bytes, wire::FrameKind::request, opcode, 1, [&](wire::Writer& writer) {
            const wire::Bytes payload(size, std::byte{0xFF});
            writer.raw(payload.data(), payload.size());
        });
        client.send(bytes);
        bench_.settle();
        return client.disconnected();
    };
    for (const std::size_t size : {0u, 3u, 5u, 100'000u}) {
        EXPECT_TRUE(spoil(model::ReadJobHistory::kOpcode, size)) << size;
    }
    for (const std::size_t size : {0u, 4u, 7u, 9u}) {
        EXPECT_TRUE(spoil(model::ReadPage::kOpcode, size)) << size;
    }
    EXPECT_TRUE(owner_->call<model::ReadStatus>({}));
}

TEST_F(JobHistoryTest, WhoHangsUpMeanwhileIsNotAnswered) {
    const auto id = submit(kFine, *owner_);
    for (int i = 0; i < 3; ++i) {
        BenchClient client(bench_);
        client.greet();
        wire::Bytes bytes;
        wire::appendRequest<model::ReadPage>(bytes, 1, {id, 1});
        wire::appendRequest<model::ReadJobHistory>(bytes, 2, {id});
        client.send(bytes);
        client.hangUp();
    }
    bench_.settle();
    expectBothPages(id, *owner_);
}

}  // namespace
}  // namespace winfax
