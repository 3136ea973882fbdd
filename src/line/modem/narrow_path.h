// SPDX-License-Identifier: MIT
#pragma once

#include <filesystem>
#include <string>

#include "model/errors.h"

namespace winfax::line {

// An existing folder as spandsp can open files in it: the bytes of the path; on Windows in the
// system's code page, by the short names of its folders where the long ones do not fit in there.
// notSupported, with what to do, when there is no such path.
model::Result<std::string> narrowPath(const std::filesystem::path& folder);

}  // namespace winfax::line
