// SPDX-License-Identifier: MIT
// Calls for looking at a job from its submission on, also when it has left the queue: faxctl show
// makes them, no function of the API does. Who may: as ReadFirstPage while the job is in the queue,
// and as ReadCalls when it has left.
#pragma once

#include "model/calls/call.h"

namespace winfax::model {

// What the service still knows of a job: from the queue, the records of its calls, the folders of
// what was sent and received. ERROR_INVALID_PARAMETER when that is nothing.
struct ReadJobHistory : CallTraits<46, right::none> {
    static constexpr std::string_view kName = "ReadJobHistory";
    static constexpr auto kFunctions = functions();
    using Request = JobRequest;

    // A try to send it; of a fax that came in, its call.
    struct Attempt {
        std::uint32_t Number = 0;  // 1, 2 ...; 0: a call from outside
        std::uint32_t DeviceId = kNoDevice;
        FileTime Started;
        FileTime Ended;             // not set: it is under way, or the service died during it
        std::uint32_t Outcome = 0;  // FPS_*
        std::uint32_t Pages = 0;    // that went over the line whole
        static constexpr void fields(auto&& f, auto&... s) {
            f("Number", as::number, s.Number...);
            f("DeviceId", as::deviceId, s.DeviceId...);
            f("Started", as::time, s.Started...);
            f("Ended", as::time, s.Ended...);
            f("Outcome", as::deviceStatus, s.Outcome...);
            f("Pages", as::pages, s.Pages...);
        }
        bool operator==(const Attempt&) const = default;
    };

    // A page as the document's tags tell of it; 1728 dots wide, at 204 dpi.
    struct Page {
        std::uint32_t Rows = 0;
        std::uint32_t VerticalDpi = 0;
        static constexpr void fields(auto&& f, auto&... s) {
            f("Rows", as::number, s.Rows...);
            f("VerticalDpi", as::number, s.VerticalDpi...);
        }
        bool operator==(const Page&) const = default;
    };

    struct Reply {
        JobEntry job;  // of a job that has left: what its calls and its pages tell
        bool inQueue = false;
        FileTime submitted;       // not set: not known (any more), as for the times below
        FileTime due;             // not dialled, or routed, before
        FileTime ended;           // sent or given up; of a fax that came in, the end of its call
        std::uint32_t tries = 0;  // counted ones since the last restart: RetryDelay and Retries
        Text line;                // of a fax that came in: its name ...
        Text callerId;            // the number that the telephone network told
        Text csid;                // what it was answered with
        Text lastFailure;         // why it could not be routed
        std::vector<Attempt> attempts;  // the first first
        Text pagesFrom;  // "queue", "sent", "received"; absent: there are none, noPages says why
        Text noPages;
        Text file;  // where they are; absent for "queue"
        std::vector<Page> pages;
        std::uint32_t spoolerId = 0;  // of a printed one in the queue: the printer's number of it
        static constexpr void fields(auto&& f, auto&... s) {
            f("job", as::text, s.job...);
            f("inQueue", as::flag, s.inQueue...);
            f("submitted", as::time, s.submitted...);
            f("due", as::time, s.due...);
            f("ended", as::time, s.ended...);
            f("tries", as::number, s.tries...);
            f("line", as::text, s.line...);
            f("callerId", as::phone, s.callerId...);
            f("csid", as::phone, s.csid...);
            f("lastFailure", as::text, s.lastFailure...);
            f("attempts", as::text, s.attempts...);
            f("pagesFrom", as::text, s.pagesFrom...);
            f("noPages", as::text, s.noPages...);
            f("file", as::text, s.file...);
            f("pages", as::text, s.pages...);
            f("spoolerId", as::number, s.spoolerId...);
        }
        bool operator==(const Reply&) const = default;
    };
};

// The dots of one page, decoded. ERROR_FILE_NOT_FOUND with the reason when the job's pages cannot
// be had (any more), ERROR_INVALID_PARAMETER for a page that the document does not have,
// ERROR_INVALID_DATA for one that cannot be decoded.
struct ReadPage : CallTraits<47, right::none> {
    static constexpr std::string_view kName = "ReadPage";
    static constexpr auto kFunctions = functions();
    struct Request {
        std::uint32_t jobId = 0;
        std::uint32_t page = 0;  // from 1
        static constexpr void fields(auto&& f, auto&... s) {
            f("jobId", as::jobId, s.jobId...);
            f("page", as::number, s.page...);
        }
        bool operator==(const Request&) const = default;
    };
    struct Reply {
        std::uint32_t width = 0;  // dots of a row, a multiple of 8
        std::uint32_t rows = 0;
        std::uint32_t horizontalDpi = 0;
        std::uint32_t verticalDpi = 0;
        // Rows from the top, width / 8 bytes each; 1 is black, the leftmost dot is the highest bit.
        std::vector<std::uint8_t> dots;
        static constexpr void fields(auto&& f, auto&... s) {
            f("width", as::number, s.width...);
            f("rows", as::number, s.rows...);
            f("horizontalDpi", as::number, s.horizontalDpi...);
            f("verticalDpi", as::number, s.verticalDpi...);
            f("dots", as::bytes, s.dots...);
        }
        bool operator==(const Reply&) const = default;
    };
};

}  // namespace winfax::model
