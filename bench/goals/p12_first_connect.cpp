// SPDX-License-Identifier: MIT
// P12: the first connection of a program, which starts the service.
#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <stdexcept>

#include "endtoend/support/service_process.h"
#include "floors/sockets.h"
#include "goals.h"
#include "product.h"
#include "timing.h"

namespace winfax::bench {
namespace {

constexpr int kStarts = 5;

// fork, exec and connect; the server's process, which ends by itself.
pid_t startEmptyServer(const std::string& program, const std::string& socket) {
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
    connectTo(socket);
    return id;
}

// Until its process is gone: the next one is not to wait for what this one still holds.
void stopService() {
    const auto status = endtoend::readStatus();
    if (!status) throw std::runtime_error("no service was started");
    endtoend::ServiceProcess service(status->processId);
    test::runProgram(test::productPath("faxctl"), {"stop"});
    if (!service.waitUntilGone()) throw std::runtime_error("the service does not end");
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
                        pid_t server = 0;
                        return medianTime(
                            kStarts,
                            [&] { server = startEmptyServer(program, scratchSocketPath()); },
                            [&] { waitpid(server, nullptr, 0); });
                    },
                    [&] {
                        std::unique_ptr<FaxServer> server;
                        return medianTime(
                            kStarts, [&] { server = std::make_unique<FaxServer>(); },
                            [&] {
                                server.reset();
                                stopService();
                            });
                    }});
}

}  // namespace winfax::bench
