// SPDX-License-Identifier: MIT
#include "abi/genuine_events.h"

#include <thread>

#include "abi/event_sinks.h"
#include "abi/last_error.h"
#include "abi/lift.h"
#include "abi/port_functions.h"

namespace winfax::abi {

namespace {

using InitializeEventQueue = BOOL(WINAPI*)(HANDLE, HANDLE, ULONG_PTR, HWND, UINT);

model::Event eventOf(const FAX_EVENT& event) {
    model::Event value;
    value.TimeStamp = {(std::uint64_t{event.TimeStamp.dwHighDateTime} << 32) |
                       event.TimeStamp.dwLowDateTime};
    value.DeviceId = event.DeviceId;
    value.EventId = event.EventId;
    value.JobId = event.JobId;
    return value;
}

// Until the service says that it ends, or for ever: the port is never closed.
void takeEvents(const PortFunctions& functions, HANDLE port, unsigned queue) {
    for (;;) {
        DWORD bytes = 0;
        ULONG_PTR key = 0;
        LPOVERLAPPED packet = nullptr;
        if (!functions.take(port, &bytes, &key, &packet, INFINITE) || packet == nullptr) return;
        auto* const event = reinterpret_cast<FAX_EVENT*>(packet);
        const bool last = event->EventId == FEI_FAXSVC_ENDED;
        noteEvent(eventOf(*event), queue);
        functions.free(event);
        if (last) return;
    }
}

}  // namespace

void noteGenuineEvents(const watching::Genuine& genuine, HANDLE faxHandle) {
    const DWORD before = lastError();
    const unsigned queue = newQueue();  // the application's own registration has succeeded
    const auto initialize =
        reinterpret_cast<InitializeEventQueue>(genuine.find("FaxInitializeEventQueue"));
    const auto functions = portFunctions(genuine);
    if (initialize != nullptr && functions) {
        const HANDLE port = functions->create(INVALID_HANDLE_VALUE, nullptr, 0, 0);
        if (port != nullptr && initialize(faxHandle, port, 0, nullptr, 0)) {
            std::thread(takeEvents, *functions, port, queue).detach();
        }
    }
    setLastError(before);
}

}  // namespace winfax::abi
