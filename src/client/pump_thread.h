// SPDX-License-Identifier: MIT
#pragma once

namespace winfax::client {

// Runs body(argument) on a thread that nobody waits for and that keeps this module loaded while it
// runs. False when there is no thread to be had; nothing was called then.
bool startPumpThread(void (*body)(void*) noexcept, void* argument);

}  // namespace winfax::client
