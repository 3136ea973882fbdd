// SPDX-License-Identifier: MIT
// What events are handed to, and how: the platform's part of FaxInitializeEventQueue.
#pragma once

#include <memory>

#include "abi/api.h"
#include "client/event_pump.h"

namespace winfax::abi {

// Memory that the application frees with LocalFree (B2). nullptr when there is none.
FAX_EVENT* allocateEvent();
void freeEvent(FAX_EVENT* event);

// Posts a packet of sizeof(FAX_EVENT) bytes (G1). The event is the receiver's after true.
bool postEvent(HANDLE port, ULONG_PTR key, FAX_EVENT* event);

// False on platforms without windows.
bool windowExists(HWND window);

// Posts messageStart + EventId with DeviceId and JobId. Found by EventPump::stop(window).
std::unique_ptr<client::EventSink> makeWindowSink(HWND window, UINT messageStart);

}  // namespace winfax::abi
