// SPDX-License-Identifier: MIT
#include "service/registrations.h"

#include "service/kept_registrations.h"
#include "service/win32/registry_registrations.h"

namespace winfax::service {

std::unique_ptr<Registrations> openRegistrations(const ipc::Instance& instance, queue::Store& store,
                                                 const std::map<std::string, std::string>& kept,
                                                 bool builtIn) {
    if (!instance.system) return makeKeptRegistrations(store, kept, builtIn);
    return makeRegistryRegistrations(HKEY_LOCAL_MACHINE, L"SOFTWARE\\Microsoft\\Fax", builtIn);
}

}  // namespace winfax::service
