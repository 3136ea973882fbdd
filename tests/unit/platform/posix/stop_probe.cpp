// SPDX-License-Identifier: MIT
// Sends itself the signal numbered by its argument, twice; ends with 0 once it is asked to stop.
#include <unistd.h>

#include <csignal>
#include <cstdlib>
#include <future>

#include "platform/process.h"

int main(int count, char** arguments) {
    if (count != 2) return 2;
    std::promise<void> asked;
    std::future<void> stop = asked.get_future();
    winfax::platform::onStopRequest([&] { asked.set_value(); });  // a second call would throw
    std::raise(SIGPIPE);
    const int signal = std::atoi(arguments[1]);
    ::kill(::getpid(), signal);
    stop.wait();
    ::kill(::getpid(), signal);
    std::_Exit(0);
}
