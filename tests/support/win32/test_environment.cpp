// SPDX-License-Identifier: MIT
#include "test_environment.h"

#include <windows.h>

#include <stdexcept>

namespace winfax::test {

std::optional<std::string> readVariable(const std::string& name) {
    char buffer[32767];
    SetLastError(ERROR_SUCCESS);
    const DWORD length = GetEnvironmentVariableA(name.c_str(), buffer, sizeof buffer);
    if (length == 0 && GetLastError() == ERROR_ENVVAR_NOT_FOUND) {
        return std::nullopt;
    }
    return std::string(buffer, length);
}

void writeVariable(const std::string& name, const std::optional<std::string>& value) {
    SetEnvironmentVariableA(name.c_str(), value ? value->c_str() : nullptr);
}

std::filesystem::path productPath(const std::string& name) {
    const auto folder = readVariable("WINFAX_BIN_DIR");
    if (!folder) {
        throw std::runtime_error("WINFAX_BIN_DIR is not set: the folder of the built products");
    }
    return std::filesystem::path(*folder) / (name + ".exe");
}

}  // namespace winfax::test
