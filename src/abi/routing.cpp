// SPDX-License-Identifier: MIT
#include "abi/boundary.h"
#include "abi/guid_text.h"
#include "abi/judgement.h"

namespace winfax::abi {

using model::ErrorCode;
using model::Result;

namespace {

constexpr DWORD kMaxRoutingInfo = 1u << 20;  // I6

template <class Info>
Result<void> listGlobalMethods(HANDLE handle, Info** methods, DWORD* count) {
    return notImplemented(
        Judgement().cleared(methods, count).required(handle, methods, count).server(handle));
}

template <class Info>
Result<void> changeGlobalMethod(HANDLE handle, const Info* info) {
    model::Text guid;
    auto judged = Judgement().required(handle, info).server(handle).sized(info);
    if (judged) judged.text(info->Guid, guid);
    return notImplemented(judged.valid([&] { return guid && isGuidText(*guid); }, "Guid is no GUID",
                                       ErrorCode::invalidData));
}

template <class Method>
Result<void> listMethods(HANDLE port, Method** methods, DWORD* count) {
    return notImplemented(
        Judgement().cleared(methods, count).required(port, methods, count).port(port));
}

template <class Char>
Judgement& judgeMethod(Judgement& judged, HANDLE port, const Char* guidText) {
    model::Text guid;
    return judged.port(port)
        .text(guidText, guid)
        .valid([&] { return isGuidText(*guid); }, "RoutingGuid is no GUID", ErrorCode::invalidData);
}

template <class Char>
Result<void> enableMethod(HANDLE port, const Char* guid) {
    Judgement judged;
    judged.required(port, guid);
    return notImplemented(judgeMethod(judged, port, guid));
}

template <class Char>
Result<void> readRoutingInfo(HANDLE port, const Char* guid, BYTE** data, DWORD* size) {
    Judgement judged;
    judged.cleared(data, size).required(port, guid, data, size);
    return notImplemented(judgeMethod(judged, port, guid));
}

template <class Char>
Result<void> changeRoutingInfo(HANDLE port, const Char* guid, const BYTE* data, DWORD size) {
    Judgement judged;
    judged.required(port, guid, data);
    return notImplemented(judgeMethod(judged, port, guid)
                              .valid([&] { return size > 0 && size <= kMaxRoutingInfo; },
                                     "RoutingInfoBufferSize is not 1 to 1,048,576"));
}

}  // namespace

}  // namespace winfax::abi

using namespace winfax::abi;

BOOL WINAPI FaxEnumGlobalRoutingInfoA(HANDLE FaxHandle, PFAX_GLOBAL_ROUTING_INFOA* RoutingInfo,
                                      LPDWORD MethodsReturned) {
    return boundary([&] { return listGlobalMethods(FaxHandle, RoutingInfo, MethodsReturned); });
}

BOOL WINAPI FaxEnumGlobalRoutingInfoW(HANDLE FaxHandle, PFAX_GLOBAL_ROUTING_INFOW* RoutingInfo,
                                      LPDWORD MethodsReturned) {
    return boundary([&] { return listGlobalMethods(FaxHandle, RoutingInfo, MethodsReturned); });
}

BOOL WINAPI FaxSetGlobalRoutingInfoA(HANDLE FaxHandle,
                                     const FAX_GLOBAL_ROUTING_INFOA* RoutingInfo) {
    return boundary([&] { return changeGlobalMethod(FaxHandle, RoutingInfo); });
}

BOOL WINAPI FaxSetGlobalRoutingInfoW(HANDLE FaxHandle,
                                     const FAX_GLOBAL_ROUTING_INFOW* RoutingInfo) {
    return boundary([&] { return changeGlobalMethod(FaxHandle, RoutingInfo); });
}

BOOL WINAPI FaxEnumRoutingMethodsA(HANDLE FaxPortHandle, PFAX_ROUTING_METHODA* RoutingMethod,
                                   LPDWORD MethodsReturned) {
    return boundary([&] { return listMethods(FaxPortHandle, RoutingMethod, MethodsReturned); });
}

BOOL WINAPI FaxEnumRoutingMethodsW(HANDLE FaxPortHandle, PFAX_ROUTING_METHODW* RoutingMethod,
                                   LPDWORD MethodsReturned) {
    return boundary([&] { return listMethods(FaxPortHandle, RoutingMethod, MethodsReturned); });
}

BOOL WINAPI FaxEnableRoutingMethodA(HANDLE FaxPortHandle, LPCSTR RoutingGuid, BOOL) {
    return boundary([&] { return enableMethod(FaxPortHandle, RoutingGuid); });
}

BOOL WINAPI FaxEnableRoutingMethodW(HANDLE FaxPortHandle, LPCWSTR RoutingGuid, BOOL) {
    return boundary([&] { return enableMethod(FaxPortHandle, RoutingGuid); });
}

BOOL WINAPI FaxGetRoutingInfoA(HANDLE FaxPortHandle, LPCSTR RoutingGuid, LPBYTE* RoutingInfoBuffer,
                               LPDWORD RoutingInfoBufferSize) {
    return boundary([&] {
        return readRoutingInfo(FaxPortHandle, RoutingGuid, RoutingInfoBuffer,
                               RoutingInfoBufferSize);
    });
}

BOOL WINAPI FaxGetRoutingInfoW(HANDLE FaxPortHandle, LPCWSTR RoutingGuid, LPBYTE* RoutingInfoBuffer,
                               LPDWORD RoutingInfoBufferSize) {
    return boundary([&] {
        return readRoutingInfo(FaxPortHandle, RoutingGuid, RoutingInfoBuffer,
                               RoutingInfoBufferSize);
    });
}

BOOL WINAPI FaxSetRoutingInfoA(HANDLE FaxPortHandle, LPCSTR RoutingGuid,
                               const BYTE* RoutingInfoBuffer, DWORD RoutingInfoBufferSize) {
    return boundary([&] {
        return changeRoutingInfo(FaxPortHandle, RoutingGuid, RoutingInfoBuffer,
                                 RoutingInfoBufferSize);
    });
}

BOOL WINAPI FaxSetRoutingInfoW(HANDLE FaxPortHandle, LPCWSTR RoutingGuid,
                               const BYTE* RoutingInfoBuffer, DWORD RoutingInfoBufferSize) {
    return boundary([&] {
        return changeRoutingInfo(FaxPortHandle, RoutingGuid, RoutingInfoBuffer,
                                 RoutingInfoBufferSize);
    });
}
