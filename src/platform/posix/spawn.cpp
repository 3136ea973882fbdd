// SPDX-License-Identifier: MIT
#include "platform/posix/spawn.h"

#include <unistd.h>

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

model::Result<pid_t> spawn(const std::string& program, const std::vector<std::string>& arguments,
                           const SpawnActions& actions) {
    const SpawnAttributes attributes;
    pid_t child = -1;
    const int error = ::posix_spawn(&child, program.c_str(), actions.get(), attributes.get(),
                                    argumentVector(program, arguments).data(), environ);
    if (error != 0) {
        return model::fail(model::ErrorCode::serverUnavailable,
                           "cannot start " + program + ": " + describeErrno(error));
    }
    return child;
}

}  // namespace winfax::platform
