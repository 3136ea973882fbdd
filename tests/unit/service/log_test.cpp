// SPDX-License-Identifier: MIT
// Logging categories, and what the service writes by them.
#include <gmock/gmock.h>

#include <fstream>
#include <iterator>

#include "service_bench.h"
#include "support/tiff_file.h"

namespace winfax {
namespace {

using model::ErrorCode;
using model::LogLevel;
using model::LogTopic;
using test::BenchClient;
using test::ServiceBench;
using testing::HasSubstr;
using testing::Not;
namespace right = model::right;

std::string contentOf(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

class LogCalls : public testing::Test {
  protected:
    void SetUp() override { begin(); }

    void begin() {
        client_.emplace(bench_);
        client_->greet();
    }
    void restart() {
        client_.reset();
        bench_.restart();
        begin();
    }
    std::vector<model::LogCategory> categories() {
        return client_->call<model::ReadLogCategories>({}).value().categories;
    }
    ErrorCode set(std::uint32_t category, std::uint32_t level) {
        return test::codeOf(client_->call<model::ChangeLogCategories>({{{u"", category, level}}}));
    }
    std::string log() const { return contentOf(bench_.state.path() / "event.log"); }
    void send(model::Text number) {
        ASSERT_TRUE(client_->submit(test::faxTiff(1), std::move(number)));
        bench_.settle();
    }

    ServiceBench bench_;
    std::optional<BenchClient> client_;
};

TEST_F(LogCalls, ShowFourCategories) {
    const auto list = categories();
    ASSERT_EQ(list.size(), 4u);
    EXPECT_EQ(list[0], (model::LogCategory{u"Initialization/Termination", 1, 1}));
    EXPECT_EQ(list[1], (model::LogCategory{u"Outgoing", 2, 1}));
    EXPECT_EQ(list[2], (model::LogCategory{u"Incoming", 3, 1}));
    EXPECT_EQ(list[3], (model::LogCategory{u"Unknown", 4, 1}));
}

TEST_F(LogCalls, KeepLevelsAndTheirOwnNames) {
    const model::ChangeLogCategories::Request request{{{u"My name", 2, 3}, {std::nullopt, 3, 0}}};
    ASSERT_TRUE(client_->call<model::ChangeLogCategories>(request));
    restart();
    EXPECT_EQ(categories()[0].Level, 1u);
    EXPECT_EQ(categories()[1], (model::LogCategory{u"Outgoing", 2, 3}));
    EXPECT_EQ(categories()[2].Level, 0u);
}

TEST_F(LogCalls, I7_RefuseUnknownCategoriesAndLevels) {
    EXPECT_EQ(set(0, 1), ErrorCode::invalidParameter);
    EXPECT_EQ(set(5, 1), ErrorCode::invalidParameter);
    EXPECT_EQ(set(1, 4), ErrorCode::invalidParameter);
    const model::ChangeLogCategories::Request half{{{u"", 1, 3}, {u"", 9, 3}}};
    EXPECT_EQ(test::codeOf(client_->call<model::ChangeLogCategories>(half)),
              ErrorCode::invalidParameter);
    EXPECT_EQ(categories()[0].Level, 1u) << "half of it was done";
}

TEST_F(LogCalls, NeedTheirRights) {
    BenchClient guest(bench_, right::configQuery);
    guest.greet();
    EXPECT_TRUE(guest.call<model::ReadLogCategories>({}));
    const model::ChangeLogCategories::Request request{{{u"", 1, 3}}};
    EXPECT_EQ(test::codeOf(guest.call<model::ChangeLogCategories>(request)),
              ErrorCode::accessDenied);
    BenchClient other(bench_, right::all & ~right::configQuery);
    other.greet();
    EXPECT_EQ(test::codeOf(other.call<model::ReadLogCategories>({})), ErrorCode::accessDenied);
}

TEST_F(LogCalls, WriteNothingOrdinaryAtFirst) {
    send(u"555");
    EXPECT_EQ(log(), "");
}

TEST_F(LogCalls, WriteOrdinaryResultsAtLevelMed) {
    ASSERT_EQ(set(2, 2), ErrorCode::success);
    send(u"555");
    EXPECT_THAT(log(), HasSubstr("Z outgoing med job 1 of "));
    EXPECT_THAT(log(), HasSubstr(" for 555 is queued, 1 page\n"));
    EXPECT_THAT(log(), HasSubstr(" for 555 was sent on Line 1 in try 1, 1 page\n"));
    EXPECT_THAT(log(), Not(HasSubstr(" begins ")));
}

TEST_F(LogCalls, WriteDetailsAtLevelMax) {
    ASSERT_EQ(set(2, 3), ErrorCode::success);
    send(u"555");
    EXPECT_THAT(log(), HasSubstr(" outgoing max job 1 of "));
    EXPECT_THAT(log(), HasSubstr(" for 555: try 1 begins on Line 1\n"));
}

TEST_F(LogCalls, WriteFailuresAtLevelMin) {
    send(u"999999904");  // bad address: no further try
    EXPECT_THAT(log(), HasSubstr(" outgoing min job 1 of "));
    EXPECT_THAT(log(), HasSubstr(" failed for good on Line 1 in try 1 with FPS_BAD_ADDRESS"));
}

TEST_F(LogCalls, WriteNothingAtLevelNone) {
    ASSERT_EQ(set(2, 0), ErrorCode::success);
    send(u"999999904");
    EXPECT_EQ(log(), "");
}

TEST_F(LogCalls, WriteOneLineWhateverANameHolds) {
    ASSERT_EQ(set(2, 2), ErrorCode::success);
    send(u"555\n2026-11-22T00:00:00.000Z outgoing min forged\u202E\u0085");
    EXPECT_THAT(log(), HasSubstr(" for 555?2026-11-22T00:00:00.000Z outgoing min forged?? is"));
    EXPECT_THAT(log(), Not(HasSubstr("\n2026-11-22")));
}

TEST_F(LogCalls, WriteStartAndEnd) {
    ASSERT_EQ(set(1, 2), ErrorCode::success);
    restart();
    EXPECT_THAT(log(), HasSubstr(" initialization med the service has ended\n"));
    EXPECT_THAT(log(), HasSubstr(" initialization med the service has started, with 0 jobs\n"));
}

TEST_F(LogCalls, TakeFirstLevelsFromTheSettings) {
    bench_.settings.log.outgoing = LogLevel::max;
    restart();
    EXPECT_EQ(categories()[1].Level, 3u);
    ASSERT_EQ(set(2, 0), ErrorCode::success);
    restart();
    EXPECT_EQ(categories()[1].Level, 0u) << "what was set through the API counts from then on";
}

service::LogEntry entry(std::string text) {
    return {model::Time(std::chrono::milliseconds(1'234)), LogTopic::inbound, LogLevel::max,
            std::move(text)};
}

TEST(LogFile, WritesALineAnEntry) {
    const test::ScratchDirectory folder;
    const auto sink = service::makeFileLog(folder.path() / u8"\u00E9v\u00E9nements.log", 1000);
    sink->write(entry("first"));
    sink->write(entry("second"));
    EXPECT_EQ(contentOf(folder.path() / u8"\u00E9v\u00E9nements.log"),
              "1970-01-01T00:00:01.234Z incoming max first\n"
              "1970-01-01T00:00:01.234Z incoming max second\n");
}

TEST(LogFile, SetsAFullFileAside) {
    const test::ScratchDirectory folder;
    const auto file = folder.path() / "event.log";
    const auto sink = service::makeFileLog(file, 50);
    for (const char* text : {"1", "2", "3", "4", "5"}) sink->write(entry(text));
    EXPECT_THAT(contentOf(file), HasSubstr("max 5\n"));
    EXPECT_THAT(contentOf(folder.path() / "event.log.1"), HasSubstr("max 4\n"));
    EXPECT_THAT(contentOf(folder.path() / "event.log.3"), HasSubstr("max 2\n"));
    EXPECT_FALSE(std::filesystem::exists(folder.path() / "event.log.4"));
}

TEST(LogFile, LivesWithoutAFile) {
    const test::ScratchDirectory folder;
    service::makeFileLog(folder.path() / "missing" / "event.log", 50)->write(entry("lost"));
}

}  // namespace
}  // namespace winfax
