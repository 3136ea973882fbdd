// SPDX-License-Identifier: MIT
#include <algorithm>

#include "abi/entry.h"
#include "abi/judgement.h"
#include "abi/lower.h"
#include "model/calls.h"

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

// A handle that is there before what it stands for: then an open device is never without one, which
// nobody could close.
class PortHandle {
  public:
    explicit PortHandle(std::shared_ptr<Server> server)
        : port_(std::make_shared<Port>(std::move(server))),
          handle_(HandleTable::instance().insert(port_)) {}
    ~PortHandle() {
        if (handle_ != nullptr) HandleTable::instance().remove<Port>(handle_);
    }
    PortHandle(const PortHandle&) = delete;
    PortHandle& operator=(const PortHandle&) = delete;

    explicit operator bool() const { return handle_ != nullptr; }
    // It is the caller's from here on.
    HANDLE opened(std::uint32_t portId) {
        port_->opened(portId);
        return std::exchange(handle_, nullptr);
    }

  private:
    const std::shared_ptr<Port> port_;
    HANDLE handle_;
};

Result<void> openPort(HANDLE handle, DWORD deviceId, DWORD flags, HANDLE* port) {
    const auto judged =
        Judgement()
            .cleared(port)
            .required(handle, port)
            .server(handle)
            .valid([&] { return (flags & ~DWORD{PORT_OPEN_QUERY | PORT_OPEN_MODIFY}) == 0; },
                   "Flags has bits besides PORT_OPEN_QUERY and PORT_OPEN_MODIFY");
    if (!judged) return judged.failure();
    PortHandle made(judged.sharedServer());
    if (!made) return model::fail(model::ErrorCode::notEnoughMemory, "all handles are in use");
    const auto reply = judged.server().session().call<model::OpenPort>({deviceId, flags});
    if (!reply) return tl::unexpected(reply.error());
    *port = made.opened(reply->portId);
    return {};
}

template <class Info>
Result<void> listPorts(HANDLE handle, Info** ports, DWORD* count) {
    const auto judged =
        Judgement().cleared(ports, count).required(handle, ports, count).server(handle);
    if (!judged) return judged.failure();
    const auto reply = judged.server().session().template call<model::ListPorts>({});
    if (!reply) return tl::unexpected(reply.error());
    *ports = lower<Info>(std::span(reply->ports)).release();
    *count = static_cast<DWORD>(reply->ports.size());
    return {};
}

template <class Info>
Result<void> readPort(HANDLE port, Info** info) {
    const auto judged = Judgement().cleared(info).required(port, info).port(port);
    if (!judged) return judged.failure();
    const auto reply =
        judged.port().session().template call<model::ReadPort>({judged.port().portId()});
    if (!reply) return tl::unexpected(reply.error());
    *info = lower<Info>(reply->port).release();
    return {};
}

template <class Info>
Result<void> changePort(HANDLE port, const Info* info) {
    model::PortInfo value;
    const auto judged =
        Judgement()
            .required(port, info)
            .port(port)
            .sized(info)
            .lifted(info, value)
            .valid([&] { return info->Rings <= kMaxRings; }, "Rings is above 99")
            .valid([&] { return info->Priority > 0; }, "Priority is 0; the first is 1")
            .valid([&] { return printable(info->Tsid) && printable(info->Csid); },
                   "Tsid or Csid has characters that are not printable ASCII");
    if (!judged) return judged.failure();
    return perform<model::ChangePort>(judged.port().session(),
                                      {judged.port().portId(), std::move(value)});
}

template <class Status>
Result<void> readDeviceStatus(HANDLE port, Status** status) {
    const auto judged = Judgement().cleared(status).required(port, status).port(port);
    if (!judged) return judged.failure();
    const auto reply =
        judged.port().session().template call<model::ReadDeviceStatus>({judged.port().portId()});
    if (!reply) return tl::unexpected(reply.error());
    *status = lower<Status>(reply->status).release();
    return {};
}

}  // namespace

}  // namespace winfax::abi

using namespace winfax::abi;

BOOL WINAPI FaxOpenPort(HANDLE FaxHandle, DWORD DeviceId, DWORD Flags, LPHANDLE FaxPortHandle) {
    return entry<signature::FaxOpenPort>("FaxOpenPort", openPort, FaxHandle, DeviceId, Flags,
                                         FaxPortHandle);
}

BOOL WINAPI FaxEnumPortsA(HANDLE FaxHandle, PFAX_PORT_INFOA* PortInfo, LPDWORD PortsReturned) {
    return entry<signature::FaxEnumPorts>("FaxEnumPortsA", listPorts, FaxHandle, PortInfo,
                                          PortsReturned);
}

BOOL WINAPI FaxEnumPortsW(HANDLE FaxHandle, PFAX_PORT_INFOW* PortInfo, LPDWORD PortsReturned) {
    return entry<signature::FaxEnumPorts>("FaxEnumPortsW", listPorts, FaxHandle, PortInfo,
                                          PortsReturned);
}

BOOL WINAPI FaxGetPortA(HANDLE FaxPortHandle, PFAX_PORT_INFOA* PortInfo) {
    return entry<signature::FaxGetPort>("FaxGetPortA", readPort, FaxPortHandle, PortInfo);
}

BOOL WINAPI FaxGetPortW(HANDLE FaxPortHandle, PFAX_PORT_INFOW* PortInfo) {
    return entry<signature::FaxGetPort>("FaxGetPortW", readPort, FaxPortHandle, PortInfo);
}

BOOL WINAPI FaxSetPortA(HANDLE FaxPortHandle, const FAX_PORT_INFOA* PortInfo) {
    return entry<signature::FaxSetPort>("FaxSetPortA", changePort, FaxPortHandle, PortInfo);
}

BOOL WINAPI FaxSetPortW(HANDLE FaxPortHandle, const FAX_PORT_INFOW* PortInfo) {
    return entry<signature::FaxSetPort>("FaxSetPortW", changePort, FaxPortHandle, PortInfo);
}

BOOL WINAPI FaxGetDeviceStatusA(HANDLE FaxPortHandle, PFAX_DEVICE_STATUSA* DeviceStatus) {
    return entry<signature::FaxGetDeviceStatus>("FaxGetDeviceStatusA", readDeviceStatus,
                                                FaxPortHandle, DeviceStatus);
}

BOOL WINAPI FaxGetDeviceStatusW(HANDLE FaxPortHandle, PFAX_DEVICE_STATUSW* DeviceStatus) {
    return entry<signature::FaxGetDeviceStatus>("FaxGetDeviceStatusW", readDeviceStatus,
                                                FaxPortHandle, DeviceStatus);
}
