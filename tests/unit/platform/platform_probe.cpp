// SPDX-License-Identifier: MIT
// The other process of the platform tests. Exit code of `try-lock` is the error code, 0 for
// success.
//   try-lock FILE            takes the lock and ends normally
//   abandon-lock FILE        takes the lock and ends without any cleaning up
//   announce FILE            detaches, writes FILE, announces itself
//   die                      ends before it announces anything
//   bound FILE               prints "hello", announces itself, writes FILE and ends with 5 when its
//                            standard input ends
//   mute                     never announces itself
//   stubborn                 announces itself and takes no notice of its standard input
//   silent FILE              detaches, never announces itself, ends once FILE exists
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <string>
#include <thread>
#include <vector>

#include "platform/files.h"
#include "platform/paths.h"
#include "platform/process.h"

using namespace winfax::platform;

namespace {

std::string announceToken(const std::vector<std::string>& arguments) {
    for (std::size_t index = 0; index + 1 < arguments.size(); ++index)
        if (arguments[index] == "--announce") return arguments[index + 1];
    return {};
}

int announce(const std::vector<std::string>& arguments) {
    detachFromCaller();
    std::ofstream(std::filesystem::path(pathFromUtf8(arguments[1]))) << "announced";
    announceReady(announceToken(arguments));
    return 0;
}

int standStill() {
    // Bounded, so that a test that fails leaves nothing behind.
    std::this_thread::sleep_for(std::chrono::minutes(1));
    return 0;
}

int runBound(const std::vector<std::string>& arguments) {
    std::printf("hello\n");
    std::fflush(stdout);
    onInputEnd([file = std::filesystem::path(pathFromUtf8(arguments[1]))] {
        std::ofstream(file) << "ended";
        std::_Exit(5);
    });
    announceReady(announceToken(arguments));
    return standStill();
}

int runStubborn(const std::vector<std::string>& arguments) {
    announceReady(announceToken(arguments));
    return standStill();
}

int stayStillUntil(const std::filesystem::path& file) {
    detachFromCaller();
    std::error_code ignored;
    // Bounded, so that a test that fails leaves nothing behind.
    for (int count = 0; count < 6000 && !std::filesystem::exists(file, ignored); ++count)
        std::this_thread::sleep_for(std::chrono::milliseconds(10));
    return 0;
}

}  // namespace

int main(int count, char** values) {
    const std::vector<std::string> arguments(values + 1, values + count);
    if (arguments.empty()) return 2;
    const std::string& mode = arguments[0];
    if (mode == "die") return 3;
    if (mode == "announce") return announce(arguments);
    if (mode == "bound") return runBound(arguments);
    if (mode == "mute") return standStill();
    if (mode == "stubborn") return runStubborn(arguments);
    if (mode == "silent") return stayStillUntil(pathFromUtf8(arguments[1]));
    const auto lock = tryLockFile(pathFromUtf8(arguments[1]));
    if (mode == "abandon-lock") std::_Exit(lock ? 0 : 1);
    return lock ? 0 : static_cast<int>(lock.error().code);
}
