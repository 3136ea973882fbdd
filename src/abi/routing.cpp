// SPDX-License-Identifier: MIT
#include <cstring>

#include "abi/entry.h"
#include "abi/judgement.h"
#include "abi/lower.h"
#include "model/calls.h"
#include "model/guid_text.h"

namespace winfax::abi {

using model::ErrorCode;
using model::Result;

namespace {

constexpr DWORD kMaxRoutingInfo = 1u << 20;  // I6

template <class Info>
Result<void> listGlobalMethods(HANDLE handle, Info** methods, DWORD* count) {
    const auto judged =
        Judgement().cleared(methods, count).required(handle, methods, count).server(handle);
    if (!judged) return judged.failure();
    const auto reply = judged.server().session().template call<model::ListGlobalMethods>({});
    if (!reply) return tl::unexpected(reply.error());
    *methods = lower<Info>(std::span(reply->methods)).release();
    *count = static_cast<DWORD>(reply->methods.size());
    return {};
}

template <class Info>
Result<void> changeGlobalMethod(HANDLE handle, const Info* info) {
    model::GlobalRoutingInfo value;
    const auto judged = Judgement()
                            .required(handle, info)
                            .server(handle)
                            .sized(info)
                            .lifted(info, value)
                            .valid([&] { return value.Guid && model::isGuidText(*value.Guid); },
                                   "Guid is no GUID", ErrorCode::invalidData);
    if (!judged) return judged.failure();
    return perform<model::ChangeGlobalMethod>(judged.server().session(),
                                              {value.Guid, value.Priority});
}

template <class Method>
Result<void> listMethods(HANDLE port, Method** methods, DWORD* count) {
    const auto judged =
        Judgement().cleared(methods, count).required(port, methods, count).port(port);
    if (!judged) return judged.failure();
    const auto reply =
        judged.port().session().template call<model::ListMethods>({judged.port().portId()});
    if (!reply) return tl::unexpected(reply.error());
    *methods = lower<Method>(std::span(reply->methods)).release();
    *count = static_cast<DWORD>(reply->methods.size());
    return {};
}

template <class Char>
Judgement& judgeMethod(Judgement& judged, HANDLE port, const Char* guidText, model::Text& guid) {
    return judged.port(port)
        .text(guidText, guid)
        .valid([&] { return model::isGuidText(*guid); }, "RoutingGuid is no GUID",
               ErrorCode::invalidData);
}

template <class Char>
Result<void> enableMethod(HANDLE port, const Char* guidText, BOOL enabled) {
    model::Text guid;
    Judgement judged;
    judged.required(port, guidText);
    if (!judgeMethod(judged, port, guidText, guid)) return judged.failure();
    return perform<model::EnableMethod>(judged.port().session(),
                                        {judged.port().portId(), guid, enabled != FALSE});
}

template <class Char>
Result<void> readRoutingInfo(HANDLE port, const Char* guidText, BYTE** data, DWORD* size) {
    model::Text guid;
    Judgement judged;
    judged.cleared(data, size).required(port, guidText, data, size);
    if (!judgeMethod(judged, port, guidText, guid)) return judged.failure();
    const auto reply = judged.port().session().template call<model::ReadRoutingInfo>(
        {judged.port().portId(), guid});
    if (!reply) return tl::unexpected(reply.error());
    auto* const block = static_cast<BYTE*>(resultBlocks().allocate(reply->info.size()));
    if (!reply->info.empty()) std::memcpy(block, reply->info.data(), reply->info.size());
    *data = block;
    *size = static_cast<DWORD>(reply->info.size());
    return {};
}

template <class Char>
Result<void> changeRoutingInfo(HANDLE port, const Char* guidText, const BYTE* data, DWORD size) {
    model::Text guid;
    Judgement judged;
    judged.required(port, guidText, data);
    judgeMethod(judged, port, guidText, guid)
        .valid([&] { return size > 0 && size <= kMaxRoutingInfo; },
               "RoutingInfoBufferSize is not 1 to 1,048,576");
    if (!judged) return judged.failure();
    return perform<model::ChangeRoutingInfo>(judged.port().session(),
                                             {judged.port().portId(), guid, {data, data + size}});
}

}  // namespace

}  // namespace winfax::abi

using namespace winfax::abi;

BOOL WINAPI FaxEnumGlobalRoutingInfoA(HANDLE FaxHandle, PFAX_GLOBAL_ROUTING_INFOA* RoutingInfo,
                                      LPDWORD MethodsReturned) {
    return entry<signature::FaxEnumGlobalRoutingInfo>(
        "FaxEnumGlobalRoutingInfoA", listGlobalMethods, FaxHandle, RoutingInfo, MethodsReturned);
}

BOOL WINAPI FaxEnumGlobalRoutingInfoW(HANDLE FaxHandle, PFAX_GLOBAL_ROUTING_INFOW* RoutingInfo,
                                      LPDWORD MethodsReturned) {
    return entry<signature::FaxEnumGlobalRoutingInfo>(
        "FaxEnumGlobalRoutingInfoW", listGlobalMethods, FaxHandle, RoutingInfo, MethodsReturned);
}

BOOL WINAPI FaxSetGlobalRoutingInfoA(HANDLE FaxHandle,
                                     const FAX_GLOBAL_ROUTING_INFOA* RoutingInfo) {
    return entry<signature::FaxSetGlobalRoutingInfo>("FaxSetGlobalRoutingInfoA", changeGlobalMethod,
                                                     FaxHandle, RoutingInfo);
}

BOOL WINAPI FaxSetGlobalRoutingInfoW(HANDLE FaxHandle,
                                     const FAX_GLOBAL_ROUTING_INFOW* RoutingInfo) {
    return entry<signature::FaxSetGlobalRoutingInfo>("FaxSetGlobalRoutingInfoW", changeGlobalMethod,
                                                     FaxHandle, RoutingInfo);
}

BOOL WINAPI FaxEnumRoutingMethodsA(HANDLE FaxPortHandle, PFAX_ROUTING_METHODA* RoutingMethod,
                                   LPDWORD MethodsReturned) {
    return entry<signature::FaxEnumRoutingMethods>("FaxEnumRoutingMethodsA", listMethods,
                                                   FaxPortHandle, RoutingMethod, MethodsReturned);
}

BOOL WINAPI FaxEnumRoutingMethodsW(HANDLE FaxPortHandle, PFAX_ROUTING_METHODW* RoutingMethod,
                                   LPDWORD MethodsReturned) {
    return entry<signature::FaxEnumRoutingMethods>("FaxEnumRoutingMethodsW", listMethods,
                                                   FaxPortHandle, RoutingMethod, MethodsReturned);
}

BOOL WINAPI FaxEnableRoutingMethodA(HANDLE FaxPortHandle, LPCSTR RoutingGuid, BOOL Enabled) {
    return entry<signature::FaxEnableRoutingMethod>("FaxEnableRoutingMethodA", enableMethod,
                                                    FaxPortHandle, RoutingGuid, Enabled);
}

BOOL WINAPI FaxEnableRoutingMethodW(HANDLE FaxPortHandle, LPCWSTR RoutingGuid, BOOL Enabled) {
    return entry<signature::FaxEnableRoutingMethod>("FaxEnableRoutingMethodW", enableMethod,
                                                    FaxPortHandle, RoutingGuid, Enabled);
}

BOOL WINAPI FaxGetRoutingInfoA(HANDLE FaxPortHandle, LPCSTR RoutingGuid, LPBYTE* RoutingInfoBuffer,
                               LPDWORD RoutingInfoBufferSize) {
    return entry<signature::FaxGetRoutingInfo>("FaxGetRoutingInfoA", readRoutingInfo, FaxPortHandle,
                                               RoutingGuid, RoutingInfoBuffer,
                                               RoutingInfoBufferSize);
}

BOOL WINAPI FaxGetRoutingInfoW(HANDLE FaxPortHandle, LPCWSTR RoutingGuid, LPBYTE* RoutingInfoBuffer,
                               LPDWORD RoutingInfoBufferSize) {
    return entry<signature::FaxGetRoutingInfo>("FaxGetRoutingInfoW", readRoutingInfo, FaxPortHandle,
                                               RoutingGuid, RoutingInfoBuffer,
                                               RoutingInfoBufferSize);
}

BOOL WINAPI FaxSetRoutingInfoA(HANDLE FaxPortHandle, LPCSTR RoutingGuid,
                               const BYTE* RoutingInfoBuffer, DWORD RoutingInfoBufferSize) {
    return entry<signature::FaxSetRoutingInfo>("FaxSetRoutingInfoA", changeRoutingInfo,
                                               FaxPortHandle, RoutingGuid, RoutingInfoBuffer,
                                               RoutingInfoBufferSize);
}

BOOL WINAPI FaxSetRoutingInfoW(HANDLE FaxPortHandle, LPCWSTR RoutingGuid,
                               const BYTE* RoutingInfoBuffer, DWORD RoutingInfoBufferSize) {
    return entry<signature::FaxSetRoutingInfo>("FaxSetRoutingInfoW", changeRoutingInfo,
                                               FaxPortHandle, RoutingGuid, RoutingInfoBuffer,
                                               RoutingInfoBufferSize);
}
