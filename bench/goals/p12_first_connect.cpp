// SPDX-License-Identifier: MIT
// P12: the first connection of a program, which starts the service.
#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <stdexcept>

#include "floors/sockets.h"
#include "goals.h"
#include "product.h"
#include "timing.h"

namespace winfax::bench {
namespace {

constexpr int kStarts = 5;

// fork, exec and connect.
void startEmptyServer(const std::string& program, const std::string& socket) {
    int ends[2];
    if (pipe2(ends, O_CLOEXEC) != 0) throw std::runtime_error("no pipe");
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO);
    std::string name = program, path = socket;
    char* arguments[] = {name.data(), path.data(), nullptr};
    pid_t id = 0;
    const int error = posix_spawn(&id, program.c_str(), &actions, nullptr, arguments, environ);
    posix_spawn_file_actions_destroy(&actions);
    close(ends[1]);
    char ready;
    if (error == 0) (void)!read(ends[0], &ready, 1);
    close(ends[0]);
    if (error != 0) throw std::runtime_error("empty_server could not be started");
    { const Socket connection = connectTo(socket); }
    waitpid(id, nullptr, 0);
}

}  // namespace

void measureFirstConnect(Report& report) {
    const auto program =
        test::readVariable("WINFAX_TEST_PROGRAM_DIR").value_or(".") + "/empty_server";
    test::ScratchInstance instance("real");
    const test::ScopedVariable start("WINFAX_AUTOSTART", "1");
    report.compare({"P12",
                    "first FaxConnectFaxServer / start of an empty server",
                    "us",
                    {Better::lower, 3, 1.5},
                    [&] {
                        return medianTime(kStarts,
                                          [&] { startEmptyServer(program, scratchSocketPath()); });
                    },
                    [&] {
                        std::unique_ptr<FaxServer> server;
                        return medianTime(
                            kStarts, [&] { server = std::make_unique<FaxServer>(); },
                            [&] {
                                server.reset();
                                test::runProgram(test::productPath("faxctl"), {"stop"});
                            });
                    }});
}

}  // namespace winfax::bench
