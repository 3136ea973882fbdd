// SPDX-License-Identifier: MIT
#pragma once

#include <filesystem>
#include <string>

namespace winfax::service {

// Before the settings are known: warnings and errors, to stderr or to `file` (rotated at 1 MiB, three
// old ones are kept). A file that cannot be written leaves the service without a log.
void logToConsole();
void logToFile(const std::filesystem::path& file);

// "debug", "info", "warning", "error" or "off".
void setLogLevel(const std::string& level);

}  // namespace winfax::service
