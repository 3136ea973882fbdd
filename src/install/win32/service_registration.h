// SPDX-License-Identifier: MIT
// winfaxd in the service control manager: started on demand, by every user of this machine.
#pragma once

#include <filesystem>

#include "install/installer.h"

namespace winfax::install::win32 {

bool isServiceRegistered();

// Registers `program`, or corrects a registration that is there.
model::Result<void> registerService(const std::filesystem::path& program, const Tell& tell);

// Stops the service, waits until its process is gone, and removes the registration. Does nothing
// when there is none.
model::Result<void> stopService();
model::Result<void> unregisterService(const Tell& tell);

// The service's account may use the folder that holds queue and log, and nobody else but
// administrators; made now, so that no user can make it first. An existing one is left alone.
model::Result<void> makeStateDirectory(const std::filesystem::path& directory, const Tell& tell);

}  // namespace winfax::install::win32
