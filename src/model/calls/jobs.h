// SPDX-License-Identifier: MIT
// Calls about jobs.
#pragma once

#include "model/calls/call.h"

namespace winfax::model {

// FaxEnumJobs: ordered by job id (E9); without FAX_JOB_MANAGE only the caller's own (E7).
struct ListJobs : CallTraits<2, right::jobQuery> {
    static constexpr std::string_view kName = "ListJobs";
    static constexpr auto kFunctions = functions("FaxEnumJobs");
    using Request = Nothing;
    struct Reply {
        std::vector<JobEntry> jobs;
        static constexpr void fields(auto&& f, auto&... s) { f("jobs", as::text, s.jobs...); }
        bool operator==(const Reply&) const = default;
    };
};

// FaxGetJob. Everybody may query his own jobs (H5), so the handler judges the right.
struct ReadJob : CallTraits<3, right::none> {
    static constexpr std::string_view kName = "ReadJob";
    static constexpr auto kFunctions = functions("FaxGetJob");
    using Request = JobRequest;
    struct Reply {
        JobEntry job;
        static constexpr void fields(auto&& f, auto&... s) { f("job", as::text, s.job...); }
        bool operator==(const Reply&) const = default;
    };
};

// FaxSetJob and FaxAbort. The right (owner or FAX_JOB_MANAGE, H1) depends on the job, so the
// handler judges it.
struct ControlJob : CallTraits<4, right::none> {
    static constexpr std::string_view kName = "ControlJob";
    static constexpr auto kFunctions = functions("FaxSetJob", "FaxAbort");
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

// FaxGetPageData: the first page as a TIFF Class F file of its own (E10). The right as for ReadJob.
struct ReadFirstPage : CallTraits<26, right::none> {
    static constexpr std::string_view kName = "ReadFirstPage";
    static constexpr auto kFunctions = functions("FaxGetPageData");
    using Request = JobRequest;
    struct Reply {
        std::vector<std::uint8_t> image;
        std::uint32_t width = 0;
        std::uint32_t height = 0;
        static constexpr void fields(auto&& f, auto&... s) {
            f("image", as::bytes, s.image...);
            f("width", as::number, s.width...);
            f("height", as::number, s.height...);
        }
        bool operator==(const Reply&) const = default;
    };
};

// faxctl watch: when the jobs that wait are due, which FAX_JOB_ENTRY does not tell. Ordered by job
// id; the same jobs as ListJobs.
struct ListDueTimes : CallTraits<45, right::jobQuery> {
    static constexpr std::string_view kName = "ListDueTimes";
    static constexpr auto kFunctions = functions();
    using Request = Nothing;
    struct Due {
        std::uint32_t jobId = 0;
        FileTime due;             // not dialled before; later while every line is busy
        std::uint32_t tries = 0;  // that failed and were counted
        static constexpr void fields(auto&& f, auto&... s) {
            f("jobId", as::jobId, s.jobId...);
            f("due", as::time, s.due...);
            f("tries", as::number, s.tries...);
        }
        bool operator==(const Due&) const = default;
    };
    struct Reply {
        std::vector<Due> jobs;
        static constexpr void fields(auto&& f, auto&... s) { f("jobs", as::text, s.jobs...); }
        bool operator==(const Reply&) const = default;
    };
};

}  // namespace winfax::model
