// SPDX-License-Identifier: MIT
// unload_program LIBRARY: loads the library, subscribes, unloads it with the subscription alive,
// takes events up to the service's end, and loads it again. Prints each step; ends with 0 when all
// went well.
#include <iostream>
#include <stdexcept>
#include <thread>

#include "module.h"

namespace winfax::endtoend {
namespace {

void expect(bool holds, const char* what) {
    if (!holds) {
        throw std::runtime_error(what);
    }
}

// How often each event came until the service ended.
int completedUntilServiceEnded(const PortFunctions& ports, HANDLE port) {
    int completed = 0;
    for (;;) {
        LPOVERLAPPED packet = nullptr;
        expect(ports.take(port, &packet) && packet, "taking an event failed");
        const DWORD id = reinterpret_cast<const FAX_EVENT*>(packet)->EventId;
        ports.freeMemory(packet);
        if (id == FEI_FAXSVC_ENDED) return completed;
        completed += id == FEI_COMPLETED;
    }
}

void subscribe(const Module& module, HANDLE port) {
    HANDLE fax = nullptr;
    expect(module.function<PFAXCONNECTFAXSERVERA>("FaxConnectFaxServerA")(nullptr, &fax),
           "FaxConnectFaxServer failed");
    expect(module.function<PFAXINITIALIZEEVENTQUEUE>("FaxInitializeEventQueue")(fax, port, 0,
                                                                                 nullptr, 0),
           "FaxInitializeEventQueue failed");
    expect(module.function<PFAXCLOSE>("FaxClose")(fax), "FaxClose failed");
}

void run(const std::string& library) {
    Module first(library);
    const PortFunctions ports(first);
    const HANDLE port = ports.create();
    subscribe(first, port);
    first.unload();
    std::cout << "unloaded" << std::endl;
    expect(completedUntilServiceEnded(ports, port) == 1, "the job was not seen to be completed");
    std::cout << "service ended" << std::endl;
    // The subscription's thread lets go of the library as the last thing that it does.
    while (first.goesAway() && first.isPresent()) std::this_thread::yield();
    std::cout << "gone" << std::endl;

    Module second(library);
    HANDLE fax = nullptr;
    const auto connect = second.function<PFAXCONNECTFAXSERVERA>("FaxConnectFaxServerA");
    while (!connect(nullptr, &fax)) std::this_thread::yield();
    expect(second.function<PFAXCLOSE>("FaxClose")(fax), "FaxClose failed after loading again");
    second.unload();
    std::cout << "done" << std::endl;
}

}  // namespace
}  // namespace winfax::endtoend

int main(int argumentCount, char** arguments) {
    try {
        winfax::endtoend::expect(argumentCount == 2, "usage: unload_program LIBRARY");
        winfax::endtoend::run(arguments[1]);
        return 0;
    } catch (const std::exception& problem) {
        std::cerr << problem.what() << std::endl;
        return 1;
    }
}
