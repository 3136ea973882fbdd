// SPDX-License-Identifier: MIT
// THE list of calls between client and service. A call is a struct with its request, its reply, an
// opcode (append-only: a number is never reused) and the access right that the service checks before
// the handler runs. The service expands its dispatch table from `Calls`; a call without a handler
// does not compile.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "model/constants.h"
#include "model/event.h"
#include "model/job.h"

namespace winfax::model {

struct Nothing {
    static constexpr void fields(auto&&, auto&...) {}
    bool operator==(const Nothing&) const = default;
};

// FaxAccessCheck. The reply is the caller's whole set of rights; the client judges the mask (H3, H4).
struct ReadRights {
    static constexpr std::uint16_t kOpcode = 1;
    static constexpr std::string_view kName = "ReadRights";
    static constexpr std::uint32_t kRight = right::none;
    static constexpr bool kHasBody = false;
    using Request = Nothing;
    struct Reply {
        std::uint32_t rights = 0;
        static constexpr void fields(auto&& f, auto&... s) {
            f("rights", as::number, s.rights...);
        }
        bool operator==(const Reply&) const = default;
    };
};

// FaxEnumJobs: ordered by job id (E9); without FAX_JOB_MANAGE only the caller's own (E7).
struct ListJobs {
    static constexpr std::uint16_t kOpcode = 2;
    static constexpr std::string_view kName = "ListJobs";
    static constexpr std::uint32_t kRight = right::jobQuery;
    static constexpr bool kHasBody = false;
    using Request = Nothing;
    struct Reply {
        std::vector<JobEntry> jobs;
        static constexpr void fields(auto&& f, auto&... s) { f("jobs", as::text, s.jobs...); }
        bool operator==(const Reply&) const = default;
    };
};

// FaxGetJob.
struct ReadJob {
    static constexpr std::uint16_t kOpcode = 3;
    static constexpr std::string_view kName = "ReadJob";
    static constexpr std::uint32_t kRight = right::jobQuery;
    static constexpr bool kHasBody = false;
    struct Request {
        std::uint32_t jobId = 0;
        static constexpr void fields(auto&& f, auto&... s) { f("jobId", as::jobId, s.jobId...); }
        bool operator==(const Request&) const = default;
    };
    struct Reply {
        JobEntry job;
        static constexpr void fields(auto&& f, auto&... s) { f("job", as::text, s.job...); }
        bool operator==(const Reply&) const = default;
    };
};

// FaxSetJob and FaxAbort. The right (owner or FAX_JOB_MANAGE, H1) depends on the job, so the handler
// judges it.
struct ControlJob {
    static constexpr std::uint16_t kOpcode = 4;
    static constexpr std::string_view kName = "ControlJob";
    static constexpr std::uint32_t kRight = right::none;
    static constexpr bool kHasBody = false;
    struct Request {
        std::uint32_t jobId = 0;
        std::uint32_t command = 0;  // JobCommand
        static constexpr void fields(auto&& f, auto&... s) {
            f("jobId", as::jobId, s.jobId...);
            f("command", as::number, s.command...);
        }
        bool operator==(const Request&) const = default;
    };
    using Reply = Nothing;
};

// FaxSendDocument. The document follows the request as body frames; `documentSize` announces it, so
// that quota is charged before a byte is kept. The reply comes when job and document are durable.
struct SubmitDocument {
    static constexpr std::uint16_t kOpcode = 5;
    static constexpr std::string_view kName = "SubmitDocument";
    static constexpr std::uint32_t kRight = right::jobSubmit;
    static constexpr bool kHasBody = true;
    struct Request {
        JobParam params;
        std::uint64_t documentSize = 0;
        static constexpr void fields(auto&& f, auto&... s) {
            f("params", as::text, s.params...);
            f("documentSize", as::bytes, s.documentSize...);
        }
        bool operator==(const Request&) const = default;
    };
    struct Reply {
        std::uint32_t jobId = 0;
        static constexpr void fields(auto&& f, auto&... s) { f("jobId", as::jobId, s.jobId...); }
        bool operator==(const Reply&) const = default;
    };
};

// FaxInitializeEventQueue: turns the connection it is sent on into a subscriber's. After the reply
// the service sends event frames only, and the client nothing.
struct Subscribe {
    static constexpr std::uint16_t kOpcode = 6;
    static constexpr std::string_view kName = "Subscribe";
    static constexpr std::uint32_t kRight = right::none;
    static constexpr bool kHasBody = false;
    using Request = Nothing;
    using Reply = Nothing;
};

// faxctl status.
struct ReadStatus {
    static constexpr std::uint16_t kOpcode = 7;
    static constexpr std::string_view kName = "ReadStatus";
    static constexpr std::uint32_t kRight = right::none;
    static constexpr bool kHasBody = false;
    using Request = Nothing;
    struct Line {
        std::uint32_t deviceId = 0;
        Text name;
        std::uint32_t state = 0;  // FPS_*
        std::uint32_t jobId = kNoJob;
        static constexpr void fields(auto&& f, auto&... s) {
            f("deviceId", as::deviceId, s.deviceId...);
            f("name", as::text, s.name...);
            f("state", as::deviceStatus, s.state...);
            f("jobId", as::jobId, s.jobId...);
        }
        bool operator==(const Line&) const = default;
    };
    struct Reply {
        Text version;
        Text instance;
        Text stateDirectory;
        Text clock;  // "real", "virtual" or "jump"
        std::uint32_t processId = 0;
        FileTime now;
        std::uint32_t jobs = 0;
        std::uint32_t connections = 0;
        std::uint32_t subscribers = 0;
        std::vector<Line> lines;
        static constexpr void fields(auto&& f, auto&... s) {
            f("version", as::text, s.version...);
            f("instance", as::text, s.instance...);
            f("stateDirectory", as::text, s.stateDirectory...);
            f("clock", as::text, s.clock...);
            f("processId", as::number, s.processId...);
            f("now", as::time, s.now...);
            f("jobs", as::number, s.jobs...);
            f("connections", as::number, s.connections...);
            f("subscribers", as::number, s.subscribers...);
            f("lines", as::text, s.lines...);
        }
        bool operator==(const Reply&) const = default;
    };
};

// faxctl clock advance. Moves a virtual clock by `ticks` (100 ns), or with `untilIdle` from timer to
// timer until no job waits for one. ERROR_INVALID_FUNCTION when the clock is not virtual.
struct AdvanceClock {
    static constexpr std::uint16_t kOpcode = 8;
    static constexpr std::string_view kName = "AdvanceClock";
    static constexpr std::uint32_t kRight = right::configSet;
    static constexpr bool kHasBody = false;
    struct Request {
        std::uint64_t ticks = 0;
        bool untilIdle = false;
        static constexpr void fields(auto&& f, auto&... s) {
            f("ticks", as::number, s.ticks...);
            f("untilIdle", as::flag, s.untilIdle...);
        }
        bool operator==(const Request&) const = default;
    };
    struct Reply {
        FileTime now;
        static constexpr void fields(auto&& f, auto&... s) { f("now", as::time, s.now...); }
        bool operator==(const Reply&) const = default;
    };
};

// faxctl stop: the service ends in order; subscribers hear FEI_FAXSVC_ENDED.
struct StopService {
    static constexpr std::uint16_t kOpcode = 9;
    static constexpr std::string_view kName = "StopService";
    static constexpr std::uint32_t kRight = right::configSet;
    static constexpr bool kHasBody = false;
    using Request = Nothing;
    using Reply = Nothing;
};

template <class... Call>
struct CallList {};

using Calls = CallList<ReadRights, ListJobs, ReadJob, ControlJob, SubmitDocument, Subscribe,
                       ReadStatus, AdvanceClock, StopService>;

}  // namespace winfax::model
