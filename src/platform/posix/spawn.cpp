// SPDX-License-Identifier: MIT
#include "platform/posix/spawn.h"

#include <unistd.h>

#include <cerrno>
#include <string_view>

#include "platform/posix/system_error.h"

namespace winfax::platform {

std::vector<char*> argumentVector(const std::string& program,
                                  const std::vector<std::string>& arguments) {
    std::vector<char*> words{const_cast<char*>(program.c_str())};
    for (const std::string& argument : arguments) {
        words.push_back(const_cast<char*>(argument.c_str()));
    }
    words.push_back(nullptr);
    return words;
}

namespace {

// Ours, with another place for temporary files. Source of the name: POSIX, environment variables.
class Environment {
  public:
    explicit Environment(const std::string& temporary) : temporary_("TMPDIR=" + temporary) {
        if (temporary.empty()) return;
        for (char** variable = environ; *variable != nullptr; ++variable) {
            if (!std::string_view(*variable).starts_with("TMPDIR=")) pointers_.push_back(*variable);
        }
        pointers_.push_back(temporary_.data());
        pointers_.push_back(nullptr);
    }
    char** get() { return pointers_.empty() ? environ : pointers_.data(); }

  private:
    std::string temporary_;
    std::vector<char*> pointers_;
};

}  // namespace

model::Result<pid_t> spawn(const std::string& program, const std::vector<std::string>& arguments,
                           const SpawnActions& actions, const std::string& temporary) {
    const SpawnAttributes attributes;
    Environment environment(temporary);
    pid_t child = -1;
    int error = actions.error();
    if (error == 0) {
        error = ::posix_spawn(&child, program.c_str(), actions.get(), attributes.get(),
                              argumentVector(program, arguments).data(), environment.get());
    }
    if (error != 0) {
        return model::fail(error == ENOMEM ? model::ErrorCode::notEnoughMemory
                                           : model::ErrorCode::serverUnavailable,
                           "cannot start " + program + ": " + describeErrno(error));
    }
    return child;
}

}  // namespace winfax::platform
