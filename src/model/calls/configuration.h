// SPDX-License-Identifier: MIT
// Calls about the server's configuration.
#pragma once

#include "model/calls/call.h"
#include "model/configuration.h"

namespace winfax::model {

// FaxGetConfiguration.
struct ReadConfiguration : CallTraits<16, right::configQuery> {
    static constexpr std::string_view kName = "ReadConfiguration";
    static constexpr auto kFunctions = functions("FaxGetConfiguration");
    using Request = Nothing;
    struct Reply {
        Configuration configuration;
        static constexpr void fields(auto&& f, auto&... s) {
            f("configuration", as::text, s.configuration...);
        }
        bool operator==(const Reply&) const = default;
    };
};

// FaxSetConfiguration: all of it at once, durable when the reply comes.
struct ChangeConfiguration : CallTraits<17, right::configSet> {
    static constexpr std::string_view kName = "ChangeConfiguration";
    static constexpr auto kFunctions = functions("FaxSetConfiguration");
    struct Request {
        Configuration configuration;
        static constexpr void fields(auto&& f, auto&... s) {
            f("configuration", as::text, s.configuration...);
        }
        bool operator==(const Request&) const = default;
    };
    using Reply = Nothing;
};

// FaxGetLoggingCategories.
struct ReadLogCategories : CallTraits<18, right::configQuery> {
    static constexpr std::string_view kName = "ReadLogCategories";
    static constexpr auto kFunctions = functions("FaxGetLoggingCategories");
    using Request = Nothing;
    struct Reply {
        std::vector<LogCategory> categories;
        static constexpr void fields(auto&& f, auto&... s) {
            f("categories", as::text, s.categories...);
        }
        bool operator==(const Reply&) const = default;
    };
};

// FaxSetLoggingCategories: the level of each category that is named.
struct ChangeLogCategories : CallTraits<19, right::configSet> {
    static constexpr std::string_view kName = "ChangeLogCategories";
    static constexpr auto kFunctions = functions("FaxSetLoggingCategories");
    struct Request {
        std::vector<LogCategory> categories;
        static constexpr void fields(auto&& f, auto&... s) {
            f("categories", as::text, s.categories...);
        }
        bool operator==(const Request&) const = default;
    };
    using Reply = Nothing;
};

}  // namespace winfax::model
