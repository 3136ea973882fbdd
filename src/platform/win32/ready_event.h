// SPDX-License-Identifier: MIT
// How a program that we start tells that it is ready: an event with a name.
#pragma once

#include <chrono>
#include <string>

#include "model/errors.h"
#include "platform/path.h"
#include "platform/win32/handles.h"

namespace winfax::platform::win32 {

std::wstring readyEventName(const std::string& token);

// Makes the event and completes `token` until nobody else has one of that name, so that a program
// that guesses names cannot announce for ours. Empty: GetLastError says why.
UniqueHandle makeReadyEvent(std::string& token);

// serverUnavailable when the process of `program` ended before it was ready, timeout after
// `patience`.
model::Result<void> awaitReady(HANDLE ready, HANDLE process, const Path& program,
                               std::chrono::milliseconds patience);

}  // namespace winfax::platform::win32
