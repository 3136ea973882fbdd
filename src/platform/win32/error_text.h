// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

#include "model/errors.h"
#include "platform/win32/windows.h"

namespace winfax::platform::win32 {

// The system's text for a code, in UTF-8 and without its line end, with the number behind it.
std::string errorText(DWORD code);

// The project's code for what a file operation reported.
model::ErrorCode fileErrorCode(DWORD code);

// "cannot open 'C:\x': The system cannot find the file specified (2)".
model::Error systemError(model::ErrorCode code, std::string_view action, std::string_view object,
                         DWORD systemCode);

// The same as the failed result of a function.
inline tl::unexpected<model::Error> failSystem(model::ErrorCode code, std::string_view action,
                                               std::string_view object, DWORD systemCode) {
    return tl::unexpected<model::Error>(systemError(code, action, object, systemCode));
}

}  // namespace winfax::platform::win32
