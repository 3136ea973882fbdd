// SPDX-License-Identifier: MIT
// Calls about the faults of a test instance (docs/faults.md); faxctl makes them. A fault travels as
// the line of text that people write, so that there is one form of it, with one parser. Anything
// but a test instance answers with ERROR_INVALID_FUNCTION.
#pragma once

#include "model/calls/call.h"

namespace winfax::model {

// faxctl fault add: "FaxGetJob error=ERROR_ACCESS_DENIED times=1". In force when the reply comes,
// until the service ends. ERROR_INVALID_PARAMETER with what is wrong with the text.
struct AddFault : CallTraits<48, right::administer> {
    static constexpr std::string_view kName = "AddFault";
    static constexpr auto kFunctions = functions();
    struct Request {
        Text fault;
        static constexpr void fields(auto&& f, auto&... s) { f("fault", as::text, s.fault...); }
        bool operator==(const Request&) const = default;
    };
    struct Reply {
        std::uint32_t id = 0;
        static constexpr void fields(auto&& f, auto&... s) { f("id", as::number, s.id...); }
        bool operator==(const Reply&) const = default;
    };
};

// faxctl fault list: by id, those that are used up too.
struct ListFaults : CallTraits<49, right::administer> {
    static constexpr std::string_view kName = "ListFaults";
    static constexpr auto kFunctions = functions();
    using Request = Nothing;
    struct Entry {
        std::uint32_t id = 0;
        Text fault;
        std::uint64_t met = 0;    // calls that it concerns, until used up
        std::uint64_t acted = 0;  // those that it acted on
        static constexpr void fields(auto&& f, auto&... s) {
            f("id", as::number, s.id...);
            f("fault", as::text, s.fault...);
            f("met", as::number, s.met...);
            f("acted", as::number, s.acted...);
        }
        bool operator==(const Entry&) const = default;
    };
    struct Reply {
        std::vector<Entry> faults;
        static constexpr void fields(auto&& f, auto&... s) { f("faults", as::text, s.faults...); }
        bool operator==(const Reply&) const = default;
    };
};

// faxctl fault clear: one, or with id 0 all. ERROR_INVALID_PARAMETER when there is none of that id.
// What waits on the clock because of a fault waits on.
struct ClearFaults : CallTraits<50, right::administer> {
    static constexpr std::string_view kName = "ClearFaults";
    static constexpr auto kFunctions = functions();
    struct Request {
        std::uint32_t id = 0;
        static constexpr void fields(auto&& f, auto&... s) { f("id", as::number, s.id...); }
        bool operator==(const Request&) const = default;
    };
    using Reply = Nothing;
};

}  // namespace winfax::model
