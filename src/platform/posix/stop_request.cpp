// SPDX-License-Identifier: MIT
// Signals of the service's own process; a file of its own, so that the client library, which must
// never touch signals, does not link it.
#include <csignal>
#include <thread>
#include <utility>

#include "platform/process.h"

namespace winfax::platform {
namespace {

bool isIgnored(int signal) {
    struct sigaction action {};
    return ::sigaction(signal, nullptr, &action) == 0 && action.sa_handler == SIG_IGN;
}

// What asks for the end. A shell has the background ignore SIGINT, and who sends it all the same
// means it; nohup asks to outlive the terminal.
sigset_t stopSignals() {
    sigset_t signals;
    sigemptyset(&signals);
    for (const int signal : {SIGTERM, SIGINT}) {
        std::signal(signal, SIG_DFL);
        sigaddset(&signals, signal);
    }
    if (!isIgnored(SIGHUP)) sigaddset(&signals, SIGHUP);
    return signals;
}

}  // namespace

// No handler, and so nothing that may run in the middle of anything: every thread that starts from
// here on blocks these signals too, and one takes them. Further ones stay pending.
void onStopRequest(std::function<void()> stop) {
    std::signal(SIGPIPE, SIG_IGN);
    const sigset_t signals = stopSignals();
    ::pthread_sigmask(SIG_BLOCK, &signals, nullptr);
    std::thread([signals, stop = std::move(stop)] {
        int signal = 0;
        if (::sigwait(&signals, &signal) == 0) stop();
    }).detach();
}

}  // namespace winfax::platform
