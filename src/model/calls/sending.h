// SPDX-License-Identifier: MIT
// Calls that bring documents.
#pragma once

#include "model/calls/call.h"
#include "model/cover_page.h"

namespace winfax::model {

// FaxSendDocument. The document follows the request as body frames; `documentSize` announces it, so
// that quota is charged before a byte is kept. The reply comes when job and document are durable.
struct SubmitDocument : CallTraits<5, right::jobSubmit, true> {
    static constexpr std::string_view kName = "SubmitDocument";
    static constexpr auto kFunctions = functions("FaxSendDocument");
    struct Request {
        JobParam params;
        Text documentName{};      // of the file, without a folder
        std::uint32_t cover = 0;  // what JudgeCoverPage or KeepCoverPage said; 0: no cover page
        CoverPage coverFields{};
        std::uint64_t documentSize = 0;
        static constexpr void fields(auto&& f, auto&... s) {
            f("params", as::text, s.params...);
            f("documentName", as::text, s.documentName...);
            f("cover", as::number, s.cover...);
            f("coverFields", as::text, s.coverFields...);
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

// Before a cover page is looked for: whether this server takes it. A personal one is refused with
// ERROR_INVALID_DATA when ServerCp is set (C15), one of the server's own folder that is not there
// with ERROR_FILE_NOT_FOUND, and one that is there and is no cover page with ERROR_INVALID_DATA.
// The reply has the number by which jobs name one of the server's; 0 for a personal one.
struct JudgeCoverPage : CallTraits<27, right::jobSubmit> {
    static constexpr std::string_view kName = "JudgeCoverPage";
    static constexpr auto kFunctions =
        functions("FaxSendDocument", "FaxSendDocumentForBroadcast", "FaxPrintCoverPage");
    struct Request {
        Text name;
        bool inServersFolder = false;
        static constexpr void fields(auto&& f, auto&... s) {
            f("name", as::text, s.name...);
            f("inServersFolder", as::flag, s.inServersFolder...);
        }
        bool operator==(const Request&) const = default;
    };
    struct Reply {
        std::uint32_t cover = 0;
        static constexpr void fields(auto&& f, auto&... s) { f("cover", as::number, s.cover...); }
        bool operator==(const Reply&) const = default;
    };
};

// A personal cover page, which follows the request as a document does. The reply has the number by
// which the jobs that come next name it. ERROR_INVALID_DATA for what is no cover page.
struct KeepCoverPage : CallTraits<51, right::jobSubmit, true> {
    static constexpr std::string_view kName = "KeepCoverPage";
    static constexpr auto kFunctions =
        functions("FaxSendDocument", "FaxSendDocumentForBroadcast", "FaxPrintCoverPage");
    struct Request {
        std::uint64_t documentSize = 0;
        static constexpr void fields(auto&& f, auto&... s) {
            f("documentSize", as::bytes, s.documentSize...);
        }
        bool operator==(const Request&) const = default;
    };
    using Reply = JudgeCoverPage::Reply;
};

// FaxPrintCoverPage, and faxctl's preview: a cover page, filled in, as dots. TimeSent is now unless
// the fields have one. ERROR_INVALID_DATA for a number that is not known (any more),
// ERROR_INVALID_PARAMETER for a resolution outside 50 to 600 dots per inch.
struct DrawCoverPage : CallTraits<52, right::jobSubmit> {
    static constexpr std::string_view kName = "DrawCoverPage";
    static constexpr auto kFunctions = functions("FaxPrintCoverPage");
    struct Request {
        std::uint32_t cover = 0;  // as in SubmitDocument
        CoverPage coverFields{};
        std::uint32_t horizontalDpi = 0;
        std::uint32_t verticalDpi = 0;
        static constexpr void fields(auto&& f, auto&... s) {
            f("cover", as::number, s.cover...);
            f("coverFields", as::text, s.coverFields...);
            f("horizontalDpi", as::number, s.horizontalDpi...);
            f("verticalDpi", as::number, s.verticalDpi...);
        }
        bool operator==(const Request&) const = default;
    };
    struct Reply {
        std::uint32_t width = 0;
        std::uint32_t rows = 0;
        // Rows from the top, each of whole bytes; 1 is black, the leftmost dot is the highest bit.
        std::vector<std::uint8_t> dots;
        static constexpr void fields(auto&& f, auto&... s) {
            f("width", as::number, s.width...);
            f("rows", as::number, s.rows...);
            f("dots", as::bytes, s.dots...);
        }
        bool operator==(const Reply&) const = default;
    };
};

// FaxSendDocumentForBroadcast. The document is kept once, under an id of its own that no job ever
// has (D3); recipients are added one by one; EndBroadcast, or the end of the connection, closes it.
struct BeginBroadcast : CallTraits<28, right::jobSubmit, true> {
    static constexpr std::string_view kName = "BeginBroadcast";
    static constexpr auto kFunctions = functions("FaxSendDocumentForBroadcast");
    struct Request {
        Text documentName{};  // of the file, without a folder
        std::uint64_t documentSize = 0;
        static constexpr void fields(auto&& f, auto&... s) {
            f("documentName", as::text, s.documentName...);
            f("documentSize", as::bytes, s.documentSize...);
        }
        bool operator==(const Request&) const = default;
    };
    struct Reply {
        std::uint32_t broadcastId = 0;
        static constexpr void fields(auto&& f, auto&... s) {
            f("broadcastId", as::jobId, s.broadcastId...);
        }
        bool operator==(const Reply&) const = default;
    };
};

// The reply comes when the recipient's job is durable.
struct AddRecipient : CallTraits<29, right::jobSubmit> {
    static constexpr std::string_view kName = "AddRecipient";
    static constexpr auto kFunctions = functions("FaxSendDocumentForBroadcast");
    struct Request {
        std::uint32_t broadcastId = 0;
        JobParam params;
        std::uint32_t cover = 0;  // as in SubmitDocument
        CoverPage coverFields{};
        static constexpr void fields(auto&& f, auto&... s) {
            f("broadcastId", as::jobId, s.broadcastId...);
            f("params", as::text, s.params...);
            f("cover", as::number, s.cover...);
            f("coverFields", as::text, s.coverFields...);
        }
        bool operator==(const Request&) const = default;
    };
    struct Reply {
        std::uint32_t jobId = 0;
        static constexpr void fields(auto&& f, auto&... s) { f("jobId", as::jobId, s.jobId...); }
        bool operator==(const Reply&) const = default;
    };
};

// A document without recipients leaves (D4).
struct EndBroadcast : CallTraits<30, right::none> {
    static constexpr std::string_view kName = "EndBroadcast";
    static constexpr auto kFunctions = functions("FaxSendDocumentForBroadcast");
    struct Request {
        std::uint32_t broadcastId = 0;
        static constexpr void fields(auto&& f, auto&... s) {
            f("broadcastId", as::jobId, s.broadcastId...);
        }
        bool operator==(const Request&) const = default;
    };
    using Reply = Nothing;
};

}  // namespace winfax::model
