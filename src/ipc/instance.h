// SPDX-License-Identifier: MIT
// Which service a process means: WINFAX_INSTANCE and WINFAX_STATE_DIR turned into places.
#pragma once

#include <chrono>
#include <memory>
#include <string>
#include <string_view>

#include "model/errors.h"
#include "platform/path.h"

namespace winfax::ipc {

struct Instance {
    std::string name;     // "default" for the user's own, "system" for the machine's
    bool system = false;  // the machine's installed instance
    platform::Path stateDirectory;  // winfax.toml, store, sent and received pages
    // Linux: path of the socket. Windows: \\.\pipe\... with the user's SID in it.
    std::string endpoint;
    // A directory of the user's own (Linux, beside the socket) or empty (Windows: named objects).
    platform::Path runtimeDirectory;
};

// [A-Za-z0-9._-]{1,64}, and neither "." nor "..".
bool isInstanceName(std::string_view name);

// From the environment; invalidParameter when WINFAX_INSTANCE is no such name. The system instance is meant only when WINFAX_INSTANCE and WINFAX_STATE_DIR are unset and
// systemInstanceInstalled().
model::Result<Instance> instanceFromEnvironment();
// The instance of that name as others of this user reach it; "system" is the machine's. Its state
// directory stays empty: only the instance itself knows it. invalidParameter as above.
model::Result<Instance> instanceNamed(const std::string& name);
Instance systemInstance();
bool systemInstanceInstalled();

// winfaxd, before it binds: creates the runtime directory, checks its owner and mode.
model::Result<void> prepareEndpoint(const Instance& instance);

// winfaxd, before it opens anything: started by root for the machine, it goes on as the service's
// account, to which the instance's directories are given, for good. accessDenied when there is no
// such account. Nothing happens for a private instance, for other users, and on Windows, where the
// service manager starts it as its account.
model::Result<void> becomeServiceAccount(const Instance& instance);

// Removes what an instance leaves at its endpoint when its service has ended: socket and files of
// locks. Only for an instance that nobody will start again; one whose name may be used by others
// needs its locks.
void removeEndpoint(const Instance& instance);

// One service an instance: held for the service's life. alreadyExists when a service runs.
class InstanceLock {
public:
    virtual ~InstanceLock() = default;
};
model::Result<std::unique_ptr<InstanceLock>> lockInstance(const Instance& instance);

// Client: serialises those who want to start the service. Waits at most `patience`; timeout.
model::Result<std::unique_ptr<InstanceLock>> lockStart(const Instance& instance,
                                                       std::chrono::milliseconds patience);

// Asks the service manager (SCM, systemd socket activation) to start the system instance and waits
// until it answers connections.
model::Result<void> startSystemInstance(const Instance& instance,
                                        std::chrono::milliseconds patience);

}  // namespace winfax::ipc
