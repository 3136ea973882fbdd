// SPDX-License-Identifier: MIT
// The parameters of the exported functions, by their SDK names, A and W alike. A list that does not
// fit its function does not compile (entry.h).
#pragma once

#include <tuple>

#include "abi/parameters.h"

namespace winfax::abi::signature {

using namespace parameter;

struct FaxAbort {
    static constexpr std::tuple parameters{Handle{"FaxHandle"}, Number{"JobId", as::jobId}};
};
struct FaxAccessCheck {
    static constexpr std::tuple parameters{Handle{"FaxHandle"}, Number{"AccessMask", as::rights}};
};
struct FaxClose {
    static constexpr std::tuple parameters{Handle{"FaxHandle"}};
};
struct FaxCompleteJobParams {
    static constexpr std::tuple parameters{StructureOut{"JobParams"},
                                           StructureOut{"CoverpageInfo"}};
};
struct FaxConnectFaxServer {
    static constexpr std::tuple parameters{String{"MachineName", as::text}, HandleOut{"FaxHandle"}};
};
struct FaxEnableRoutingMethod {
    static constexpr std::tuple parameters{Handle{"FaxPortHandle"}, String{"RoutingGuid", as::text},
                                           Number{"Enabled", as::flag}};
};
struct FaxEnumGlobalRoutingInfo {
    static constexpr std::tuple parameters{Handle{"FaxHandle"}, StructuresOut{"RoutingInfo", 2},
                                           NumberOut{"MethodsReturned", as::number}};
};
struct FaxEnumJobs {
    static constexpr std::tuple parameters{Handle{"FaxHandle"}, StructuresOut{"JobEntry", 2},
                                           NumberOut{"JobsReturned", as::number}};
};
struct FaxEnumPorts {
    static constexpr std::tuple parameters{Handle{"FaxHandle"}, StructuresOut{"PortInfo", 2},
                                           NumberOut{"PortsReturned", as::number}};
};
struct FaxEnumRoutingMethods {
    static constexpr std::tuple parameters{Handle{"FaxPortHandle"},
                                           StructuresOut{"RoutingMethod", 2},
                                           NumberOut{"MethodsReturned", as::number}};
};
struct FaxFreeBuffer {
    static constexpr std::tuple parameters{Block{"Buffer"}};
};
struct FaxGetConfiguration {
    static constexpr std::tuple parameters{Handle{"FaxHandle"}, StructureOut{"FaxConfig"}};
};
struct FaxGetDeviceStatus {
    static constexpr std::tuple parameters{Handle{"FaxPortHandle"}, StructureOut{"DeviceStatus"}};
};
struct FaxGetJob {
    static constexpr std::tuple parameters{Handle{"FaxHandle"}, Number{"JobId", as::jobId},
                                           StructureOut{"JobEntry"}};
};
struct FaxGetLoggingCategories {
    static constexpr std::tuple parameters{Handle{"FaxHandle"}, StructuresOut{"Categories", 2},
                                           NumberOut{"NumberCategories", as::number}};
};
struct FaxGetPageData {
    static constexpr std::tuple parameters{Handle{"FaxHandle"},
                                           Number{"JobId", as::jobId},
                                           BytesOut{"Buffer", 3},
                                           NumberOut{"BufferSize", as::bytes},
                                           NumberOut{"ImageWidth", as::number},
                                           NumberOut{"ImageHeight", as::number}};
};
struct FaxGetPort {
    static constexpr std::tuple parameters{Handle{"FaxPortHandle"}, StructureOut{"PortInfo"}};
};
struct FaxGetRoutingInfo {
    static constexpr std::tuple parameters{Handle{"FaxPortHandle"}, String{"RoutingGuid", as::text},
                                           BytesOut{"RoutingInfoBuffer", 3},
                                           NumberOut{"RoutingInfoBufferSize", as::bytes}};
};
struct FaxInitializeEventQueue {
    static constexpr std::tuple parameters{Handle{"FaxHandle"}, Opaque{"CompletionPort"},
                                           Number{"CompletionKey", as::number}, Opaque{"hWnd"},
                                           Number{"MessageStart", as::number}};
};
struct FaxOpenPort {
    static constexpr std::tuple parameters{Handle{"FaxHandle"}, Number{"DeviceId", as::deviceId},
                                           Number{"Flags", as::number}, HandleOut{"FaxPortHandle"}};
};
struct FaxPrintCoverPage {
    static constexpr std::tuple parameters{Structure{"FaxContextInfo"}, Structure{"CoverPageInfo"}};
};
struct FaxRegisterRoutingExtension {
    static constexpr std::tuple parameters{Handle{"FaxHandle"},
                                           String{"ExtensionName", as::text},
                                           String{"FriendlyName", as::text},
                                           String{"ImageName", as::text},
                                           Opaque{"CallBack"},
                                           Opaque{"Context"}};
};
struct FaxRegisterServiceProvider {
    static constexpr std::tuple parameters{
        String{"DeviceProvider", as::text}, String{"FriendlyName", as::text},
        String{"ImageName", as::text}, String{"TspName", as::text}};
};
struct FaxSendDocument {
    static constexpr std::tuple parameters{Handle{"FaxHandle"}, String{"FileName", as::text},
                                           Structure{"JobParams"}, Structure{"CoverpageInfo"},
                                           NumberOut{"FaxJobId", as::jobId}};
};
struct FaxSendDocumentForBroadcast {
    static constexpr std::tuple parameters{Handle{"FaxHandle"}, String{"FileName", as::text},
                                           NumberOut{"FaxJobId", as::jobId},
                                           Opaque{"FaxRecipientCallback"}, Opaque{"Context"}};
};
struct FaxSetConfiguration {
    static constexpr std::tuple parameters{Handle{"FaxHandle"}, Structure{"FaxConfig"}};
};
struct FaxSetGlobalRoutingInfo {
    static constexpr std::tuple parameters{Handle{"FaxHandle"}, Structure{"RoutingInfo"}};
};
struct FaxSetJob {
    static constexpr std::tuple parameters{Handle{"FaxHandle"}, Number{"JobId", as::jobId},
                                           Number{"Command", as::jobCommand},
                                           Structure{"JobEntry"}};
};
struct FaxSetLoggingCategories {
    static constexpr std::tuple parameters{Handle{"FaxHandle"}, Structures{"Categories", 2},
                                           Number{"NumberCategories", as::number}};
};
struct FaxSetPort {
    static constexpr std::tuple parameters{Handle{"FaxPortHandle"}, Structure{"PortInfo"}};
};
struct FaxSetRoutingInfo {
    static constexpr std::tuple parameters{Handle{"FaxPortHandle"}, String{"RoutingGuid", as::text},
                                           Bytes{"RoutingInfoBuffer", 3},
                                           Number{"RoutingInfoBufferSize", as::bytes}};
};
struct FaxStartPrintJob {
    static constexpr std::tuple parameters{
        String{"PrinterName", as::text}, Structure{"PrintInfo"},
        NumberOut{"FaxJobId", as::number},  // the printer's, not a fax job's (L19)
        ContextOut{"FaxContextInfo"}};
};
struct FaxUnregisterRoutingExtension {
    static constexpr std::tuple parameters{Handle{"FaxHandle"}, String{"ExtensionName", as::text}};
};
struct FaxUnregisterServiceProvider {
    static constexpr std::tuple parameters{String{"DeviceProvider", as::text}};
};

}  // namespace winfax::abi::signature
