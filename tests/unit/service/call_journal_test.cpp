// SPDX-License-Identifier: MIT
#include "service/call_journal.h"

#include <gtest/gtest.h>

#include <condition_variable>
#include <deque>
#include <fstream>
#include <mutex>
#include <optional>

#include "support/scratch_directory.h"

namespace winfax::service {
namespace {

// The loop's place: takes what the worker reports.
class Inbox {
  public:
    void post(std::function<void()> task) {
        const std::lock_guard lock(mutex_);
        tasks_.push_back(std::move(task));
        came_.notify_one();
    }
    void runOne() {
        std::unique_lock lock(mutex_);
        came_.wait(lock, [this] { return !tasks_.empty(); });
        const auto task = std::move(tasks_.front());
        tasks_.pop_front();
        lock.unlock();
        task();
    }

  private:
    std::mutex mutex_;
    std::condition_variable came_;
    std::deque<std::function<void()>> tasks_;
};

class CallJournalTest : public testing::Test {
  protected:
    void begin(std::uint32_t keptCalls) { journal_.emplace(worker_, state_.path(), keptCalls); }

    void keep(std::uint32_t jobId, std::uint32_t attempt, bool received = false) {
        auto record = std::make_shared<model::CallRecord>();
        record->LineName = u"Modem";
        record->FarId = u"FAR END";
        record->Started = {133'000'000'000'000'000};
        record->Ecm = true;
        record->Moments = {{1'000, true, u"DIS", u"fine"}};
        record->Pages = {{1, 2'000, 2'200, 0, 3, 7, true}};
        line::CallResult result;
        result.record = record;
        if (received) {
            result.received = std::make_shared<const std::vector<std::byte>>(5, std::byte{'x'});
        }
        journal_->keep(jobId, attempt, "1000", result);
        kept_.push_back(*record);
    }

    std::vector<CallJournal::Found> read(std::uint32_t jobId) {
        std::optional<std::vector<CallJournal::Found>> found;
        journal_->read(jobId, [&](CallJournal::Findings calls) { found = calls.value(); });
        while (!found) loop_.runOne();
        return *found;
    }

    bool isThere(const char* name) {
        return std::filesystem::exists(state_.path() / "calls" / name);
    }

    test::ScratchDirectory state_;
    Inbox loop_;
    Worker worker_{[this](std::function<void()> task) { loop_.post(std::move(task)); }};
    std::optional<CallJournal> journal_;
    std::vector<model::CallRecord> kept_;
};

TEST_F(CallJournalTest, GivesBackEveryMemberOfWhatItKept) {
    begin(10);
    keep(12, 1, true);
    keep(12, 10);
    keep(12, 2);
    keep(13, 1);
    const auto found = read(12);
    ASSERT_EQ(found.size(), 3u);
    model::CallRecord first = kept_.front();
    first.JobId = 12;
    first.Attempt = 1;
    EXPECT_EQ(found[0].call.record, first);
    EXPECT_EQ(found[0].owner, "1000");
    ASSERT_TRUE(found[0].call.receivedFile);
    EXPECT_FALSE(found[0].call.sentFile);
    EXPECT_EQ(found[1].call.record.Attempt, 2u) << "in the order of the tries, not of their names";
    EXPECT_EQ(found[2].call.record.Attempt, 10u);
    EXPECT_FALSE(found[1].call.receivedFile);
    EXPECT_TRUE(read(14).empty());
}

TEST_F(CallJournalTest, KeepsTheNewestAlsoOverARestart) {
    begin(2);
    for (std::uint32_t job = 1; job <= 3; ++job) keep(job, 1, true);
    EXPECT_TRUE(read(1).empty());
    EXPECT_FALSE(isThere("00000001-1-received.tif"));
    EXPECT_FALSE(isThere("00000001-1.txt"));
    begin(2);
    keep(4, 1);
    EXPECT_TRUE(read(2).empty());
    EXPECT_EQ(read(3).size(), 1u);
    EXPECT_EQ(read(4).size(), 1u);
}

TEST_F(CallJournalTest, KeepsNothingWhereNothingIsWanted) {
    begin(0);
    keep(1, 1);
    EXPECT_TRUE(read(1).empty());
    EXPECT_FALSE(std::filesystem::exists(state_.path() / "calls"));
}

TEST_F(CallJournalTest, ADamagedRecordHidesNoOther) {
    begin(10);
    keep(5, 1);
    keep(5, 2);
    EXPECT_EQ(read(5).size(), 2u);
    std::ofstream(state_.path() / "calls" / "00000005-1.json") << "{\"record\": [";
    std::ofstream(state_.path() / "calls" / "00000005-x.json") << "{}";
    const auto found = read(5);
    ASSERT_EQ(found.size(), 1u);
    EXPECT_EQ(found[0].call.record.Attempt, 2u);
}

TEST_F(CallJournalTest, ThePeoplesFileSaysWhatHappened) {
    begin(10);
    keep(5, 1);
    read(5);
    std::ifstream file(state_.path() / "calls" / "00000005-1.txt");
    const std::string text{std::istreambuf_iterator<char>(file), {}};
    EXPECT_NE(text.find("job 5, try 1, on Modem"), std::string::npos) << text;
    EXPECT_NE(text.find("7 dots arrived differently"), std::string::npos) << text;
}

}  // namespace
}  // namespace winfax::service
