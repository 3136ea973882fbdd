// SPDX-License-Identifier: MIT
#include "ipc/instance.h"

#include "ipc/private_endpoint.h"
#include "ipc/win32/endpoint_security.h"
#include "platform/paths.h"
#include "platform/win32/handles.h"
#include "platform/win32/security.h"

namespace winfax::ipc {

namespace {

using platform::win32::ServiceHandle;

std::string pipePath(const Instance& instance, const std::string& user) {
    return R"(\\.\pipe\)" + win32::objectName(instance, user);
}

}  // namespace

model::Result<void> placePrivateEndpoint(Instance& instance) {
    const std::string user = platform::win32::processUserSid();
    if (user.empty()) {
        return model::fail(model::ErrorCode::accessDenied,
                           "Windows does not tell which user this process runs as");
    }
    instance.endpoint = pipePath(instance, user);
    return {};
}

// Pipes, events and mutexes are gone with whoever held them.
model::Result<void> becomeServiceAccount(const Instance&) { return {}; }

void removeEndpoint(const Instance&) {}

Instance systemInstance() {
    Instance instance;
    instance.name = "system";
    instance.system = true;
    instance.stateDirectory = platform::systemStateDirectory();
    instance.endpoint = pipePath(instance, {});
    return instance;
}

bool systemInstanceInstalled() {
    const ServiceHandle manager(OpenSCManagerW(nullptr, nullptr, SC_MANAGER_CONNECT));
    if (!manager) return false;
    const ServiceHandle service(
        OpenServiceW(manager.get(), win32::kServiceName, SERVICE_QUERY_STATUS));
    // A service that this user may not even ask about is there all the same.
    return service || GetLastError() == ERROR_ACCESS_DENIED;
}

// A pipe lies in no directory and gets its access list when it is made.
model::Result<void> prepareEndpoint(const Instance&) { return {}; }

}  // namespace winfax::ipc
