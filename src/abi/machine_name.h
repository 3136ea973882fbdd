// SPDX-License-Identifier: MIT
#pragma once

#include "model/job.h"

namespace winfax::abi {

// Whether a MachineName means this computer (A1): absent, "", ".", "localhost" or one of its own
// names, in any case, with or without the leading backslashes.
bool namesThisMachine(const model::Text& machineName);

}  // namespace winfax::abi
