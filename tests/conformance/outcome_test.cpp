// SPDX-License-Identifier: MIT
// How a scripted line's calls end, by dialled number, and what becomes of the job: only our service
// can show it, in virtual time.
#include <gmock/gmock.h>

#include "event_port.h"
#include "service_test.h"

namespace winfax::conformance {
namespace {

using testing::ElementsAre;

class Sending : public OwnInstance {
  protected:
    using OwnInstance::OwnInstance;
    void SetUp() override {
        OwnInstance::SetUp();
        if (!IsSkipped()) {
            events_.subscribe(server());
        }
    }
    // Everything that happened so far, known to be complete because a job deleted now comes last.
    std::vector<Event> eventsSoFar() {
        const DWORD marker = submitWaiting();
        EXPECT_SUCCEEDS(api().FaxAbort(server(), marker));
        std::vector<Event> events = events_.until(FEI_DELETED, marker);
        std::erase_if(events, [&](const Event& event) { return event.job == marker; });
        return events;
    }
    EventPort events_;
};

TEST_F(Sending, G9_G10_M6_order_and_pace_of_a_fax) {
    const DWORD job = submitNow(faxNumber(), 2);
    instance().waitUntilIdle();
    EXPECT_EQ(statusOf(job), std::nullopt);
    std::vector<Event> events = eventsSoFar();
    std::erase_if(events, [](const Event& event) { return event.id == FEI_HANDLED; });
    ASSERT_THAT(idsOf(events), ElementsAre(FEI_JOB_QUEUED, FEI_DIALING, FEI_SENDING, FEI_SENDING,
                                           FEI_COMPLETED, FEI_DELETED, FEI_IDLE));
    const std::uint64_t start = events[1].time;
    EXPECT_EQ(events[2].time, start + 1 * kSecond);
    EXPECT_EQ(events[3].time, start + 2 * kSecond);
    EXPECT_EQ(events[4].time, start + 3 * kSecond);
    EXPECT_EQ(events[0].device, 0u);
    for (std::size_t index = 1; index <= 4; ++index) {
        EXPECT_NE(events[index].device, 0u) << events[index];
        EXPECT_EQ(events[index].job, job);
    }
    EXPECT_EQ(events[6].device, events[1].device);
}

TEST_F(Sending, L9_states_of_a_fax) {
    const DWORD job = submitNow(faxNumber(), 2);
    events_.until(FEI_DIALING, job);
    const auto status = [&] {
        Block<FAX_JOB_ENTRYW> entry;
        EXPECT_SUCCEEDS(api().FaxGetJobW(server(), job, entry.place()));
        return std::pair(entry->QueueStatus, entry->Status);
    };
    EXPECT_EQ(status(), std::pair(DWORD{JS_INPROGRESS}, DWORD{FPS_DIALING}));
    instance().advanceClock("1s");
    EXPECT_EQ(status(), std::pair(DWORD{JS_INPROGRESS}, DWORD{FPS_SENDING}));
    instance().advanceClock("1s");
    EXPECT_EQ(status(), std::pair(DWORD{JS_INPROGRESS}, DWORD{FPS_SENDING}));
    instance().advanceClock("1s");
    EXPECT_EQ(statusOf(job), std::nullopt);
}

TEST_F(Sending, E5_L10_finished_job_is_unknown) {
    const DWORD job = submitNow();
    instance().waitUntilIdle();
    EXPECT_FAILS(ERROR_INVALID_PARAMETER, api().FaxGetJobA(server(), job, out<FAX_JOB_ENTRYA*>()));
    EXPECT_TRUE(outputsCleared());
    EXPECT_EQ(jobCount(), 0u);
}

TEST_F(Sending, M6_two_lines_at_once) {
    submitNow();
    submitNow();
    instance().waitUntilIdle();
    const std::vector<Event> events = eventsSoFar();
    std::vector<DWORD> devices;
    for (const Event& event : events) {
        if (event.id == FEI_DIALING) {
            devices.push_back(event.device);
        }
    }
    ASSERT_EQ(devices.size(), 2u);
    EXPECT_NE(devices[0], devices[1]);
}

// What a number ending in 9999999NN leads to.
struct Script {
    const char* name;
    const char16_t* digits;
    DWORD event;
    bool isRetried;
};
constexpr Script kScripts[] = {
    {"busy", u"01", FEI_BUSY, true},
    {"no_answer", u"02", FEI_NO_ANSWER, true},
    {"no_dial_tone", u"03", FEI_NO_DIAL_TONE, true},
    {"bad_address", u"04", FEI_BAD_ADDRESS, false},
    {"not_fax_call", u"05", FEI_NOT_FAX_CALL, true},
    {"disconnected", u"06", FEI_DISCONNECTED, true},
    {"fatal_error", u"07", FEI_FATAL_ERROR, true},
    {"call_delayed", u"09", FEI_CALL_DELAYED, true},
    {"blacklisted", u"10", FEI_CALL_BLACKLISTED, false},
};

class Outcomes : public Sending, public testing::WithParamInterface<Script> {};

TEST_P(Outcomes, M1_M2_M5_M7) {
    const Script& script = GetParam();
    const DWORD job = submitNow(scriptedNumber(script.digits));
    instance().advanceClock("1m");
    EXPECT_EQ(statusOf(job), script.isRetried ? DWORD{JS_RETRYING} : DWORD{JS_FAILED});

    std::vector<Event> first = eventsSoFar();
    std::erase_if(first, [](const Event& event) { return event.id == FEI_SENDING; });
    EXPECT_THAT(idsOf(first), ElementsAre(FEI_JOB_QUEUED, FEI_DIALING, script.event, FEI_IDLE));

    instance().waitUntilIdle();
    EXPECT_EQ(statusOf(job), script.isRetried ? DWORD{JS_RETRIES_EXCEEDED} : DWORD{JS_FAILED});
    const std::vector<Event> later = eventsSoFar();
    const std::size_t retries = script.isRetried ? 3 : 0;
    EXPECT_EQ(countOf(later, FEI_DIALING), retries);
    EXPECT_EQ(countOf(later, script.event), retries);
    EXPECT_EQ(countOf(later, FEI_IDLE), retries);
    EXPECT_EQ(countOf(later, FEI_DELETED), 0u);
    EXPECT_EQ(countOf(later, FEI_COMPLETED), 0u);
}

INSTANTIATE_TEST_SUITE_P(Sending, Outcomes, testing::ValuesIn(kScripts),
                         [](const auto& test) { return std::string(test.param.name); });

TEST_F(Sending, M3_line_unavailable_on_every_line) {
    const DWORD job = submitNow(scriptedNumber(u"08"));
    instance().advanceClock("1m");
    EXPECT_EQ(statusOf(job), DWORD{JS_NOLINE});
    std::vector<DWORD> devices;
    for (const Event& event : eventsSoFar()) {
        if (event.id == FEI_LINE_UNAVAILABLE) {
            devices.push_back(event.device);
        }
    }
    ASSERT_EQ(devices.size(), 2u);
    EXPECT_NE(devices[0], devices[1]);

    instance().waitUntilIdle();
    EXPECT_EQ(countOf(eventsSoFar(), FEI_LINE_UNAVAILABLE), 6u) << "three retries on two lines";
    EXPECT_EQ(statusOf(job), DWORD{JS_RETRIES_EXCEEDED});
}

TEST_F(Sending, M1_M7_retry_delay_is_10_minutes) {
    const DWORD job = submitNow(scriptedNumber(u"01"));
    instance().advanceClock("9m");
    EXPECT_EQ(statusOf(job), DWORD{JS_RETRYING});
    EXPECT_EQ(countOf(eventsSoFar(), FEI_DIALING), 1u);
    instance().advanceClock("2m");
    EXPECT_EQ(countOf(eventsSoFar(), FEI_DIALING), 1u);
}

TEST_F(Sending, M4_failed_job_stays_for_DirtyDays) {
    const DWORD job = submitNow(scriptedNumber(u"04"));
    instance().advanceClock("29d");
    EXPECT_EQ(statusOf(job), DWORD{JS_FAILED});
    instance().advanceClock("2d");
    EXPECT_EQ(statusOf(job), std::nullopt);
}

class RetrySettings : public Sending {
  protected:
    RetrySettings()
        : Sending("virtual", "[queue]\nretries = 1\nretry_delay = \"2m\"\ndirty_days = 3\n") {}
};

TEST_F(RetrySettings, M7_other_values) {
    const DWORD job = submitNow(scriptedNumber(u"02"));
    instance().advanceClock("100s");
    EXPECT_EQ(statusOf(job), DWORD{JS_RETRYING});
    instance().advanceClock("2m");
    EXPECT_EQ(statusOf(job), DWORD{JS_RETRIES_EXCEEDED});
    instance().advanceClock("4d");
    EXPECT_EQ(statusOf(job), std::nullopt);
}

class JumpingClock : public Sending {
  protected:
    JumpingClock() : Sending("jump") {}
};

TEST_F(JumpingClock, M6_fax_goes_out_by_itself) {
    const DWORD job = submitNow(faxNumber(), 3);
    const std::vector<Event> events = events_.until(FEI_DELETED, job);
    EXPECT_EQ(countOf(events, FEI_SENDING), 3u);
    EXPECT_EQ(countOf(events, FEI_COMPLETED), 1u);
}

TEST_F(JumpingClock, M1_M7_retries_go_by_by_themselves) {
    const DWORD job = submitNow(scriptedNumber(u"01"));
    std::vector<Event> events;
    for (int count = 0; count < 4; ++count) {
        events = events_.until(FEI_IDLE);
    }
    EXPECT_EQ(statusOf(job), DWORD{JS_RETRIES_EXCEEDED});
}

}  // namespace
}  // namespace winfax::conformance
