// SPDX-License-Identifier: MIT
// Calls about plug-ins: registered now, used from the next start of the service on.
#pragma once

#include "model/calls/call.h"
#include "model/routing.h"

namespace winfax::model {

// FaxRegisterServiceProvider. A name that is registered already gets the new values.
struct RegisterProvider : CallTraits<31, right::administer> {
    static constexpr std::string_view kName = "RegisterProvider";
    static constexpr auto kFunctions = functions("FaxRegisterServiceProvider");
    struct Request {
        ServiceProvider provider;
        static constexpr void fields(auto&& f, auto&... s) {
            f("provider", as::text, s.provider...);
        }
        bool operator==(const Request&) const = default;
    };
    using Reply = Nothing;
};

// FaxUnregisterServiceProvider. ERROR_FILE_NOT_FOUND when unknown (I9).
struct UnregisterProvider : CallTraits<32, right::administer> {
    static constexpr std::string_view kName = "UnregisterProvider";
    static constexpr auto kFunctions = functions("FaxUnregisterServiceProvider");
    using Request = NameRequest;
    using Reply = Nothing;
};

// faxctl: the registered service providers.
struct ListProviders : CallTraits<33, right::configQuery> {
    static constexpr std::string_view kName = "ListProviders";
    static constexpr auto kFunctions = functions();
    using Request = Nothing;
    struct Reply {
        std::vector<ServiceProvider> providers;
        static constexpr void fields(auto&& f, auto&... s) {
            f("providers", as::text, s.providers...);
        }
        bool operator==(const Reply&) const = default;
    };
};

// FaxRegisterRoutingExtension with the methods that its callback described.
struct RegisterExtension : CallTraits<34, right::administer> {
    static constexpr std::string_view kName = "RegisterExtension";
    static constexpr auto kFunctions = functions("FaxRegisterRoutingExtension");
    struct Request {
        RoutingExtension extension;
        static constexpr void fields(auto&& f, auto&... s) {
            f("extension", as::text, s.extension...);
        }
        bool operator==(const Request&) const = default;
    };
    using Reply = Nothing;
};

// FaxUnregisterRoutingExtension. ERROR_FILE_NOT_FOUND when unknown.
struct UnregisterExtension : CallTraits<35, right::administer> {
    static constexpr std::string_view kName = "UnregisterExtension";
    static constexpr auto kFunctions = functions("FaxUnregisterRoutingExtension");
    using Request = NameRequest;
    using Reply = Nothing;
};

// faxctl: the registered routing extensions.
struct ListExtensions : CallTraits<36, right::configQuery> {
    static constexpr std::string_view kName = "ListExtensions";
    static constexpr auto kFunctions = functions();
    using Request = Nothing;
    struct Reply {
        std::vector<RoutingExtension> extensions;
        static constexpr void fields(auto&& f, auto&... s) {
            f("extensions", as::text, s.extensions...);
        }
        bool operator==(const Reply&) const = default;
    };
};

}  // namespace winfax::model
