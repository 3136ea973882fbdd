// SPDX-License-Identifier: MIT
// The API's numbers under our own names: winfax.h defines the SDK's names as macros, so they cannot
// be used here. Source: constants of the contract (winfax.h, faxdev.h).
#pragma once

#include <cstddef>
#include <cstdint>

namespace winfax::model {

enum class JobType : std::uint32_t { unknown = 0, send = 1, receive = 2, routing = 3, failReceive = 4 };

// JS_*: one value at a time, never a mask (L9).
enum class JobState : std::uint32_t {
    pending = 0x00,
    inProgress = 0x01,
    deleting = 0x02,
    failed = 0x04,
    paused = 0x08,
    noLine = 0x10,
    retrying = 0x20,
    retriesExceeded = 0x40,
};

// JC_*. Restart has the number of resume (E3).
enum class JobCommand : std::uint32_t { unknown = 0, cancel = 1, pause = 2, resume = 3 };

// FPS_* as reported for a device or an active job; 0 is "none".
enum class DeviceState : std::uint32_t {
    none = 0,
    dialing = 0x20000001,
    sending = 0x20000002,
    receiving = 0x20000004,
    completed = 0x20000008,
    handled = 0x20000010,
    unavailable = 0x20000020,
    busy = 0x20000040,
    noAnswer = 0x20000080,
    badAddress = 0x20000100,
    noDialTone = 0x20000200,
    disconnected = 0x20000400,
    fatalError = 0x20000800,
    notFaxCall = 0x20001000,
    callDelayed = 0x20002000,
    callBlacklisted = 0x20004000,
    initializing = 0x20008000,
    offline = 0x20010000,
    ringing = 0x20020000,
    available = 0x20100000,
    aborting = 0x20200000,
    routing = 0x20400000,
    answered = 0x20800000,
};

// FEI_*.
enum class EventId : std::uint32_t {
    dialing = 0x01,
    sending = 0x02,
    receiving = 0x03,
    completed = 0x04,
    busy = 0x05,
    noAnswer = 0x06,
    badAddress = 0x07,
    noDialTone = 0x08,
    disconnected = 0x09,
    fatalError = 0x0A,
    notFaxCall = 0x0B,
    callDelayed = 0x0C,
    callBlacklisted = 0x0D,
    ringing = 0x0E,
    aborting = 0x0F,
    routing = 0x10,
    modemPoweredOn = 0x11,
    modemPoweredOff = 0x12,
    idle = 0x13,
    serviceEnded = 0x14,
    answered = 0x15,
    jobQueued = 0x16,
    deleted = 0x17,
    initializing = 0x18,
    lineUnavailable = 0x19,
    handled = 0x1A,
    serviceStarted = 0x1B,
};

// FPF_*.
namespace port_flag {
inline constexpr std::uint32_t receive = 1;
inline constexpr std::uint32_t send = 2;
inline constexpr std::uint32_t isVirtual = 4;
}  // namespace port_flag

// PORT_OPEN_*, a mask (F2).
namespace port_open {
inline constexpr std::uint32_t query = 1;
inline constexpr std::uint32_t modify = 2;
}  // namespace port_open

// FAXLOG_CATEGORY_*.
enum class LogTopic : std::uint32_t { init = 1, outbound = 2, inbound = 3, unknown = 4 };
// FAXLOG_LEVEL_*: the least important level that is still written.
enum class LogLevel : std::uint32_t { none = 0, min = 1, med = 2, max = 3 };

enum class ScheduleAction : std::uint32_t { now = 0, specificTime = 1, discountPeriod = 2 };
enum class ReportType : std::uint32_t { none = 0, email = 1, inbox = 2 };

inline constexpr std::uint32_t kNoJob = 0xFFFFFFFF;  // FAX_EVENT.JobId without a job (G10)
inline constexpr std::uint32_t kNoDevice = 0;        // FAX_EVENT.DeviceId without a device (G10)
inline constexpr std::uint32_t kMaxTextLength = 32'767;  // K11, in UTF-16 units

// Access rights of the API (FAX_JOB_SUBMIT ...).
namespace right {
inline constexpr std::uint32_t none = 0;
inline constexpr std::uint32_t jobSubmit = 0x01;
inline constexpr std::uint32_t jobQuery = 0x02;
inline constexpr std::uint32_t configQuery = 0x04;
inline constexpr std::uint32_t configSet = 0x08;
inline constexpr std::uint32_t portQuery = 0x10;
inline constexpr std::uint32_t portSet = 0x20;
inline constexpr std::uint32_t jobManage = 0x40;
inline constexpr std::uint32_t all = 0x7F;
// The instance's owner and the machine's administrators. Ours: no client ever sees this bit.
inline constexpr std::uint32_t administer = 0x80;
}  // namespace right

// What lines carry (ITU-T T.4 and T.30).
inline constexpr std::uint32_t kPageWidth = 1728;  // dots of a row, A4
inline constexpr std::uint32_t kHorizontalDpi = 204;
inline constexpr std::size_t kStationIdLength = 20;  // characters of a TSID or CSID (F8)

}  // namespace winfax::model
