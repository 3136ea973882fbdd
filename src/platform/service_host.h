// SPDX-License-Identifier: MIT
#pragma once

#include <functional>
#include <string>

namespace winfax::platform {

// Runs a program's work under the Windows service control manager and returns after the service has
// stopped. `body` is the service's life, on a thread of the service manager's choice: it calls
// `reportRunning` (any thread) once the service can be used, and its result is the exit code.
// `stop` asks `body` to return: called on another thread, at most once, and only after
// reportRunning. False, at once and without calling anything, when the service manager did not
// start this process (the program was started by hand), and on platforms whose service manager
// needs no such talk. "At once" does not hold under Wine, which takes ten seconds to say no: ask
// only where it may be yes.
bool runAsService(const std::string& name,
                  std::function<int(std::function<void()> reportRunning)> body,
                  std::function<void()> stop);

}  // namespace winfax::platform
