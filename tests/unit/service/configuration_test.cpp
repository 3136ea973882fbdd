// SPDX-License-Identifier: MIT
// FaxSetConfiguration: every member has its effect on jobs, all at once, and survives.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

#include "platform/paths.h"
#include "service_bench.h"
#include "support/tiff_file.h"

namespace winfax {
namespace {

using model::Configuration;
using model::ErrorCode;
using model::JobState;
using test::BenchClient;
using test::ServiceBench;

std::vector<std::uint8_t> bytesOf(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

class ConfigurationTest : public testing::Test {
  protected:
    void SetUp() override { client_.greet(); }

    Configuration now() {
        BenchClient reader(bench_);
        reader.greet();
        return reader.call<model::ReadConfiguration>({}).value().configuration;
    }
    ErrorCode set(const Configuration& configuration) {
        const auto done = client_.call<model::ChangeConfiguration>({configuration});
        return done ? ErrorCode::success : done.error().code;
    }
    // Changes one thing.
    template <class Change>
    void with(Change change) {
        Configuration configuration = now();
        change(configuration);
        ASSERT_EQ(set(configuration), ErrorCode::success);
    }
    const queue::Job* job(std::uint32_t id) { return bench_.core->outbox().queue().find(id); }
    model::Time clock() { return bench_.core->clock().now(); }
    std::filesystem::path sentCopy(std::uint32_t id) {
        char name[16];
        std::snprintf(name, sizeof name, "%08u.tif", id);
        return bench_.state.path() / "sent" / name;
    }

    void sendEverything() { bench_.advance(std::chrono::hours(1)); }

    ServiceBench bench_{clock::Mode::virtualTime};
    BenchClient client_{bench_};
};

TEST_F(ConfigurationTest, M7_Defaults) {
    const Configuration configuration = now();
    EXPECT_EQ(configuration, Configuration{});
    EXPECT_EQ(configuration.Retries, 3u);
    EXPECT_EQ(configuration.RetryDelay, 10u);
    EXPECT_EQ(configuration.DirtyDays, 30u);
}

TEST_F(ConfigurationTest, L14_WhatIsOddButHarmlessIsStoredAsItIs) {
    Configuration odd;
    odd.Retries = 0xFFFF'FFFF;
    odd.RetryDelay = 0;
    odd.DirtyDays = 0;
    odd.Branding = 2;
    odd.UseDeviceTsid = -1;
    odd.ArchiveDirectory = u"kept although nothing is archived \xD83D\xDCE0";
    ASSERT_EQ(set(odd), ErrorCode::success);
    EXPECT_EQ(now(), odd);
    client_.hangUp();
    bench_.restart();
    EXPECT_EQ(now(), odd);
}

TEST_F(ConfigurationTest, ABadOneChangesNothing) {
    Configuration bad;
    bad.Retries = 77;
    bad.StartCheapTime = {24, 0};
    EXPECT_EQ(set(bad), ErrorCode::invalidParameter);
    bad.StartCheapTime = {23, 60};
    EXPECT_EQ(set(bad), ErrorCode::invalidParameter);
    bad.StartCheapTime = {23, 59};
    bad.ArchiveOutgoingFaxes = 1;
    EXPECT_EQ(set(bad), ErrorCode::invalidParameter);
    bad.ArchiveDirectory = u"relative/folder";
    EXPECT_EQ(set(bad), ErrorCode::invalidParameter);
    EXPECT_EQ(now(), Configuration{});
}

TEST_F(ConfigurationTest, TheSystemInstanceArchivesBelowListedFoldersOnly) {
    bench_.instance.system = true;
    bench_.settings.folderRoots = {bench_.state.path() / "allowed"};
    client_.hangUp();
    bench_.restart();
    BenchClient administrator(bench_);
    administrator.greet();
    Configuration configuration;
    configuration.ArchiveOutgoingFaxes = 1;
    const auto code = [&](const std::filesystem::path& folder) {
        configuration.ArchiveDirectory = platform::utf16FromPath(folder);
        const auto done = administrator.call<model::ChangeConfiguration>({configuration});
        return done ? ErrorCode::success : done.error().code;
    };
    EXPECT_EQ(code(bench_.state.path() / "allowed" / "a" / "b"), ErrorCode::success);
    EXPECT_EQ(code(bench_.state.path() / "allowed"), ErrorCode::success);
    EXPECT_EQ(code(bench_.state.path() / "allowed" / ".." / "other"), ErrorCode::accessDenied);
    EXPECT_EQ(code(bench_.state.path() / "allowedtoo"), ErrorCode::accessDenied);
    std::error_code error;
    std::filesystem::create_directories(bench_.state.path() / "allowed");
    std::filesystem::create_directory_symlink(bench_.state.path(),
                                              bench_.state.path() / "allowed" / "link", error);
    if (!error) {
        EXPECT_EQ(code(bench_.state.path() / "allowed" / "link"), ErrorCode::accessDenied);
    }
}

TEST_F(ConfigurationTest, RetriesAndRetryDelay) {
    with([](Configuration& c) {
        c.Retries = 2;
        c.RetryDelay = 7;
    });
    const auto id = client_.submit(test::faxTiff(), u"99999999901");
    bench_.advance(std::chrono::minutes(6));
    ASSERT_NE(job(*id), nullptr);
    EXPECT_EQ(job(*id)->tries, 1u);
    bench_.advance(std::chrono::minutes(2));
    EXPECT_EQ(job(*id)->tries, 2u);
    sendEverything();
    EXPECT_EQ(job(*id)->tries, 3u) << "the first and two more";
    EXPECT_EQ(job(*id)->state, JobState::retriesExceeded);
}

TEST_F(ConfigurationTest, DirtyDays) {
    const auto id = client_.submit(test::faxTiff(), u"99999999904");  // fails for good
    sendEverything();
    ASSERT_NE(job(*id), nullptr);
    with([](Configuration& c) { c.DirtyDays = 2; });
    bench_.advance(std::chrono::hours(47));
    EXPECT_NE(job(*id), nullptr);
    bench_.advance(std::chrono::hours(2));
    EXPECT_EQ(job(*id), nullptr);
}

TEST_F(ConfigurationTest, PauseServerQueue) {
    with([](Configuration& c) { c.PauseServerQueue = 1; });
    const auto id = client_.submit(test::faxTiff());
    sendEverything();
    ASSERT_NE(job(*id), nullptr);
    EXPECT_EQ(job(*id)->state, JobState::pending);
    EXPECT_EQ(job(*id)->attempts, 0u);
    with([](Configuration& c) { c.PauseServerQueue = 0; });
    sendEverything();
    EXPECT_EQ(job(*id), nullptr);
}

TEST_F(ConfigurationTest, C4_CheapTimesMoveWhatWaits) {
    with([](Configuration& c) {
        c.StartCheapTime = {20, 0};
        c.StopCheapTime = {21, 0};
    });
    const auto id = client_.submit(test::faxTiff(), u"555", [](model::JobParam& params) {
        params.ScheduleAction = static_cast<std::uint32_t>(model::ScheduleAction::discountPeriod);
    });
    const auto hourOf = [](model::Time time) { return model::toCalendarTime(time).wHour; };
    ASSERT_NE(job(*id), nullptr);
    EXPECT_EQ(hourOf(job(*id)->due), 20);
    with([](Configuration& c) { c.StartCheapTime = {18, 30}; });
    EXPECT_EQ(hourOf(job(*id)->due), 18);
}

TEST_F(ConfigurationTest, BrandingDrawsOnWhatIsSentAndNotOnWhatIsKept) {
    const auto plain = client_.submit(test::faxTiff());
    sendEverything();
    EXPECT_EQ(bytesOf(sentCopy(*plain)), test::faxTiff());
    with([](Configuration& c) { c.Branding = 1; });
    const auto branded = client_.submit(test::faxTiff());
    sendEverything();
    const auto sent = bytesOf(sentCopy(*branded));
    ASSERT_FALSE(sent.empty());
    EXPECT_NE(sent, test::faxTiff());
}

TEST_F(ConfigurationTest, UseDeviceTsid) {
    const auto tsidOf = [&] {
        const auto id = client_.submit(test::faxTiff(), u"555",
                                       [](model::JobParam& params) { params.Tsid = u"mine"; });
        const auto tsid = bench_.core->outbox().underWay(*id)->tsid;
        sendEverything();
        return tsid;
    };
    EXPECT_EQ(tsidOf(), u"mine");
    with([](Configuration& c) { c.UseDeviceTsid = 1; });
    EXPECT_EQ(tsidOf(), u"Fax");
}

TEST_F(ConfigurationTest, C15_ServerCp) {
    const auto judge = [&](bool inServersFolder) {
        const auto judged = client_.call<model::JudgeCoverPage>({u"mine.cov", inServersFolder});
        return judged ? ErrorCode::success : judged.error().code;
    };
    EXPECT_EQ(judge(false), ErrorCode::success);
    EXPECT_EQ(judge(true), ErrorCode::fileNotFound);
    with([](Configuration& c) { c.ServerCp = 1; });
    EXPECT_EQ(judge(false), ErrorCode::invalidData);
}

TEST_F(ConfigurationTest, ArchiveOutgoingFaxes) {
    const auto archive = bench_.state.path() / "archive" / "of faxes";
    with([&](Configuration& c) {
        c.ArchiveOutgoingFaxes = 1;
        c.ArchiveDirectory = platform::utf16FromPath(archive);
    });
    ASSERT_TRUE(client_.submit(test::faxTiff()));
    ASSERT_TRUE(client_.submit(test::faxTiff()));
    ASSERT_TRUE(client_.submit(test::faxTiff(), u"99999999904"));  // is not sent
    sendEverything();
    std::size_t files = 0;
    for (const auto& entry : std::filesystem::directory_iterator(archive)) {
        ++files;
        EXPECT_EQ(bytesOf(entry.path()), test::faxTiff());
    }
    EXPECT_EQ(files, 2u);
}

}  // namespace
}  // namespace winfax
