// SPDX-License-Identifier: MIT
#include "fault/place.h"

#include <algorithm>
#include <array>
#include <string>

#include "fault/requests.h"

namespace winfax::fault {

namespace {

constexpr std::array<std::string_view, 58> kExports{
    "FaxAbort",
    "FaxAccessCheck",
    "FaxClose",
    "FaxCompleteJobParamsA",
    "FaxCompleteJobParamsW",
    "FaxConnectFaxServerA",
    "FaxConnectFaxServerW",
    "FaxEnableRoutingMethodA",
    "FaxEnableRoutingMethodW",
    "FaxEnumGlobalRoutingInfoA",
    "FaxEnumGlobalRoutingInfoW",
    "FaxEnumJobsA",
    "FaxEnumJobsW",
    "FaxEnumPortsA",
    "FaxEnumPortsW",
    "FaxEnumRoutingMethodsA",
    "FaxEnumRoutingMethodsW",
    "FaxFreeBuffer",
    "FaxGetConfigurationA",
    "FaxGetConfigurationW",
    "FaxGetDeviceStatusA",
    "FaxGetDeviceStatusW",
    "FaxGetJobA",
    "FaxGetJobW",
    "FaxGetLoggingCategoriesA",
    "FaxGetLoggingCategoriesW",
    "FaxGetPageData",
    "FaxGetPortA",
    "FaxGetPortW",
    "FaxGetRoutingInfoA",
    "FaxGetRoutingInfoW",
    "FaxInitializeEventQueue",
    "FaxOpenPort",
    "FaxPrintCoverPageA",
    "FaxPrintCoverPageW",
    "FaxRegisterRoutingExtensionW",
    "FaxRegisterServiceProviderW",
    "FaxSendDocumentA",
    "FaxSendDocumentForBroadcastA",
    "FaxSendDocumentForBroadcastW",
    "FaxSendDocumentW",
    "FaxSetConfigurationA",
    "FaxSetConfigurationW",
    "FaxSetGlobalRoutingInfoA",
    "FaxSetGlobalRoutingInfoW",
    "FaxSetJobA",
    "FaxSetJobW",
    "FaxSetLoggingCategoriesA",
    "FaxSetLoggingCategoriesW",
    "FaxSetPortA",
    "FaxSetPortW",
    "FaxSetRoutingInfoA",
    "FaxSetRoutingInfoW",
    "FaxStartPrintJobA",
    "FaxStartPrintJobW",
    "FaxUnregisterServiceProviderW",
    "FaxUnregisterRoutingExtensionA",
    "FaxUnregisterRoutingExtensionW",
};

}  // namespace

std::span<const std::string_view> exportedNames() { return kExports; }

bool isFunction(std::string_view name) {
    return std::ranges::any_of(kExports, [&](std::string_view exported) {
        if (!exported.starts_with(name)) return false;
        const std::string_view form = exported.substr(name.size());
        return form.empty() || form == "A" || form == "W";
    });
}

Place placeOf(const Fault& fault) {
    const bool inLibrary = isFunction(fault.target) && !fault.carriedOut &&
                           (fault.effect == Effect::none || fault.effect == Effect::error);
    return inLibrary ? Place::library : Place::service;
}

model::Result<void> checkForService(const Fault& fault) {
    const std::string& target = fault.target;
    if (fault.effect == Effect::noMemoryForDocument && !bringsDocument(target)) {
        return model::fail(model::ErrorCode::invalidParameter,
                           "out_of_memory: " + target +
                               " brings no document; FaxSendDocument and BeginBroadcast do");
    }
    if (target == kDisk || isRequest(target) || asksTheService(target)) return {};
    const std::string shorter = target.substr(0, target.size() - 1);
    if (asksTheService(shorter)) {
        return model::fail(model::ErrorCode::invalidParameter,
                           "the service does not learn whether " + target +
                               " was called or the other form; write " + shorter);
    }
    return model::fail(model::ErrorCode::invalidParameter,
                       target +
                           " asks the service nothing, so no fault in the service can concern "
                           "it; WINFAX_FAULTS can make it fail in the library");
}

}  // namespace winfax::fault
