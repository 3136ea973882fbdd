// SPDX-License-Identifier: MIT
// Documents that are no fax pages, and cover pages, in the service.
#include <gmock/gmock.h>

#include <fstream>
#include <iterator>

#include "document/page_reader.h"
#include "queue/sent_folder.h"
#include "service_bench.h"
#include "support/tiff_file.h"

namespace winfax {
namespace {

using model::ErrorCode;
using model::EventId;
using model::JobState;
using test::BenchClient;
using test::ServiceBench;

using File = std::vector<std::uint8_t>;

File fileOf(std::string_view text) { return {text.begin(), text.end()}; }

constexpr std::string_view kText = "one\ftwo\fthree";
constexpr std::string_view kPage =
    "<svg xmlns='http://www.w3.org/2000/svg' width='210mm' height='297mm' viewBox='0 0 210 297'>"
    "<text x='20' y='40' font-size='10'>{RecName}</text></svg>";

class DocumentsTest : public testing::Test {
  protected:
    void SetUp() override {
        client_.greet();
        watcher_.greet();
        ASSERT_TRUE(watcher_.call<model::Subscribe>({}));
    }

    const queue::Job* job(std::uint32_t id) { return bench_.core->outbox().queue().find(id); }
    void sendEverything() { bench_.advance(std::chrono::hours(1)); }
    std::uint32_t sentPages(std::uint32_t id) {
        const auto file = queue::sentFile(bench_.state.path(), id);
        std::ifstream stream(file, std::ios::binary);
        const std::string content(std::istreambuf_iterator<char>(stream), {});
        const auto reader = document::PageReader::open(std::as_bytes(std::span(content)));
        return reader ? reader->pages() : 0;
    }
    model::Result<std::uint32_t> add(std::uint32_t broadcast, std::uint32_t cover = 0) {
        model::AddRecipient::Request request;
        request.broadcastId = broadcast;
        request.params.RecipientNumber = u"555";
        request.cover = cover;
        const auto added = client_.call<model::AddRecipient>(request);
        if (!added) return tl::unexpected(added.error());
        return added->jobId;
    }
    std::uint32_t keepCover(std::string_view page) {
        const auto kept = client_.callWith<model::KeepCoverPage>(fileOf(page), {});
        return kept ? kept->cover : 0;
    }
    // A TIFF file that looks sound and cannot be decoded.
    static File undecodable() {
        test::TiffOptions options;
        options.pages = {{.width = 2000, .compression = 5}};
        return test::faxTiff(options);
    }

    ServiceBench bench_{clock::Mode::virtualTime};
    BenchClient client_{bench_};
    BenchClient watcher_{bench_};  // a subscriber makes no other calls
};

TEST_F(DocumentsTest, TextIsSentAsPages) {
    const auto id = client_.submit(fileOf(kText));
    ASSERT_TRUE(id) << id.error().detail;
    ASSERT_NE(job(*id), nullptr);
    EXPECT_EQ(job(*id)->pages, 3u);
    EXPECT_GT(job(*id)->size, kText.size());
    sendEverything();
    EXPECT_EQ(job(*id), nullptr);
    EXPECT_EQ(sentPages(*id), 3u);
}

TEST_F(DocumentsTest, OneThatCannotBeDecodedFailsItsJob) {
    const auto id = client_.submit(undecodable());
    ASSERT_TRUE(id) << id.error().detail;
    ASSERT_NE(job(*id), nullptr);
    EXPECT_EQ(job(*id)->state, JobState::failed);
    EXPECT_EQ(job(*id)->attempts, 0u) << "no line has had it";
    bool failed = false;
    for (const auto& event : watcher_.events()) {
        failed = failed || (event.EventId == static_cast<std::uint32_t>(EventId::fatalError) &&
                            event.JobId == *id);
    }
    EXPECT_TRUE(failed);
    sendEverything();
    EXPECT_EQ(job(*id)->state, JobState::failed);
    const auto again = static_cast<std::uint32_t>(model::JobCommand::resume);
    EXPECT_TRUE(client_.call<model::ControlJob>({*id, again}));
    bench_.settle();
    EXPECT_EQ(job(*id)->state, JobState::failed) << "it was tried again";
    EXPECT_TRUE(client_.call<model::ControlJob>(
        {*id, static_cast<std::uint32_t>(model::JobCommand::cancel)}));
    EXPECT_EQ(job(*id), nullptr);
}

TEST_F(DocumentsTest, E10_TheFirstPageIsThatOfTheMadePages) {
    const auto id = client_.submit(fileOf(kText));
    const auto page = client_.call<model::ReadFirstPage>({*id});
    ASSERT_TRUE(page) << page.error().detail;
    EXPECT_EQ(page->width, 1728u);
    const auto broken = client_.submit(undecodable());
    EXPECT_EQ(client_.call<model::ReadFirstPage>({*broken}).error().code, ErrorCode::invalidData);
}

TEST_F(DocumentsTest, RecipientsOfABroadcastFailOnceEach) {
    const auto broadcast = client_.begin(undecodable());
    for (int i = 0; i < 4; ++i) ASSERT_TRUE(add(*broadcast));
    int failures = 0;
    for (const auto& event : watcher_.events()) {
        failures += event.EventId == static_cast<std::uint32_t>(EventId::fatalError);
    }
    EXPECT_EQ(failures, 4);
}

TEST_F(DocumentsTest, ACoverPageOfAnotherUserIsNotKnown) {
    BenchClient other(bench_, model::right::all, "1001");
    other.greet();
    const auto kept = other.callWith<model::KeepCoverPage>(fileOf(kPage), {});
    ASSERT_TRUE(kept);
    const auto broadcast = client_.begin(test::faxTiff());
    EXPECT_EQ(add(*broadcast, kept->cover).error().code, ErrorCode::invalidData);
    EXPECT_EQ(keepCover(kPage), kept->cover) << "it is kept once all the same";
    EXPECT_TRUE(add(*broadcast, kept->cover));
}

TEST_F(DocumentsTest, ABroadcastIsMadeIntoPagesOnce) {
    const auto broadcast = client_.begin(fileOf(kText));
    ASSERT_TRUE(broadcast);
    const auto first = add(*broadcast);
    bench_.settle();
    const auto second = add(*broadcast);
    ASSERT_TRUE(first && second);
    EXPECT_EQ(job(*first)->pages, 3u);
    EXPECT_EQ(job(*second)->pages, 3u) << "its document was ready by then";
    EXPECT_EQ(job(*second)->size, job(*first)->size);
    sendEverything();
    EXPECT_EQ(sentPages(*first), 3u);
    EXPECT_EQ(sentPages(*second), 3u);
}

TEST_F(DocumentsTest, AreReadyAfterARestart) {
    const auto id = client_.submit(fileOf(kText), u"555", [](model::JobParam& params) {
        params.ScheduleAction = static_cast<std::uint32_t>(model::ScheduleAction::specificTime);
        params.ScheduleTime = model::toCalendarTime(model::Time(std::chrono::hours(2000)));
    });
    ASSERT_TRUE(id);
    client_.hangUp();
    watcher_.hangUp();
    bench_.restart();
    bench_.settle();
    ASSERT_NE(job(*id), nullptr);
    EXPECT_EQ(job(*id)->pages, 3u);
    EXPECT_FALSE(job(*id)->unready);
}

TEST_F(DocumentsTest, ACoverPageIsOneMorePage) {
    model::SubmitDocument::Request request;
    request.params.RecipientNumber = u"555";
    request.cover = keepCover(kPage);
    request.coverFields.RecName = u"Ann";
    ASSERT_NE(request.cover, 0u);
    const auto sent = client_.callWith<model::SubmitDocument>(test::faxTiff(2), request);
    ASSERT_TRUE(sent);
    EXPECT_EQ(job(sent->jobId)->pages, 3u);
    sendEverything();
    EXPECT_EQ(sentPages(sent->jobId), 3u);
}

TEST_F(DocumentsTest, RecipientsHaveTheirOwnCoverPages) {
    const auto broadcast = client_.begin(fileOf(kText));
    const std::uint32_t one = keepCover(kPage);
    const std::uint32_t other = keepCover(std::string(kPage) + "<!-- another -->");
    ASSERT_NE(one, other);
    EXPECT_EQ(keepCover(kPage), one) << "the same page is kept once";
    const auto first = add(*broadcast, one);
    const auto second = add(*broadcast, other);
    const auto third = add(*broadcast);
    sendEverything();
    EXPECT_EQ(sentPages(*first), 4u);
    EXPECT_EQ(sentPages(*second), 4u);
    EXPECT_EQ(sentPages(*third), 3u);
}

TEST_F(DocumentsTest, APageThatIsNoneIsRefused) {
    const auto kept = client_.callWith<model::KeepCoverPage>(fileOf("no page"), {});
    EXPECT_EQ(kept.error().code, ErrorCode::invalidData);
}

TEST_F(DocumentsTest, ANumberThatWasNeverGivenIsNoCoverPage) {
    const auto broadcast = client_.begin(test::faxTiff());
    EXPECT_EQ(add(*broadcast, 4711).error().code, ErrorCode::invalidData);
}

TEST_F(DocumentsTest, PagesThatManyOthersFollowedAreForgottenButNotByTheirJobs) {
    const auto broadcast = client_.begin(test::faxTiff(1));
    const std::uint32_t first = keepCover(kPage);
    const auto id = add(*broadcast, first);
    for (int i = 0; i < 64; ++i) {
        ASSERT_NE(keepCover(std::string(kPage) + "<!-- " + std::to_string(i) + " -->"), 0u);
    }
    EXPECT_EQ(add(*broadcast, first).error().code, ErrorCode::invalidData);
    sendEverything();
    EXPECT_EQ(sentPages(*id), 2u);
}

}  // namespace
}  // namespace winfax
