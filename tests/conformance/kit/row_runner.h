// SPDX-License-Identifier: MIT
// The process that runs rows, one after the other, and tells by a progress file how far it came.
#pragma once

#include <filesystem>

namespace winfax::conformance {

// Loads the library that mode() means and runs the rows that `rows` lists, one Google Test name a
// line. Returns the exit code: 0 when all rows were come to, whatever their verdict.
// Throws std::runtime_error when the library cannot be loaded or a file cannot be used.
int runRows(const std::filesystem::path& rows, const std::filesystem::path& progress);

}  // namespace winfax::conformance
