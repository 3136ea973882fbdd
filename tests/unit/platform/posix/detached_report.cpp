// SPDX-License-Identifier: MIT
// Started by startDetached(): detaches, writes what it finds to the file named first, announces
// itself.
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <csignal>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <string>

#include "platform/process.h"

namespace {

std::string openDescriptors() {
    std::string list;
    for (int number = 0; number < 1024; ++number)
        if (fcntl(number, F_GETFD) >= 0) list += std::to_string(number) + " ";
    return list;
}

bool stdioIsNull() {
    struct stat null {};
    stat("/dev/null", &null);
    for (int number = 0; number < 3; ++number) {
        struct stat status {};
        if (fstat(number, &status) != 0 || status.st_rdev != null.st_rdev) return false;
    }
    return true;
}

bool signalsAreDefault() {
    sigset_t blocked;
    sigprocmask(SIG_BLOCK, nullptr, &blocked);
    struct sigaction action {};
    sigaction(SIGUSR1, nullptr, &action);
    return sigismember(&blocked, SIGUSR2) == 0 && action.sa_handler == SIG_DFL;
}

}  // namespace

int main(int count, char** arguments) {
    if (count < 2 || std::strcmp(arguments[count - 2], "--announce") != 0) return 2;
    winfax::platform::detachFromCaller();
    std::ofstream report(arguments[1]);
    report << "descriptors " << openDescriptors() << "\n";
    report << "stdio " << (stdioIsNull() ? "null" : "inherited") << "\n";
    report << "signals " << (signalsAreDefault() ? "default" : "inherited") << "\n";
    report << "session " << getsid(0) << "\n";
    report << "directory " << std::filesystem::current_path().native() << "\n";
    report.close();
    winfax::platform::announceReady(arguments[count - 1]);
}
