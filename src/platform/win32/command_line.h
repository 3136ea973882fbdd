// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace winfax::platform::win32 {

// One argument as the C runtime and CommandLineToArgvW read it back: quoted when it is empty or
// holds blanks or quotes; backslashes count only before a quote.
std::wstring quotedArgument(std::wstring_view argument);

std::wstring commandLine(std::wstring_view program, const std::vector<std::string>& arguments);

}  // namespace winfax::platform::win32
