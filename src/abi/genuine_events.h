// SPDX-License-Identifier: MIT
#pragma once

#include "abi/api.h"
#include "watching/genuine.h"

namespace winfax::abi {

// Proxy mode: the application's FaxInitializeEventQueue went through unchanged; this asks the
// genuine library for a second registration, whose events are written into trace and recording. A
// library that allows one registration only (Windows 2000, G2) is left alone then, and nothing is
// written.
void noteGenuineEvents(const watching::Genuine& genuine, HANDLE faxHandle);

}  // namespace winfax::abi
