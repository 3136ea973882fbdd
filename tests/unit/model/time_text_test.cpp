// SPDX-License-Identifier: MIT
#include "model/time_text.h"

#include <gtest/gtest.h>

#include <chrono>

namespace winfax::model {
namespace {

using namespace std::chrono;
using namespace std::chrono_literals;

constexpr Time kAfternoon = sys_days(2026y / November / 22) + 16h + 20min + 5s + 125ms;

TEST(IsoTime, IsWrittenInUtcWithMilliseconds) {
    EXPECT_EQ(isoTime(kAfternoon), "2026-11-22T16:20:05.125Z");
}

TEST(IsoTime, IsReadBack) { EXPECT_EQ(parseIsoTime(isoTime(kAfternoon)), kAfternoon); }

TEST(IsoTime, MayLeaveOutSecondsAndFraction) {
    EXPECT_EQ(parseIsoTime("2026-11-22T16:20:05Z"), kAfternoon - 125ms);
    EXPECT_EQ(parseIsoTime("2026-11-22T16:20Z"), kAfternoon - 5s - 125ms);
    EXPECT_EQ(parseIsoTime("2026-11-22T16:20:05.1Z"), kAfternoon - 25ms);
    EXPECT_EQ(parseIsoTime("2026-11-22T16:20:05.125999Z"), kAfternoon);
}

TEST(IsoTime, TakesAZone) {
    EXPECT_EQ(parseIsoTime("2026-11-22T17:20:05.125+01:00"), kAfternoon);
    EXPECT_EQ(parseIsoTime("2026-11-22T10:50:05.125-05:30"), kAfternoon);
}

TEST(IsoTime, RefusesEverythingElse) {
    for (const char* text :
         {"", "now", "2026-11-22", "2026-11-22T16:20", "2026-11-22 16:20Z", "2026-13-01T00:00Z",
          "2026-02-30T00:00Z", "2026-11-22T24:00Z", "2026-11-22T16:60Z", "2026-11-22T16:20:Z",
          "2026-11-22T16:20:05.Z", "2026-11-22T16:20Zx", "2026-11-22T16:20+1:00",
          "2026-11-22T16:20+25:00", "-026-11-22T16:20Z", "1600-11-22T16:20Z"}) {
        EXPECT_EQ(parseIsoTime(text), std::nullopt) << text;
    }
}

TEST(TimeOfDay, IsHoursAndMinutes) {
    EXPECT_EQ(timeOfDayText({7, 5}), "07:05");
    EXPECT_EQ(parseTimeOfDay("07:05"), (TimeOfDay{7, 5}));
    EXPECT_EQ(parseTimeOfDay("7:05"), (TimeOfDay{7, 5}));
    EXPECT_EQ(parseTimeOfDay("23:59"), (TimeOfDay{23, 59}));
    EXPECT_EQ(parseTimeOfDay("00:00"), (TimeOfDay{0, 0}));
    for (const char* text : {"", "7", "24:00", "12:60", "7:5", "007:05", "7:050", "-7:05", "7:05 ",
                             "7.05", "7:05Z", ":05"}) {
        EXPECT_EQ(parseTimeOfDay(text), std::nullopt) << text;
    }
}

TEST(Duration, KnowsFiveUnits) {
    EXPECT_EQ(parseDuration("250ms"), 250ms);
    EXPECT_EQ(parseDuration("90s"), 90s);
    EXPECT_EQ(parseDuration("10m"), 10min);
    EXPECT_EQ(parseDuration("2h"), 2h);
    EXPECT_EQ(parseDuration("1d"), 24h);
    EXPECT_EQ(parseDuration("0s"), 0s);
}

TEST(Duration, IsTheSumOfItsParts) {
    EXPECT_EQ(parseDuration("1h30m"), 90min);
    EXPECT_EQ(parseDuration("1d2h3m4s5ms"), 26h + 3min + 4s + 5ms);
}

TEST(Duration, RefusesEverythingElse) {
    for (const char* text : {"", "10", "m", "10x", "10 m", "-1s", "+1s", "1.5h", "1h 2m", "10mm",
                             "99999999999s", "40000d", "4294967295d", "36525d1ms"}) {
        EXPECT_EQ(parseDuration(text), std::nullopt) << text;
    }
    EXPECT_EQ(parseDuration("36525d"), days(36525));
}

TEST(Duration, IsShownInWords) {
    EXPECT_EQ(durationInWords(3s), "3 s");
    EXPECT_EQ(durationInWords(3250ms), "3.2 s");
    EXPECT_EQ(durationInWords(30min + 4s), "30 m 4 s");
}

}  // namespace
}  // namespace winfax::model
