// SPDX-License-Identifier: MIT
#include "model/time.h"

#include <gtest/gtest.h>

#include "model/meaning.h"

namespace winfax::model {
namespace {

using namespace std::chrono;

TEST(Time, FileTimeCountsFrom1601) {
    EXPECT_EQ(toFileTime(sys_days(1601y / 1 / 1)).ticks, 0u);
    EXPECT_EQ(toFileTime(sys_days(1970y / 1 / 1)).ticks, 116'444'736'000'000'000u);
    const Time now = sys_days(2026y / 11 / 22) + 15h + 55min + Ticks(1);
    EXPECT_EQ(fromFileTime(toFileTime(now)), now);
}

TEST(Time, CalendarTimeHasTheDayOfWeek) {
    const CalendarTime calendar = toCalendarTime(sys_days(2026y / 11 / 22) + 7h + 8min + 9s + 10ms);
    EXPECT_EQ(calendar, (CalendarTime{2026, 11, 0, 22, 7, 8, 9, 10}));
    EXPECT_EQ(fromCalendarTime(calendar), sys_days(2026y / 11 / 22) + 7h + 8min + 9s + 10ms);
}

class ImpossibleDate : public testing::TestWithParam<CalendarTime> {};

TEST_P(ImpossibleDate, C5_HasNoTime) { EXPECT_EQ(fromCalendarTime(GetParam()), std::nullopt); }

INSTANTIATE_TEST_SUITE_P(
    Dates, ImpossibleDate,
    testing::Values(CalendarTime{}, CalendarTime{2026, 13, 0, 1, 0, 0, 0, 0},
                    CalendarTime{2026, 2, 0, 29, 0, 0, 0, 0},
                    CalendarTime{2026, 1, 0, 1, 24, 0, 0, 0},
                    CalendarTime{2026, 1, 0, 1, 0, 60, 0, 0},
                    CalendarTime{2026, 1, 0, 1, 0, 0, 60, 0},
                    CalendarTime{2026, 1, 0, 1, 0, 0, 0, 1000},
                    CalendarTime{1600, 12, 0, 31, 0, 0, 0, 0},
                    CalendarTime{30828, 1, 0, 1, 0, 0, 0, 0}));

TEST(Time, C5_ALeapDayExistsInItsYear) {
    EXPECT_TRUE(fromCalendarTime({2028, 2, 0, 29, 0, 0, 0, 0}));
}

TEST(ConstantName, IsTheSdksOrNothing) {
    EXPECT_EQ(constantName(as::jobStatus, 0x40), "JS_RETRIES_EXCEEDED");
    EXPECT_EQ(constantName(as::eventId, 0x14), "FEI_FAXSVC_ENDED");
    EXPECT_EQ(constantName(as::jobStatus, 3), "");
    EXPECT_EQ(constantName(as::number, 1), "");
}

}  // namespace
}  // namespace winfax::model
