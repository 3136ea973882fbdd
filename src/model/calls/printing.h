// SPDX-License-Identifier: MIT
// Calls about documents that a program draws on the fax printer. A document has a ticket from
// FaxStartPrintJob until its pages have become a job, or until it is clear that they never will.
#pragma once

#include "model/calls/call.h"

namespace winfax::model {

// FaxStartPrintJob, before the printer is opened. ERROR_INVALID_PRINTER_NAME when there is no such
// fax printer (K8). When the reply comes, the ticket is durable, and `file` is a name in a folder
// into which the caller may write; what is complete there becomes his job.
struct BeginPrint : CallTraits<53, right::jobSubmit> {
    static constexpr std::string_view kName = "BeginPrint";
    static constexpr auto kFunctions = functions("FaxStartPrintJob");
    struct Request {
        Text printer;  // absent: the local fax printer
        // K7: it goes to a file of the caller's. Only the printer is wanted: no ticket, no job, and
        // `params` is not looked at.
        bool toFile = false;
        JobParam params;
        static constexpr void fields(auto&& f, auto&... s) {
            f("printer", as::text, s.printer...);
            f("toFile", as::flag, s.toFile...);
            f("params", as::text, s.params...);
        }
        bool operator==(const Request&) const = default;
    };
    struct Reply {
        std::uint32_t ticket = 0;  // 0: none
        Text printer;              // as the spooler knows it
        Text file;                 // from its root; absent without a ticket
        static constexpr void fields(auto&& f, auto&... s) {
            f("ticket", as::number, s.ticket...);
            f("printer", as::text, s.printer...);
            f("file", as::text, s.file...);
        }
        bool operator==(const Reply&) const = default;
    };
};

// FaxStartPrintJob, when the spooler has taken the document: the number that it gave to it (L19).
struct LinkPrint : CallTraits<54, right::none> {
    static constexpr std::string_view kName = "LinkPrint";
    static constexpr auto kFunctions = functions("FaxStartPrintJob");
    struct Request {
        std::uint32_t ticket = 0;
        std::uint32_t spoolerId = 0;
        static constexpr void fields(auto&& f, auto&... s) {
            f("ticket", as::number, s.ticket...);
            f("spoolerId", as::number, s.spoolerId...);
        }
        bool operator==(const Request&) const = default;
    };
    using Reply = Nothing;
};

// FaxStartPrintJob, when the spooler has not: nothing will come.
struct CancelPrint : CallTraits<55, right::none> {
    static constexpr std::string_view kName = "CancelPrint";
    static constexpr auto kFunctions = functions("FaxStartPrintJob");
    struct Request {
        std::uint32_t ticket = 0;
        static constexpr void fields(auto&& f, auto&... s) { f("ticket", as::number, s.ticket...); }
        bool operator==(const Request&) const = default;
    };
    using Reply = Nothing;
};

// What was and is being printed: documents under way, and jobs in the queue that came from the
// printer. Without FAX_JOB_MANAGE only the caller's own (E7).
struct ListPrints : CallTraits<56, right::jobQuery> {
    static constexpr std::string_view kName = "ListPrints";
    static constexpr auto kFunctions = functions();
    using Request = Nothing;
    struct Print {
        std::uint32_t ticket = 0;
        std::uint32_t spoolerId = 0;
        std::uint32_t jobId = kNoJob;  // kNoJob: under way
        Text document;
        static constexpr void fields(auto&& f, auto&... s) {
            f("ticket", as::number, s.ticket...);
            f("spoolerId", as::number, s.spoolerId...);
            f("jobId", as::jobId, s.jobId...);
            f("document", as::text, s.document...);
        }
        bool operator==(const Print&) const = default;
    };
    struct Reply {
        std::vector<Print> prints;
        static constexpr void fields(auto&& f, auto&... s) { f("prints", as::text, s.prints...); }
        bool operator==(const Reply&) const = default;
    };
};

}  // namespace winfax::model
