// SPDX-License-Identifier: MIT
#pragma once

#include <cstdlib>
#include <optional>
#include <string>

namespace winfax::test {

// Sets a variable of this process for as long as it lives; nullopt removes it.
class EnvironmentGuard {
  public:
    EnvironmentGuard(std::string name, std::optional<std::string> value) : name_(std::move(name)) {
        if (const char* former = std::getenv(name_.c_str())) former_ = former;
        set(value);
    }
    ~EnvironmentGuard() { set(former_); }
    EnvironmentGuard(const EnvironmentGuard&) = delete;
    EnvironmentGuard& operator=(const EnvironmentGuard&) = delete;

  private:
    void set(const std::optional<std::string>& value) {
#ifdef _WIN32
        _putenv_s(name_.c_str(), value.value_or("").c_str());
#else
        if (value)
            ::setenv(name_.c_str(), value->c_str(), 1);
        else
            ::unsetenv(name_.c_str());
#endif
    }

    std::string name_;
    std::optional<std::string> former_;
};

}  // namespace winfax::test
