// SPDX-License-Identifier: MIT
#pragma once

#include "service/registrations.h"

namespace winfax::service {

// Registrations in the instance's store, in the order in which they came.
std::unique_ptr<Registrations> makeKeptRegistrations(queue::Store& store,
                                                     const std::map<std::string, std::string>& kept,
                                                     bool builtIn);

}  // namespace winfax::service
