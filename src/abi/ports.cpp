// SPDX-License-Identifier: MIT
#include <algorithm>

#include "abi/boundary.h"
#include "abi/judgement.h"

namespace winfax::abi {

using model::Result;

namespace {

constexpr DWORD kMaxRings = 99;  // F6

// Station ids go out over the line as they are (F8).
template <class Char>
bool printable(const Char* text) {
    if (text == nullptr) return true;
    for (; *text != Char{}; ++text) {
        if (*text < Char{0x20} || *text > Char{0x7E}) return false;
    }
    return true;
}

Result<void> openPort(HANDLE handle, DWORD flags, HANDLE* port) {
    return notImplemented(
        Judgement()
            .cleared(port)
            .required(handle, port)
            .server(handle)
            .valid([&] { return (flags & ~DWORD{PORT_OPEN_QUERY | PORT_OPEN_MODIFY}) == 0; },
                   "Flags has bits besides PORT_OPEN_QUERY and PORT_OPEN_MODIFY"));
}

template <class Info>
Result<void> listPorts(HANDLE handle, Info** ports, DWORD* count) {
    return notImplemented(
        Judgement().cleared(ports, count).required(handle, ports, count).server(handle));
}

template <class Info>
Result<void> readPort(HANDLE port, Info** info) {
    return notImplemented(Judgement().cleared(info).required(port, info).port(port));
}

template <class Info>
Result<void> changePort(HANDLE port, const Info* info) {
    auto judged = Judgement().required(port, info).port(port).sized(info);
    if (judged) judged.texts(info->DeviceName, info->Tsid, info->Csid);
    return notImplemented(
        judged.valid([&] { return info->Rings <= kMaxRings; }, "Rings is above 99")
            .valid([&] { return info->Priority > 0; }, "Priority is 0; the first is 1")
            .valid([&] { return printable(info->Tsid) && printable(info->Csid); },
                   "Tsid or Csid has characters that are not printable ASCII"));
}

template <class Status>
Result<void> readDeviceStatus(HANDLE port, Status** status) {
    return notImplemented(Judgement().cleared(status).required(port, status).port(port));
}

}  // namespace

}  // namespace winfax::abi

using namespace winfax::abi;

BOOL WINAPI FaxOpenPort(HANDLE FaxHandle, DWORD, DWORD Flags, LPHANDLE FaxPortHandle) {
    return boundary([&] { return openPort(FaxHandle, Flags, FaxPortHandle); });
}

BOOL WINAPI FaxEnumPortsA(HANDLE FaxHandle, PFAX_PORT_INFOA* PortInfo, LPDWORD PortsReturned) {
    return boundary([&] { return listPorts(FaxHandle, PortInfo, PortsReturned); });
}

BOOL WINAPI FaxEnumPortsW(HANDLE FaxHandle, PFAX_PORT_INFOW* PortInfo, LPDWORD PortsReturned) {
    return boundary([&] { return listPorts(FaxHandle, PortInfo, PortsReturned); });
}

BOOL WINAPI FaxGetPortA(HANDLE FaxPortHandle, PFAX_PORT_INFOA* PortInfo) {
    return boundary([&] { return readPort(FaxPortHandle, PortInfo); });
}

BOOL WINAPI FaxGetPortW(HANDLE FaxPortHandle, PFAX_PORT_INFOW* PortInfo) {
    return boundary([&] { return readPort(FaxPortHandle, PortInfo); });
}

BOOL WINAPI FaxSetPortA(HANDLE FaxPortHandle, const FAX_PORT_INFOA* PortInfo) {
    return boundary([&] { return changePort(FaxPortHandle, PortInfo); });
}

BOOL WINAPI FaxSetPortW(HANDLE FaxPortHandle, const FAX_PORT_INFOW* PortInfo) {
    return boundary([&] { return changePort(FaxPortHandle, PortInfo); });
}

BOOL WINAPI FaxGetDeviceStatusA(HANDLE FaxPortHandle, PFAX_DEVICE_STATUSA* DeviceStatus) {
    return boundary([&] { return readDeviceStatus(FaxPortHandle, DeviceStatus); });
}

BOOL WINAPI FaxGetDeviceStatusW(HANDLE FaxPortHandle, PFAX_DEVICE_STATUSW* DeviceStatus) {
    return boundary([&] { return readDeviceStatus(FaxPortHandle, DeviceStatus); });
}
