// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

#include "model/errors.h"

namespace winfax::platform {

// The code for an errno value met with a file.
model::ErrorCode codeOf(int errorNumber);

// Text of an errno value; any thread.
std::string describeErrno(int errorNumber);

// "cannot <action> <object>: <text of errorNumber>"
tl::unexpected<model::Error> systemFailure(int errorNumber, std::string_view action,
                                           std::string_view object);

}  // namespace winfax::platform
