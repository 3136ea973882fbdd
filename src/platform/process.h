// SPDX-License-Identifier: MIT
#pragma once

#include <chrono>
#include <functional>
#include <string>
#include <vector>

#include "model/errors.h"
#include "platform/path.h"

namespace winfax::platform {

// Starts `program` detached from this process: own session, no inherited handles or stdio, no child
// that a caller's wait() could meet after this returns. Waits until the program says announceReady()
// (success), ends before that (serverUnavailable) or `patience` is over (timeout).
// `readyToken` names the announcement on platforms that need a name; the program gets it as its last
// arguments: `--announce <token>`.
model::Result<void> startDetached(const Path& program, std::vector<std::string> arguments,
                                  const std::string& readyToken,
                                  std::chrono::milliseconds patience);

// In the started program: tells whoever started us that the endpoint answers. `token` is what
// followed --announce.
void announceReady(const std::string& token);

// In the started program, first thing with `--detach`: leaves the caller's session and closes
// inherited descriptors (all but the announcement's). On Windows does nothing: startDetached did it.
void detachFromCaller();

// Calls `stop` from a thread or context of its own, at most once, when the process is asked to end
// in an orderly way: SIGTERM, SIGINT, SIGHUP; Ctrl-C, Ctrl-Break, console close. SIGPIPE is ignored
// from here on. Called before the process has other threads: on Linux these take over which signals
// are blocked.
void onStopRequest(std::function<void()> stop);

// Calls `stop` from a thread of its own, once, when the standard input has ended: whoever started this
// process wants it no more, or is no more (bound_process.h). What comes through it is not looked at.
void onInputEnd(std::function<void()> stop);

// Lets this process open as many files as the system allows it (a descriptor is spent on every
// connection). For programs of ours, never for the library.
void raiseDescriptorLimit();

}  // namespace winfax::platform
