// SPDX-License-Identifier: MIT
#pragma once

#include <vector>

#include "fault/fault.h"
#include "ipc/instance.h"

namespace winfax::service {

// The faults that a test instance starts with: those of faults.toml in its state directory, then
// those of WINFAX_FAULTS that act in a service (an instance that WINFAX_INSTANCE names reads it;
// the others are the library's). invalidData or invalidParameter with what is wrong, and when there
// are any and this is no test instance.
model::Result<std::vector<fault::Fault>> readFaults(const ipc::Instance& instance,
                                                    bool testInstance);

}  // namespace winfax::service
