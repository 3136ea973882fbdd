// SPDX-License-Identifier: MIT
// A fax program for tests that need more than one process.
//   fax_program connect   connects, prints "connected" and stays until it is killed
//   fax_program leave     ends in the middle of things: a live event queue, a thread that waits at it
#include <iostream>
#include <thread>

#include "api.h"

namespace winfax::conformance {
namespace {

int fail(const char* what) {
    std::cerr << what << " failed with error " << lastError() << std::endl;
    return 1;
}

[[noreturn]] void waitForEver(HANDLE port) {
    for (;;) {
        DWORD bytes = 0;
        ULONG_PTR key = 0;
        LPOVERLAPPED packet = nullptr;
        takePacket(port, &bytes, &key, &packet, INFINITE);
    }
}

int stayConnected() {
    HANDLE fax = nullptr;
    if (!api().FaxConnectFaxServerA(nullptr, &fax)) return fail("FaxConnectFaxServer");
    if (!api().FaxAccessCheck(fax, FAX_JOB_QUERY)) return fail("FaxAccessCheck");
    std::cout << "connected" << std::endl;
    waitForEver(createPort());
}

int leave() {
    HANDLE fax = nullptr;
    const HANDLE port = createPort();
    if (!api().FaxConnectFaxServerA(nullptr, &fax)) return fail("FaxConnectFaxServer");
    if (!api().FaxInitializeEventQueue(fax, port, 0, nullptr, 0)) {
        return fail("FaxInitializeEventQueue");
    }
    std::thread([port] { waitForEver(port); }).detach();
    return 0;
}

}  // namespace
}  // namespace winfax::conformance

int main(int argumentCount, char** arguments) {
    using namespace winfax::conformance;
    const std::string mode = argumentCount > 1 ? arguments[1] : "";
    try {
        loadLibrary();
    } catch (const std::exception& problem) {
        std::cerr << problem.what() << std::endl;
        return 2;
    }
    if (mode == "connect") return stayConnected();
    if (mode == "leave") return leave();
    std::cerr << "usage: fax_program connect | leave" << std::endl;
    return 2;
}
