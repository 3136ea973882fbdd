// SPDX-License-Identifier: MIT
// Calls about what stands behind the ports: the lines' configuration, calls that come in, and the
// records of calls. None of them has a function of the API; faxctl and other instances make them.
#pragma once

#include "model/call_record.h"
#include "model/calls/call.h"

namespace winfax::model {

// A far machine calls this instance: faxctl receive, or another instance that dials a number of
// ours ([[route]]). The reply comes when the call was answered, or will not be: then it has an
// outcome (FPS_BUSY, FPS_NO_ANSWER ...) and no call. The call belongs to this connection; its end
// hangs up. Needs FAX_JOB_SUBMIT, as for any fax.
struct PlaceCall : CallTraits<39, right::jobSubmit> {
    static constexpr std::string_view kName = "PlaceCall";
    static constexpr auto kFunctions = functions();
    struct Request {
        std::uint32_t deviceId = kNoDevice;  // kNoDevice: the first free line that receives
        Text callerId;                       // the far machine's number
        Text tsid;                           // what it calls itself
        static constexpr void fields(auto&& f, auto&... s) {
            f("deviceId", as::deviceId, s.deviceId...);
            f("callerId", as::phone, s.callerId...);
            f("tsid", as::phone, s.tsid...);
        }
        bool operator==(const Request&) const = default;
    };
    struct Reply {
        std::uint32_t callId = 0;   // 0: not answered
        std::uint32_t outcome = 0;  // FPS_ANSWERED, or why not
        std::uint32_t deviceId = kNoDevice;
        std::uint32_t jobId = kNoJob;  // of the fax that comes in
        Text csid;                     // who answered
        static constexpr void fields(auto&& f, auto&... s) {
            f("callId", as::number, s.callId...);
            f("outcome", as::deviceStatus, s.outcome...);
            f("deviceId", as::deviceId, s.deviceId...);
            f("jobId", as::jobId, s.jobId...);
            f("csid", as::phone, s.csid...);
        }
        bool operator==(const Reply&) const = default;
    };
};

// What the far machine of an answered call sends. The reply comes when the call is over: a fax that
// came in is safe then.
struct TransmitPages : CallTraits<40, right::jobSubmit, true> {
    static constexpr std::string_view kName = "TransmitPages";
    static constexpr auto kFunctions = functions();
    struct Request {
        std::uint32_t callId = 0;
        bool whole = true;  // false: the call broke off after these pages
        std::uint64_t documentSize = 0;
        static constexpr void fields(auto&& f, auto&... s) {
            f("callId", as::number, s.callId...);
            f("whole", as::flag, s.whole...);
            f("documentSize", as::bytes, s.documentSize...);
        }
        bool operator==(const Request&) const = default;
    };
    struct Reply {
        std::uint32_t outcome = 0;  // FPS_*
        std::uint32_t pages = 0;    // that came in whole
        static constexpr void fields(auto&& f, auto&... s) {
            f("outcome", as::deviceStatus, s.outcome...);
            f("pages", as::pages, s.pages...);
        }
        bool operator==(const Reply&) const = default;
    };
};

// The text of lines.toml (UTF-8) as it is in force, and its number. Bytes, because it may be longer
// than a text of the API.
struct ReadLines : CallTraits<41, right::portQuery> {
    static constexpr std::string_view kName = "ReadLines";
    static constexpr auto kFunctions = functions();
    using Request = Nothing;
    struct Reply {
        std::vector<std::uint8_t> text;
        std::uint32_t generation = 0;  // grows with every change
        static constexpr void fields(auto&& f, auto&... s) {
            f("text", as::bytes, s.text...);
            f("generation", as::number, s.generation...);
        }
        bool operator==(const Reply&) const = default;
    };
};

// A new lines.toml: checked, durable, in force, answered. ERROR_INVALID_DATA with file, line and
// key; ERROR_ALREADY_EXISTS when `generation` is not the present one, or the file was edited and not
// read since; ERROR_DEVICE_IN_USE when a line that would go, or change its type, has a call.
struct ChangeLines : CallTraits<42, right::portSet> {
    static constexpr std::string_view kName = "ChangeLines";
    static constexpr auto kFunctions = functions();
    struct Request {
        std::vector<std::uint8_t> text;
        std::uint32_t generation = 0;
        static constexpr void fields(auto&& f, auto&... s) {
            f("text", as::bytes, s.text...);
            f("generation", as::number, s.generation...);
        }
        bool operator==(const Request&) const = default;
    };
    using Reply = Nothing;
};

// lines.toml and the scenarios that it names are read again. A bad file leaves the old ones in
// force and says why.
struct ReloadLines : CallTraits<43, right::portSet> {
    static constexpr std::string_view kName = "ReloadLines";
    static constexpr auto kFunctions = functions();
    using Request = Nothing;
    using Reply = Nothing;
};

// What is known of the calls of a job, the first first. The right as for ReadJob while the job is
// there, then FAX_JOB_MANAGE. ERROR_INVALID_PARAMETER when nothing is known of any.
struct ReadCalls : CallTraits<44, right::none> {
    static constexpr std::string_view kName = "ReadCalls";
    static constexpr auto kFunctions = functions();
    using Request = JobRequest;
    struct Call {
        CallRecord record;
        Text sentFile;      // paths of the pages as sent and as received; absent: none kept
        Text receivedFile;
        static constexpr void fields(auto&& f, auto&... s) {
            f("record", as::text, s.record...);
            f("sentFile", as::text, s.sentFile...);
            f("receivedFile", as::text, s.receivedFile...);
        }
        bool operator==(const Call&) const = default;
    };
    struct Reply {
        std::vector<Call> calls;
        static constexpr void fields(auto&& f, auto&... s) { f("calls", as::text, s.calls...); }
        bool operator==(const Reply&) const = default;
    };
};

}  // namespace winfax::model
