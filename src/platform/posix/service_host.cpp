// SPDX-License-Identifier: MIT
#include "platform/service_host.h"

namespace winfax::platform {

// systemd starts a service like any program and stops it by a signal (onStopRequest).
bool runAsService(const std::string&, std::function<int(std::function<void()>)>,
                  std::function<void()>) {
    return false;
}

}  // namespace winfax::platform
