// SPDX-License-Identifier: MIT
// Environment variables as the code under test and its children see them.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

namespace winfax::test {

std::optional<std::string> readVariable(const std::string& name);
// nullopt removes it.
void writeVariable(const std::string& name, const std::optional<std::string>& value);

// One of our products, found in WINFAX_BIN_DIR. `name` is without ".exe".
std::filesystem::path productPath(const std::string& name);

// Sets a variable for as long as it lives.
class ScopedVariable {
  public:
    ScopedVariable(std::string name, const std::optional<std::string>& value)
        : name_(std::move(name)), before_(readVariable(name_)) {
        writeVariable(name_, value);
    }
    ~ScopedVariable() { writeVariable(name_, before_); }
    ScopedVariable(const ScopedVariable&) = delete;
    ScopedVariable& operator=(const ScopedVariable&) = delete;

  private:
    std::string name_;
    std::optional<std::string> before_;
};

}  // namespace winfax::test
