// SPDX-License-Identifier: MIT
// The two forms of the interface. A test written for a form runs for both.
#pragma once

#include <gtest/gtest.h>

#include <optional>
#include <string>
#include <string_view>

#include "api.h"

// Names of test suites here, not of one of the two forms.
#undef FaxCompleteJobParams
#undef FaxConnectFaxServer
#undef FaxEnumJobs
#undef FaxGetJob
#undef FaxSendDocument
#undef FaxSetJob

namespace winfax::conformance {

struct Ansi {
    static constexpr std::string_view kLetter = "A";
    using Char = CHAR;
    using Configuration = FAX_CONFIGURATIONA;
    using ContextInfo = FAX_CONTEXT_INFOA;
    using CoverPageInfo = FAX_COVERPAGE_INFOA;
    using DeviceStatus = FAX_DEVICE_STATUSA;
    using GlobalRoutingInfo = FAX_GLOBAL_ROUTING_INFOA;
    using JobEntry = FAX_JOB_ENTRYA;
    using JobParam = FAX_JOB_PARAMA;
    using LogCategory = FAX_LOG_CATEGORYA;
    using PortInfo = FAX_PORT_INFOA;
    using PrintInfo = FAX_PRINT_INFOA;
    using RoutingMethod = FAX_ROUTING_METHODA;
    using RecipientCallback = PFAX_RECIPIENT_CALLBACKA;

    static constexpr Entry<&Api::FaxCompleteJobParamsA> completeJobParams{};
    static constexpr Entry<&Api::FaxConnectFaxServerA> connectFaxServer{};
    static constexpr Entry<&Api::FaxEnableRoutingMethodA> enableRoutingMethod{};
    static constexpr Entry<&Api::FaxEnumGlobalRoutingInfoA> enumGlobalRoutingInfo{};
    static constexpr Entry<&Api::FaxEnumJobsA> enumJobs{};
    static constexpr Entry<&Api::FaxEnumPortsA> enumPorts{};
    static constexpr Entry<&Api::FaxEnumRoutingMethodsA> enumRoutingMethods{};
    static constexpr Entry<&Api::FaxGetConfigurationA> getConfiguration{};
    static constexpr Entry<&Api::FaxGetDeviceStatusA> getDeviceStatus{};
    static constexpr Entry<&Api::FaxGetJobA> getJob{};
    static constexpr Entry<&Api::FaxGetLoggingCategoriesA> getLoggingCategories{};
    static constexpr Entry<&Api::FaxGetPortA> getPort{};
    static constexpr Entry<&Api::FaxGetRoutingInfoA> getRoutingInfo{};
    static constexpr Entry<&Api::FaxPrintCoverPageA> printCoverPage{};
    static constexpr Entry<&Api::FaxSendDocumentA> sendDocument{};
    static constexpr Entry<&Api::FaxSendDocumentForBroadcastA> sendDocumentForBroadcast{};
    static constexpr Entry<&Api::FaxSetConfigurationA> setConfiguration{};
    static constexpr Entry<&Api::FaxSetGlobalRoutingInfoA> setGlobalRoutingInfo{};
    static constexpr Entry<&Api::FaxSetJobA> setJob{};
    static constexpr Entry<&Api::FaxSetLoggingCategoriesA> setLoggingCategories{};
    static constexpr Entry<&Api::FaxSetPortA> setPort{};
    static constexpr Entry<&Api::FaxSetRoutingInfoA> setRoutingInfo{};
    static constexpr Entry<&Api::FaxStartPrintJobA> startPrintJob{};
    static constexpr Entry<&Api::FaxUnregisterRoutingExtensionA> unregisterRoutingExtension{};

    static std::basic_string<Char> encode(std::u16string_view text);
    static std::u16string decode(std::basic_string_view<Char> text);
};

struct Wide {
    static constexpr std::string_view kLetter = "W";
    using Char = WCHAR;
    using Configuration = FAX_CONFIGURATIONW;
    using ContextInfo = FAX_CONTEXT_INFOW;
    using CoverPageInfo = FAX_COVERPAGE_INFOW;
    using DeviceStatus = FAX_DEVICE_STATUSW;
    using GlobalRoutingInfo = FAX_GLOBAL_ROUTING_INFOW;
    using JobEntry = FAX_JOB_ENTRYW;
    using JobParam = FAX_JOB_PARAMW;
    using LogCategory = FAX_LOG_CATEGORYW;
    using PortInfo = FAX_PORT_INFOW;
    using PrintInfo = FAX_PRINT_INFOW;
    using RoutingMethod = FAX_ROUTING_METHODW;
    using RecipientCallback = PFAX_RECIPIENT_CALLBACKW;

    static constexpr Entry<&Api::FaxCompleteJobParamsW> completeJobParams{};
    static constexpr Entry<&Api::FaxConnectFaxServerW> connectFaxServer{};
    static constexpr Entry<&Api::FaxEnableRoutingMethodW> enableRoutingMethod{};
    static constexpr Entry<&Api::FaxEnumGlobalRoutingInfoW> enumGlobalRoutingInfo{};
    static constexpr Entry<&Api::FaxEnumJobsW> enumJobs{};
    static constexpr Entry<&Api::FaxEnumPortsW> enumPorts{};
    static constexpr Entry<&Api::FaxEnumRoutingMethodsW> enumRoutingMethods{};
    static constexpr Entry<&Api::FaxGetConfigurationW> getConfiguration{};
    static constexpr Entry<&Api::FaxGetDeviceStatusW> getDeviceStatus{};
    static constexpr Entry<&Api::FaxGetJobW> getJob{};
    static constexpr Entry<&Api::FaxGetLoggingCategoriesW> getLoggingCategories{};
    static constexpr Entry<&Api::FaxGetPortW> getPort{};
    static constexpr Entry<&Api::FaxGetRoutingInfoW> getRoutingInfo{};
    static constexpr Entry<&Api::FaxPrintCoverPageW> printCoverPage{};
    static constexpr Entry<&Api::FaxSendDocumentW> sendDocument{};
    static constexpr Entry<&Api::FaxSendDocumentForBroadcastW> sendDocumentForBroadcast{};
    static constexpr Entry<&Api::FaxSetConfigurationW> setConfiguration{};
    static constexpr Entry<&Api::FaxSetGlobalRoutingInfoW> setGlobalRoutingInfo{};
    static constexpr Entry<&Api::FaxSetJobW> setJob{};
    static constexpr Entry<&Api::FaxSetLoggingCategoriesW> setLoggingCategories{};
    static constexpr Entry<&Api::FaxSetPortW> setPort{};
    static constexpr Entry<&Api::FaxSetRoutingInfoW> setRoutingInfo{};
    static constexpr Entry<&Api::FaxStartPrintJobW> startPrintJob{};
    static constexpr Entry<&Api::FaxUnregisterRoutingExtensionW> unregisterRoutingExtension{};

    static std::basic_string<Char> encode(std::u16string_view text);
    static std::u16string decode(std::basic_string_view<Char> text);
};

inline std::string Ansi::encode(std::u16string_view text) { return toAnsi(text); }
inline std::u16string Ansi::decode(std::string_view text) { return fromAnsi(text); }
inline std::basic_string<WCHAR> Wide::encode(std::u16string_view text) {
    return {text.begin(), text.end()};
}
inline std::u16string Wide::decode(std::basic_string_view<WCHAR> text) {
    return {text.begin(), text.end()};
}

// A string of a result; nullopt for NULL (B6).
template <class Form>
std::optional<std::u16string> textOf(const typename Form::Char* text) {
    if (!text) {
        return std::nullopt;
    }
    return Form::decode(text);
}

using Forms = testing::Types<Ansi, Wide>;

// Typed suites are called Suite/A and Suite/W.
struct FormNames {
    template <class Form>
    static std::string GetName(int) {
        return std::string(Form::kLetter);
    }
};

}  // namespace winfax::conformance
