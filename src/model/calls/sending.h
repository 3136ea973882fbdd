// SPDX-License-Identifier: MIT
// Calls that bring documents.
#pragma once

#include "model/calls/call.h"

namespace winfax::model {

// FaxSendDocument. The document follows the request as body frames; `documentSize` announces it, so
// that quota is charged before a byte is kept. The reply comes when job and document are durable.
struct SubmitDocument : CallTraits<5, right::jobSubmit, true> {
    static constexpr std::string_view kName = "SubmitDocument";
    static constexpr auto kFunctions = functions("FaxSendDocument");
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

// Before a cover page is looked for: whether this server takes it. A personal one is refused with
// ERROR_INVALID_DATA when ServerCp is set (C15), one of the server's own folder that is not there
// with ERROR_FILE_NOT_FOUND.
struct JudgeCoverPage : CallTraits<27, right::jobSubmit> {
    static constexpr std::string_view kName = "JudgeCoverPage";
    static constexpr auto kFunctions = functions("FaxSendDocument", "FaxSendDocumentForBroadcast");
    struct Request {
        Text name;
        bool inServersFolder = false;
        static constexpr void fields(auto&& f, auto&... s) {
            f("name", as::text, s.name...);
            f("inServersFolder", as::flag, s.inServersFolder...);
        }
        bool operator==(const Request&) const = default;
    };
    using Reply = Nothing;
};

// FaxSendDocumentForBroadcast. The document is kept once, under an id of its own that no job ever
// has (D3); recipients are added one by one; EndBroadcast, or the end of the connection, closes it.
struct BeginBroadcast : CallTraits<28, right::jobSubmit, true> {
    static constexpr std::string_view kName = "BeginBroadcast";
    static constexpr auto kFunctions = functions("FaxSendDocumentForBroadcast");
    struct Request {
        std::uint64_t documentSize = 0;
        static constexpr void fields(auto&& f, auto&... s) {
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
        static constexpr void fields(auto&& f, auto&... s) {
            f("broadcastId", as::jobId, s.broadcastId...);
            f("params", as::text, s.params...);
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
