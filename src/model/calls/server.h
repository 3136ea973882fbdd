// SPDX-License-Identifier: MIT
// Calls about the service itself: rights, events, status, clock.
#pragma once

#include "model/access.h"
#include "model/calls/call.h"
#include "model/event.h"

namespace winfax::model {

// FaxAccessCheck. The reply is the caller's whole set of rights; the client judges the mask (H3,
// H4).
struct ReadRights : CallTraits<1, right::none> {
    static constexpr std::string_view kName = "ReadRights";
    static constexpr auto kFunctions = functions("FaxAccessCheck");
    using Request = Nothing;
    struct Reply {
        std::uint32_t rights = 0;
        static constexpr void fields(auto&& f, auto&... s) { f("rights", as::number, s.rights...); }
        bool operator==(const Reply&) const = default;
    };
};

// FaxInitializeEventQueue: turns the connection it is sent on into a subscriber's. After the reply
// the service sends event frames only, and the client nothing.
struct Subscribe : CallTraits<6, right::none> {
    static constexpr std::string_view kName = "Subscribe";
    static constexpr auto kFunctions = functions("FaxInitializeEventQueue");
    using Request = Nothing;
    using Reply = Nothing;
};

// faxctl status.
struct ReadStatus : CallTraits<7, right::none> {
    static constexpr std::string_view kName = "ReadStatus";
    static constexpr auto kFunctions = functions();
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

// faxctl clock advance. Moves a virtual clock by `ticks` (100 ns), or with `untilIdle` from timer
// to timer until no job waits for one. ERROR_INVALID_FUNCTION when the clock is not virtual.
struct AdvanceClock : CallTraits<8, right::configSet> {
    static constexpr std::string_view kName = "AdvanceClock";
    static constexpr auto kFunctions = functions();
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
struct StopService : CallTraits<9, right::configSet> {
    static constexpr std::string_view kName = "StopService";
    static constexpr auto kFunctions = functions();
    using Request = Nothing;
    using Reply = Nothing;
};

// faxctl rights: who holds what besides the owner and the administrators (H5).
struct ReadAccess : CallTraits<37, right::configQuery> {
    static constexpr std::string_view kName = "ReadAccess";
    static constexpr auto kFunctions = functions();
    using Request = Nothing;
    struct Reply {
        std::vector<AccessEntry> entries;
        static constexpr void fields(auto&& f, auto&... s) { f("entries", as::text, s.entries...); }
        bool operator==(const Reply&) const = default;
    };
};

// Replaces the list; open connections have their new rights at once.
struct ChangeAccess : CallTraits<38, right::administer> {
    static constexpr std::string_view kName = "ChangeAccess";
    static constexpr auto kFunctions = functions();
    struct Request {
        std::vector<AccessEntry> entries;
        static constexpr void fields(auto&& f, auto&... s) { f("entries", as::text, s.entries...); }
        bool operator==(const Request&) const = default;
    };
    using Reply = Nothing;
};

}  // namespace winfax::model
