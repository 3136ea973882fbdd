// SPDX-License-Identifier: MIT
// When a job is dialled: ScheduleAction, ScheduleTime and the discount period, in virtual time.
#include "event_port.h"
#include "service_test.h"

namespace winfax::conformance {
namespace {

constexpr std::uint64_t kMinute = 60 * kSecond;
constexpr std::uint64_t kHour = 60 * kMinute;
constexpr std::uint64_t kDay = 24 * kHour;

class Schedules : public OwnInstance {
  protected:
    using OwnInstance::OwnInstance;

    // The instance's time, as the stamp of an event tells it.
    std::uint64_t now() {
        EventPort events;
        events.subscribe(server());
        const DWORD job = submitWaiting();
        const std::uint64_t time = events.until(FEI_JOB_QUEUED, job).back().time;
        EXPECT_SUCCEEDS(api().FaxAbort(server(), job));
        return time;
    }
    void advance(std::uint64_t ticks) {
        instance().advanceClock(std::to_string((ticks + kSecond - 1) / kSecond) + "s");
    }
    // Moves to the next moment at which the UTC time of day is this.
    void goToTimeOfDay(std::uint64_t timeOfDay) {
        advance((timeOfDay + kDay - now() % kDay) % kDay);
    }
    DWORD submitAt(std::uint64_t time) {
        JobRequest<Wide> request;
        request.params.ScheduleTime = calendarTime(time);
        return submit(request);
    }
    DWORD submitDiscounted() {
        JobRequest<Wide> request;
        request.params.ScheduleAction = JSA_DISCOUNT_PERIOD;
        request.params.ScheduleTime = {};
        return submit(request);
    }
};

TEST_F(Schedules, C5_JSA_NOW) { EXPECT_EQ(statusOf(submitNow()), DWORD{JS_INPROGRESS}); }

TEST_F(Schedules, C3_specific_time_is_UTC) {
    const DWORD job = submitAt(now() + kHour);
    EXPECT_EQ(statusOf(job), DWORD{JS_PENDING});
    advance(59 * kMinute);
    EXPECT_EQ(statusOf(job), DWORD{JS_PENDING});
    advance(kMinute);
    EXPECT_EQ(statusOf(job), DWORD{JS_INPROGRESS});
}

TEST_F(Schedules, C5_time_in_the_past_is_now) {
    EXPECT_EQ(statusOf(submitAt(now() - kHour)), DWORD{JS_INPROGRESS});
}

TEST_F(Schedules, C5_time_long_past_is_now) {
    JobRequest<Wide> request;
    request.params.ScheduleTime.wYear = 1601;
    request.params.ScheduleTime.wMonth = 1;
    request.params.ScheduleTime.wDay = 1;
    request.params.ScheduleTime.wHour = 0;
    EXPECT_EQ(statusOf(submit(request)), DWORD{JS_INPROGRESS});
}

// Default 20:00 to 07:00 UTC.
TEST_F(Schedules, C4_discount_period_opens) {
    goToTimeOfDay(12 * kHour);
    const DWORD job = submitDiscounted();
    EXPECT_EQ(statusOf(job), DWORD{JS_PENDING});
    advance(8 * kHour - kMinute);
    EXPECT_EQ(statusOf(job), DWORD{JS_PENDING});
    advance(kMinute);
    EXPECT_EQ(statusOf(job), DWORD{JS_INPROGRESS});
}

TEST_F(Schedules, C4_discount_period_before_midnight) {
    goToTimeOfDay(22 * kHour);
    EXPECT_EQ(statusOf(submitDiscounted()), DWORD{JS_INPROGRESS});
}

TEST_F(Schedules, C4_discount_period_after_midnight) {
    goToTimeOfDay(6 * kHour);
    EXPECT_EQ(statusOf(submitDiscounted()), DWORD{JS_INPROGRESS});
}

TEST_F(Schedules, C4_discount_period_is_over) {
    goToTimeOfDay(7 * kHour + kMinute);
    EXPECT_EQ(statusOf(submitDiscounted()), DWORD{JS_PENDING});
}

class OtherDiscount : public Schedules {
  protected:
    OtherDiscount()
        : Schedules("virtual", "[queue]\ndiscount_start = \"09:30\"\ndiscount_stop = \"10:30\"\n") {
    }
};

TEST_F(OtherDiscount, C4_window_within_a_day) {
    goToTimeOfDay(9 * kHour);
    const DWORD job = submitDiscounted();
    EXPECT_EQ(statusOf(job), DWORD{JS_PENDING});
    advance(31 * kMinute);
    EXPECT_NE(statusOf(job), DWORD{JS_PENDING});
    goToTimeOfDay(11 * kHour);
    EXPECT_EQ(statusOf(submitDiscounted()), DWORD{JS_PENDING});
}

class LocalScheduleTime : public Schedules {
  protected:
    // A zone without daylight saving time, five hours behind UTC. The service inherits it.
    LocalScheduleTime() : Schedules("virtual", "[compat]\nschedule_time = \"local\"\n") {}
    test::ScopedVariable zone_{"TZ", "EST5"};
};

TEST_F(LocalScheduleTime, C3_compatibility) {
    const std::uint64_t local = now() - 5 * kHour;
    const DWORD job = submitAt(local + kHour);
    EXPECT_EQ(statusOf(job), DWORD{JS_PENDING});
    advance(59 * kMinute);
    EXPECT_EQ(statusOf(job), DWORD{JS_PENDING});
    advance(kMinute);
    EXPECT_EQ(statusOf(job), DWORD{JS_INPROGRESS});
}

}  // namespace
}  // namespace winfax::conformance
