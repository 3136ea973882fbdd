// SPDX-License-Identifier: MIT
#include "platform/run_program.h"

#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>

#include "platform/posix/spawn.h"
#include "platform/posix/system_error.h"

namespace winfax::platform {

namespace {

// While it lives, what the terminal sends is not for us.
class InterruptsIgnored {
  public:
    InterruptsIgnored()
        : interrupt_(std::signal(SIGINT, SIG_IGN)), quit_(std::signal(SIGQUIT, SIG_IGN)) {}
    ~InterruptsIgnored() {
        std::signal(SIGINT, interrupt_);
        std::signal(SIGQUIT, quit_);
    }
    InterruptsIgnored(const InterruptsIgnored&) = delete;
    InterruptsIgnored& operator=(const InterruptsIgnored&) = delete;

  private:
    using Handler = void (*)(int);
    Handler interrupt_;
    Handler quit_;
};

// The program must not inherit what is ignored here.
class DefaultInterrupts {
  public:
    DefaultInterrupts() {
        ::posix_spawnattr_init(&attributes_);
        sigset_t signals;
        ::sigemptyset(&signals);
        ::sigaddset(&signals, SIGINT);
        ::sigaddset(&signals, SIGQUIT);
        ::posix_spawnattr_setsigdefault(&attributes_, &signals);
        ::posix_spawnattr_setflags(&attributes_, POSIX_SPAWN_SETSIGDEF);
    }
    ~DefaultInterrupts() { ::posix_spawnattr_destroy(&attributes_); }
    DefaultInterrupts(const DefaultInterrupts&) = delete;
    DefaultInterrupts& operator=(const DefaultInterrupts&) = delete;
    const posix_spawnattr_t* get() const { return &attributes_; }

  private:
    posix_spawnattr_t attributes_;
};

}  // namespace

model::Result<int> runProgram(const std::string& program,
                              const std::vector<std::string>& arguments) {
    const InterruptsIgnored ignored;
    const DefaultInterrupts attributes;
    pid_t child = 0;
    const int error = ::posix_spawnp(&child, program.c_str(), nullptr, attributes.get(),
                                     argumentVector(program, arguments).data(), environ);
    if (error != 0) return systemFailure(error, "run", program);
    int status = 0;
    while (::waitpid(child, &status, 0) < 0) {
        if (errno != EINTR) return systemFailure(errno, "wait for", program);
    }
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

}  // namespace winfax::platform
