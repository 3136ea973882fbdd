// SPDX-License-Identifier: MIT
#include "test_environment.h"

#include <cstdlib>
#include <stdexcept>

namespace winfax::test {

std::optional<std::string> readVariable(const std::string& name) {
    const char* value = std::getenv(name.c_str());
    return value ? std::optional<std::string>(value) : std::nullopt;
}

void writeVariable(const std::string& name, const std::optional<std::string>& value) {
    if (value) {
        setenv(name.c_str(), value->c_str(), 1);
    } else {
        unsetenv(name.c_str());
    }
}

std::filesystem::path productPath(const std::string& name) {
    const auto folder = readVariable("WINFAX_BIN_DIR");
    if (!folder) {
        throw std::runtime_error("WINFAX_BIN_DIR is not set: the folder of the built products");
    }
    return std::filesystem::path(*folder) / name;
}

}  // namespace winfax::test
