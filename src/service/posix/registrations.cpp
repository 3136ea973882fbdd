// SPDX-License-Identifier: MIT
#include "service/registrations.h"

#include "service/kept_registrations.h"

namespace winfax::service {

std::unique_ptr<Registrations> openRegistrations(const ipc::Instance&, queue::Store& store,
                                                 const std::map<std::string, std::string>& kept,
                                                 bool builtIn) {
    return makeKeptRegistrations(store, kept, builtIn);
}

}  // namespace winfax::service
