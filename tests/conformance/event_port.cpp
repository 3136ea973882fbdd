// SPDX-License-Identifier: MIT
#include "event_port.h"

#include <gtest/gtest.h>

#include <array>
#include <chrono>
#include <sstream>
#include <stdexcept>

#include "api.h"
#include "outcome.h"
#include "support/child_process.h"

namespace winfax::conformance {
namespace {

constexpr ULONG_PTR kUsualKey = 0x1234;

const char* nameOf(DWORD event) {
    static constexpr std::array kNames = {"nothing",           "DIALING",
                                          "SENDING",           "RECEIVING",
                                          "COMPLETED",         "BUSY",
                                          "NO_ANSWER",         "BAD_ADDRESS",
                                          "NO_DIAL_TONE",      "DISCONNECTED",
                                          "FATAL_ERROR",       "NOT_FAX_CALL",
                                          "CALL_DELAYED",      "CALL_BLACKLISTED",
                                          "RINGING",           "ABORTING",
                                          "ROUTING",           "MODEM_POWERED_ON",
                                          "MODEM_POWERED_OFF", "IDLE",
                                          "FAXSVC_ENDED",      "ANSWERED",
                                          "JOB_QUEUED",        "DELETED",
                                          "INITIALIZING",      "LINE_UNAVAILABLE",
                                          "HANDLED",           "FAXSVC_STARTED"};
    return event < kNames.size() ? kNames[event] : "unknown";
}

}  // namespace

std::ostream& operator<<(std::ostream& out, const Event& event) {
    return out << nameOf(event.id) << "(job " << static_cast<std::int32_t>(event.job) << ", device "
               << event.device << ")";
}

SYSTEMTIME calendarTime(std::uint64_t time) {
    using namespace std::chrono;
    constexpr std::int64_t kFrom1601To1970 = 11'644'473'600;
    const sys_seconds whole{seconds{static_cast<std::int64_t>(time / kSecond) - kFrom1601To1970}};
    const auto day = floor<days>(whole);
    const year_month_day date{day};
    const hh_mm_ss clock{whole - day};
    SYSTEMTIME result{};
    result.wYear = static_cast<WORD>(static_cast<int>(date.year()));
    result.wMonth = static_cast<WORD>(static_cast<unsigned>(date.month()));
    result.wDay = static_cast<WORD>(static_cast<unsigned>(date.day()));
    result.wHour = static_cast<WORD>(clock.hours().count());
    result.wMinute = static_cast<WORD>(clock.minutes().count());
    result.wSecond = static_cast<WORD>(clock.seconds().count());
    return result;
}

EventPort::EventPort() : port_(createPort()) { EXPECT_NE(port_, nullptr); }

BOOL EventPort::subscribe(HANDLE server, ULONG_PTR key) {
    key_ = key;
    return api().FaxInitializeEventQueue(server, port_, key, nullptr, 0);
}

void EventPort::subscribe(HANDLE server) { EXPECT_SUCCEEDS(subscribe(server, kUsualKey)); }

std::optional<Event> EventPort::take(DWORD milliseconds) {
    DWORD bytes = 0;
    ULONG_PTR key = 0;
    LPOVERLAPPED overlapped = nullptr;
    if (!takePacket(port_, &bytes, &key, &overlapped, milliseconds)) {
        EXPECT_EQ(lastError(), DWORD{WAIT_TIMEOUT});
        return std::nullopt;
    }
    EXPECT_EQ(bytes, sizeof(FAX_EVENT));
    EXPECT_EQ(key, key_);
    if (!overlapped) {
        throw std::runtime_error("a packet without FAX_EVENT");
    }
    const FAX_EVENT event = *reinterpret_cast<const FAX_EVENT*>(overlapped);
    EXPECT_EQ(freeLocal(overlapped), nullptr);
    EXPECT_EQ(event.SizeOfStruct, DWORD{24});
    return past_.emplace_back(
        Event{event.EventId, event.JobId, event.DeviceId,
              std::uint64_t{event.TimeStamp.dwHighDateTime} << 32 | event.TimeStamp.dwLowDateTime});
}

Event EventPort::next() {
    const auto patience = std::chrono::milliseconds(test::kPatience).count();
    const auto event = take(static_cast<DWORD>(patience));
    if (!event) {
        std::ostringstream text;
        text << "no further event after";
        for (const Event& before : past_) {
            text << ' ' << before;
        }
        throw std::runtime_error(text.str());
    }
    return *event;
}

bool EventPort::empty() { return !take(0); }

std::vector<Event> EventPort::until(DWORD id, std::optional<DWORD> job) {
    std::vector<Event> events;
    do {
        events.push_back(next());
    } while (events.back().id != id || (job && events.back().job != *job));
    return events;
}

std::vector<DWORD> idsOf(const std::vector<Event>& events, std::optional<DWORD> job) {
    std::vector<DWORD> ids;
    for (const Event& event : events) {
        if (!job || event.job == *job) {
            ids.push_back(event.id);
        }
    }
    return ids;
}

std::size_t countOf(const std::vector<Event>& events, DWORD id) {
    std::size_t count = 0;
    for (const Event& event : events) {
        count += event.id == id;
    }
    return count;
}

}  // namespace winfax::conformance
