// SPDX-License-Identifier: MIT
#include "service/settings.h"

#include <gtest/gtest.h>

namespace winfax::service {
namespace {

using namespace std::chrono_literals;

TEST(Settings, M7_DefaultsWithoutAFile) {
    const auto settings = readSettings("a-folder-that-is-not-there/winfax.toml");
    ASSERT_TRUE(settings);
    EXPECT_EQ(settings->queue.retries, 3u);
    EXPECT_EQ(settings->queue.retryDelay, 10min);
    EXPECT_EQ(settings->queue.dirtyDays, std::chrono::days(30));
    EXPECT_EQ(settings->clientStall, 30s);
    EXPECT_EQ(settings->maxQueuedEvents, 4096u);
}

TEST(Settings, EveryKeyHasItsEffect) {
    const auto settings = parseSettings(R"(
[queue]
retries = 5
retry_delay = "1h"
dirty_days = 7
discount_start = "22:30"
discount_stop = "06:05"
[routing]
built_in = false
mail_command = ["sendmail", "-t"]
mail_from = "fax@example.org"
print_command = ["lp", "-d", "{printer}", "{file}"]
[log]
initialization = "none"
outgoing = "max"
incoming = "med"
unknown = "none"
[compat]
event_queue = "windows2000"
schedule_time = "local"
keep_finished = "5m"
[client]
stall = "250ms"
[service]
clock = "jump"
log_level = "debug"
idle_exit = "2s"
test_instance = true
[limits]
document_bytes = 1000
incoming_bytes = 2000
incoming_bytes_per_user = 1500
connections = 3
connections_per_user = 2
jobs_per_user = 7
bytes_per_user = 90000
kept_calls = 17
queued_events = 16
)",
                                        "winfax.toml");
    ASSERT_TRUE(settings) << settings.error().detail;
    EXPECT_EQ(settings->queue.retries, 5u);
    EXPECT_EQ(settings->queue.retryDelay, 1h);
    EXPECT_EQ(settings->queue.dirtyDays, std::chrono::days(7));
    EXPECT_EQ(settings->queue.discountStart, (model::TimeOfDay{22, 30}));
    EXPECT_EQ(settings->queue.discountStop, (model::TimeOfDay{6, 5}));
    EXPECT_FALSE(settings->builtInRouting);
    EXPECT_EQ(settings->delivery.mail, (delivery::Command{"sendmail", "-t"}));
    EXPECT_EQ(settings->delivery.mailFrom, "fax@example.org");
    EXPECT_EQ(settings->delivery.print, (delivery::Command{"lp", "-d", "{printer}", "{file}"}));
    using enum model::LogLevel;
    EXPECT_EQ(settings->log, (LogLevels{none, max, med, none}));
    EXPECT_EQ(settings->eventQueue, EventQueueRule::windows2000);
    EXPECT_TRUE(settings->queue.scheduleTimeIsLocal);
    EXPECT_EQ(settings->queue.keepFinished, 5min);
    EXPECT_EQ(settings->clientStall, 250ms);
    EXPECT_EQ(settings->clock, clock::Mode::jump);
    EXPECT_EQ(settings->logLevel, "debug");
    EXPECT_EQ(settings->idleExit, 2s);
    EXPECT_TRUE(settings->testInstance);
    EXPECT_EQ(settings->maxDocument, 1000u);
    EXPECT_EQ(settings->maxIncoming, 2000u);
    EXPECT_EQ(settings->maxIncomingOfUser, 1500u);
    EXPECT_EQ(settings->maxConnections, 3u);
    EXPECT_EQ(settings->connectionsPerUser, 2u);
    EXPECT_EQ(settings->jobsPerUser, 7u);
    EXPECT_EQ(settings->bytesPerUser, 90'000u);
    EXPECT_EQ(settings->maxQueuedEvents, 16u);
    EXPECT_EQ(settings->keptCalls, 17u);
}

struct BadFile {
    const char* text;
    const char* message;  // how it begins
};

class SettingsError : public testing::TestWithParam<BadFile> {};

TEST_P(SettingsError, NamesFileLineKeyAndWhatIsExpected) {
    const auto settings = parseSettings(GetParam().text, "winfax.toml");
    ASSERT_FALSE(settings);
    EXPECT_EQ(settings.error().code, model::ErrorCode::invalidData);
    EXPECT_EQ(settings.error().detail.rfind(GetParam().message, 0), 0u) << settings.error().detail;
}

INSTANTIATE_TEST_SUITE_P(
    Files, SettingsError,
    testing::Values(
        BadFile{"[queue]\nretrys = 1\n", "winfax.toml:2: queue.retrys: unknown key; [queue] has "},
        BadFile{"\n[quue]\n", "winfax.toml:2: quue: unknown; the sections are "},
        BadFile{"retries = 3\n", "winfax.toml:1: retries: unknown; "},
        BadFile{"[queue]\nretries = -1\n",
                "winfax.toml:2: queue.retries: expected a whole number from 0 to 1000"},
        BadFile{"[queue]\nretries = \"3\"\n", "winfax.toml:2: queue.retries: expected a whole"},
        BadFile{"[queue]\nretry_delay = 10\n", "winfax.toml:2: queue.retry_delay: expected a dur"},
        BadFile{"[queue]\nretry_delay = \"90s\"\n", "winfax.toml:2: queue.retry_delay: expected"},
        BadFile{"[queue]\ndiscount_start = \"24:00\"\n", "winfax.toml:2: queue.discount_start: "},
        BadFile{"[queue]\ndiscount_start = \"7:5\"\n", "winfax.toml:2: queue.discount_start: "},
        BadFile{"[limits]\nrender_time = \"0s\"\n",
                "winfax.toml:2: limits.render_time: expected a duration above zero"},
        BadFile{"[compat]\nevent_queue = \"nt4\"\n",
                "winfax.toml:2: compat.event_queue: expected one of \"current\", \"windows2000\""},
        BadFile{"[routing]\nbuilt_in = 1\n", "winfax.toml:2: routing.built_in: expected true or"},
        BadFile{"[log]\noutgoing = 2\n",
                "winfax.toml:2: log.outgoing: expected one of \"none\", \"min\", \"med\", \"max\""},
        BadFile{"[queue\n", "winfax.toml:1: "}));

TEST(Duration, IsANumberAndAUnit) {
    EXPECT_EQ(durationFromText("250ms"), 250ms);
    EXPECT_EQ(durationFromText("90s"), 90s);
    EXPECT_EQ(durationFromText("10m"), 10min);
    EXPECT_EQ(durationFromText("2h"), 2h);
    EXPECT_EQ(durationFromText("30d"), 720h);
    for (const char* bad : {"", "10", "m", "-1m", "1.5h", "10 m", "10min", "99999999999s"}) {
        EXPECT_EQ(durationFromText(bad), std::nullopt) << bad;
    }
}

}  // namespace
}  // namespace winfax::service
