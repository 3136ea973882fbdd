// SPDX-License-Identifier: MIT
#include "watching/timestamp.h"

#include <gtest/gtest.h>

namespace winfax::watching {
namespace {

using namespace std::chrono;

TEST(Timestamp, IsReadAsItWasWritten) {
    for (const auto time : {sys_days(2026y / November / 27) + 14h + 22min + 52s + 123456us,
                            sys_days(1999y / December / 31) + 23h + 59min + 59s + 999999us,
                            sys_days(1970y / January / 1) + 0us}) {
        EXPECT_EQ(parseTimestamp(timestamp(time)), time) << timestamp(time);
    }
    EXPECT_EQ(timestamp(sys_days(2026y / November / 7) + 1h + 2min + 3s + 4us),
              "2026-11-07T01:02:03.000004Z");
}

// The system's clock, in nanoseconds of 64 bits, reaches from 1677 to 2262.
TEST(Timestamp, TimesThatTheClockCannotHoldAreNone) {
    for (const char* text : {"9026-11-27T15:53:57.281853Z", "1600-11-27T15:53:57.281853Z",
                             "-200-11-27T15:53:57.281853Z", "2026-11-27T24:53:57.281853Z",
                             "2026-11-27T15:-3:57.281853Z"}) {
        EXPECT_EQ(parseTimestamp(text), std::nullopt) << text;
    }
    EXPECT_TRUE(parseTimestamp("2261-12-31T23:59:59.999999Z"));
}

TEST(Timestamp, OtherFormsAreNone) {
    for (const char* text : {"", "2026-11-27", "2026-11-27T14:22:52.123Z",
                             "2026-13-27T14:22:52.123456Z", "2026-11-27 14:22:52.123456Z",
                             "2026-11-27T14:22:52.12345xZ", "2026-11-27T14:22:52.123456+01:00"}) {
        EXPECT_EQ(parseTimestamp(text), std::nullopt) << text;
    }
}

}  // namespace
}  // namespace winfax::watching
