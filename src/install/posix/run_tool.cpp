// SPDX-License-Identifier: MIT
#include "install/posix/run_tool.h"

#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>

#include "platform/posix/system_error.h"

namespace winfax::install {

model::Result<void> runTool(const std::vector<std::string>& command) {
    std::string line;
    std::vector<char*> arguments;
    for (const std::string& word : command) {
        line += (line.empty() ? "" : " ") + word;
        arguments.push_back(const_cast<char*>(word.c_str()));
    }
    arguments.push_back(nullptr);
    pid_t child = 0;
    const int error =
        ::posix_spawnp(&child, arguments[0], nullptr, nullptr, arguments.data(), environ);
    if (error != 0) return platform::systemFailure(error, "run", line);
    int status = 0;
    pid_t ended;
    do ended = ::waitpid(child, &status, 0);
    while (ended < 0 && errno == EINTR);
    if (ended == child && WIFEXITED(status) && WEXITSTATUS(status) == 0) return {};
    const std::string how = ended == child && WIFEXITED(status)
                                ? "exit code " + std::to_string(WEXITSTATUS(status))
                                : "a signal";
    return model::fail(model::ErrorCode::internalError,
                       "'" + line + "' ended with " + how + "; run it by hand to see why");
}

}  // namespace winfax::install
