// SPDX-License-Identifier: MIT
// Signals of the service's own process; a file of its own, so that the client library, which must
// never handle signals, does not link it.
#include <sys/eventfd.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <thread>

#include "platform/process.h"

namespace winfax::platform {
namespace {

// The one thing that a handler can reach. Never closed: a signal may come at any time.
volatile std::sig_atomic_t wakeDescriptor = -1;

extern "C" void wakeOnSignal(int) {
    const int error = errno;
    const std::uint64_t one = 1;
    [[maybe_unused]] const ssize_t written = ::write(wakeDescriptor, &one, sizeof one);
    errno = error;
}

void handle(int signal, void (*handler)(int)) {
    struct sigaction action {};
    action.sa_handler = handler;
    action.sa_flags = SA_RESTART;
    sigfillset(&action.sa_mask);
    ::sigaction(signal, &action, nullptr);
}

bool isIgnored(int signal) {
    struct sigaction action {};
    return ::sigaction(signal, nullptr, &action) == 0 && action.sa_handler == SIG_IGN;
}

}  // namespace

void onStopRequest(std::function<void()> stop) {
    wakeDescriptor = ::eventfd(0, EFD_CLOEXEC);
    std::thread([stop = std::move(stop)] {
        std::uint64_t count = 0;
        while (::read(wakeDescriptor, &count, sizeof count) < 0 && errno == EINTR) {
        }
        if (count > 0) stop();
    }).detach();
    handle(SIGPIPE, SIG_IGN);
    handle(SIGTERM, wakeOnSignal);
    handle(SIGINT, wakeOnSignal);
    // nohup asks to outlive the terminal.
    if (!isIgnored(SIGHUP)) handle(SIGHUP, wakeOnSignal);
}

}  // namespace winfax::platform
