// SPDX-License-Identifier: MIT
// The 58 functions as the library under test exports them. Their addresses are looked up by name,
// as a program does that calls LoadLibrary, so that a missing export is one failing row.
#pragma once

#include <winfax.h>

#include <string_view>
#include <type_traits>

#include "host.h"
#include "kit/effect.h"
#include "kit/substitute.h"

namespace winfax::conformance {

struct Api {
    PFAXABORT FaxAbort = nullptr;
    PFAXACCESSCHECK FaxAccessCheck = nullptr;
    PFAXCLOSE FaxClose = nullptr;
    PFAXCOMPLETEJOBPARAMSA FaxCompleteJobParamsA = nullptr;
    PFAXCOMPLETEJOBPARAMSW FaxCompleteJobParamsW = nullptr;
    PFAXCONNECTFAXSERVERA FaxConnectFaxServerA = nullptr;
    PFAXCONNECTFAXSERVERW FaxConnectFaxServerW = nullptr;
    PFAXENABLEROUTINGMETHODA FaxEnableRoutingMethodA = nullptr;
    PFAXENABLEROUTINGMETHODW FaxEnableRoutingMethodW = nullptr;
    PFAXENUMGLOBALROUTINGINFOA FaxEnumGlobalRoutingInfoA = nullptr;
    PFAXENUMGLOBALROUTINGINFOW FaxEnumGlobalRoutingInfoW = nullptr;
    PFAXENUMJOBSA FaxEnumJobsA = nullptr;
    PFAXENUMJOBSW FaxEnumJobsW = nullptr;
    PFAXENUMPORTSA FaxEnumPortsA = nullptr;
    PFAXENUMPORTSW FaxEnumPortsW = nullptr;
    PFAXENUMROUTINGMETHODSA FaxEnumRoutingMethodsA = nullptr;
    PFAXENUMROUTINGMETHODSW FaxEnumRoutingMethodsW = nullptr;
    PFAXFREEBUFFER FaxFreeBuffer = nullptr;
    PFAXGETCONFIGURATIONA FaxGetConfigurationA = nullptr;
    PFAXGETCONFIGURATIONW FaxGetConfigurationW = nullptr;
    PFAXGETDEVICESTATUSA FaxGetDeviceStatusA = nullptr;
    PFAXGETDEVICESTATUSW FaxGetDeviceStatusW = nullptr;
    PFAXGETJOBA FaxGetJobA = nullptr;
    PFAXGETJOBW FaxGetJobW = nullptr;
    PFAXGETLOGGINGCATEGORIESA FaxGetLoggingCategoriesA = nullptr;
    PFAXGETLOGGINGCATEGORIESW FaxGetLoggingCategoriesW = nullptr;
    PFAXGETPAGEDATA FaxGetPageData = nullptr;
    PFAXGETPORTA FaxGetPortA = nullptr;
    PFAXGETPORTW FaxGetPortW = nullptr;
    PFAXGETROUTINGINFOA FaxGetRoutingInfoA = nullptr;
    PFAXGETROUTINGINFOW FaxGetRoutingInfoW = nullptr;
    PFAXINITIALIZEEVENTQUEUE FaxInitializeEventQueue = nullptr;
    PFAXOPENPORT FaxOpenPort = nullptr;
    PFAXPRINTCOVERPAGEA FaxPrintCoverPageA = nullptr;
    PFAXPRINTCOVERPAGEW FaxPrintCoverPageW = nullptr;
    PFAXREGISTERROUTINGEXTENSIONW FaxRegisterRoutingExtensionW = nullptr;
    PFAXREGISTERSERVICEPROVIDERW FaxRegisterServiceProviderW = nullptr;
    PFAXSENDDOCUMENTA FaxSendDocumentA = nullptr;
    PFAXSENDDOCUMENTFORBROADCASTA FaxSendDocumentForBroadcastA = nullptr;
    PFAXSENDDOCUMENTFORBROADCASTW FaxSendDocumentForBroadcastW = nullptr;
    PFAXSENDDOCUMENTW FaxSendDocumentW = nullptr;
    PFAXSETCONFIGURATIONA FaxSetConfigurationA = nullptr;
    PFAXSETCONFIGURATIONW FaxSetConfigurationW = nullptr;
    PFAXSETGLOBALROUTINGINFOA FaxSetGlobalRoutingInfoA = nullptr;
    PFAXSETGLOBALROUTINGINFOW FaxSetGlobalRoutingInfoW = nullptr;
    PFAXSETJOBA FaxSetJobA = nullptr;
    PFAXSETJOBW FaxSetJobW = nullptr;
    PFAXSETLOGGINGCATEGORIESA FaxSetLoggingCategoriesA = nullptr;
    PFAXSETLOGGINGCATEGORIESW FaxSetLoggingCategoriesW = nullptr;
    PFAXSETPORTA FaxSetPortA = nullptr;
    PFAXSETPORTW FaxSetPortW = nullptr;
    PFAXSETROUTINGINFOA FaxSetRoutingInfoA = nullptr;
    PFAXSETROUTINGINFOW FaxSetRoutingInfoW = nullptr;
    PFAXSTARTPRINTJOBA FaxStartPrintJobA = nullptr;
    PFAXSTARTPRINTJOBW FaxStartPrintJobW = nullptr;
    PFAXUNREGISTERSERVICEPROVIDERW FaxUnregisterServiceProviderW = nullptr;
    PFAXUNREGISTERROUTINGEXTENSIONA FaxUnregisterRoutingExtensionA = nullptr;
    PFAXUNREGISTERROUTINGEXTENSIONW FaxUnregisterRoutingExtensionW = nullptr;

    // f(name, member of each)
    static void visit(auto&& f, auto&... s) {
        f("FaxAbort", s.FaxAbort...);
        f("FaxAccessCheck", s.FaxAccessCheck...);
        f("FaxClose", s.FaxClose...);
        f("FaxCompleteJobParamsA", s.FaxCompleteJobParamsA...);
        f("FaxCompleteJobParamsW", s.FaxCompleteJobParamsW...);
        f("FaxConnectFaxServerA", s.FaxConnectFaxServerA...);
        f("FaxConnectFaxServerW", s.FaxConnectFaxServerW...);
        f("FaxEnableRoutingMethodA", s.FaxEnableRoutingMethodA...);
        f("FaxEnableRoutingMethodW", s.FaxEnableRoutingMethodW...);
        f("FaxEnumGlobalRoutingInfoA", s.FaxEnumGlobalRoutingInfoA...);
        f("FaxEnumGlobalRoutingInfoW", s.FaxEnumGlobalRoutingInfoW...);
        f("FaxEnumJobsA", s.FaxEnumJobsA...);
        f("FaxEnumJobsW", s.FaxEnumJobsW...);
        f("FaxEnumPortsA", s.FaxEnumPortsA...);
        f("FaxEnumPortsW", s.FaxEnumPortsW...);
        f("FaxEnumRoutingMethodsA", s.FaxEnumRoutingMethodsA...);
        f("FaxEnumRoutingMethodsW", s.FaxEnumRoutingMethodsW...);
        f("FaxFreeBuffer", s.FaxFreeBuffer...);
        f("FaxGetConfigurationA", s.FaxGetConfigurationA...);
        f("FaxGetConfigurationW", s.FaxGetConfigurationW...);
        f("FaxGetDeviceStatusA", s.FaxGetDeviceStatusA...);
        f("FaxGetDeviceStatusW", s.FaxGetDeviceStatusW...);
        f("FaxGetJobA", s.FaxGetJobA...);
        f("FaxGetJobW", s.FaxGetJobW...);
        f("FaxGetLoggingCategoriesA", s.FaxGetLoggingCategoriesA...);
        f("FaxGetLoggingCategoriesW", s.FaxGetLoggingCategoriesW...);
        f("FaxGetPageData", s.FaxGetPageData...);
        f("FaxGetPortA", s.FaxGetPortA...);
        f("FaxGetPortW", s.FaxGetPortW...);
        f("FaxGetRoutingInfoA", s.FaxGetRoutingInfoA...);
        f("FaxGetRoutingInfoW", s.FaxGetRoutingInfoW...);
        f("FaxInitializeEventQueue", s.FaxInitializeEventQueue...);
        f("FaxOpenPort", s.FaxOpenPort...);
        f("FaxPrintCoverPageA", s.FaxPrintCoverPageA...);
        f("FaxPrintCoverPageW", s.FaxPrintCoverPageW...);
        f("FaxRegisterRoutingExtensionW", s.FaxRegisterRoutingExtensionW...);
        f("FaxRegisterServiceProviderW", s.FaxRegisterServiceProviderW...);
        f("FaxSendDocumentA", s.FaxSendDocumentA...);
        f("FaxSendDocumentForBroadcastA", s.FaxSendDocumentForBroadcastA...);
        f("FaxSendDocumentForBroadcastW", s.FaxSendDocumentForBroadcastW...);
        f("FaxSendDocumentW", s.FaxSendDocumentW...);
        f("FaxSetConfigurationA", s.FaxSetConfigurationA...);
        f("FaxSetConfigurationW", s.FaxSetConfigurationW...);
        f("FaxSetGlobalRoutingInfoA", s.FaxSetGlobalRoutingInfoA...);
        f("FaxSetGlobalRoutingInfoW", s.FaxSetGlobalRoutingInfoW...);
        f("FaxSetJobA", s.FaxSetJobA...);
        f("FaxSetJobW", s.FaxSetJobW...);
        f("FaxSetLoggingCategoriesA", s.FaxSetLoggingCategoriesA...);
        f("FaxSetLoggingCategoriesW", s.FaxSetLoggingCategoriesW...);
        f("FaxSetPortA", s.FaxSetPortA...);
        f("FaxSetPortW", s.FaxSetPortW...);
        f("FaxSetRoutingInfoA", s.FaxSetRoutingInfoA...);
        f("FaxSetRoutingInfoW", s.FaxSetRoutingInfoW...);
        f("FaxStartPrintJobA", s.FaxStartPrintJobA...);
        f("FaxStartPrintJobW", s.FaxStartPrintJobW...);
        f("FaxUnregisterServiceProviderW", s.FaxUnregisterServiceProviderW...);
        f("FaxUnregisterRoutingExtensionA", s.FaxUnregisterRoutingExtensionA...);
        f("FaxUnregisterRoutingExtensionW", s.FaxUnregisterRoutingExtensionW...);
    }
};

// Looked up at first use. Calling an export that is absent, or one that is not safe while only safe
// rows may run, throws and changes nothing.
inline const Api& api() {
    static const Api loaded = [] {
        Api result;
        Api::visit(
            [](std::string_view name, auto& function) {
                using Function = std::remove_reference_t<decltype(function)>;
                function = reinterpret_cast<Function>(findExport(std::string(name)));
                if (!function) {
                    function = Substitute<Function>::absent;
                } else if (mode().onlySafe && !isSafe(effectOfFunction(name))) {
                    function = Substitute<Function>::unsafe;
                }
            },
            result);
        return result;
    }();
    return loaded;
}

// Calls one member of Api as a plain function.
template <auto Member>
struct Entry {
    template <class... Argument>
    auto operator()(Argument... arguments) const {
        return (api().*Member)(arguments...);
    }
};

}  // namespace winfax::conformance
