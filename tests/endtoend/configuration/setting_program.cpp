// SPDX-License-Identifier: MIT
// A program that sets things while others do so too.
//   setting_program configure NUMBER ROUNDS   writes configurations whose members are all NUMBER,
//                                             and checks that those it reads are of one number
//   setting_program compete NUMBER ROUNDS     opens the first device to modify it, so many times
//   setting_program hold                      opens it, prints "held" and stays until it is killed
// A program that saw a mixture, or was not alone with the device, says so and ends with 1.
#include <iostream>
#include <string>

#include "api.h"

namespace winfax::conformance {
namespace {

int fail(const std::string& what) {
    std::cerr << what << ", last error " << lastError() << std::endl;
    return 1;
}

HANDLE connected() {
    HANDLE fax = nullptr;
    if (!api().FaxConnectFaxServerW(nullptr, &fax)) return nullptr;
    return fax;
}

bool isOfOneNumber(const FAX_CONFIGURATIONA& read) {
    return read.RetryDelay == read.Retries && read.DirtyDays == read.Retries &&
           read.StartCheapTime.Minute == read.Retries &&
           read.StopCheapTime.Minute == read.Retries && read.ArchiveDirectory &&
           read.ArchiveDirectory == "/archive/" + std::to_string(read.Retries);
}

int configure(WORD number, int rounds) {
    const HANDLE fax = connected();
    const std::string folder = "/archive/" + std::to_string(number);
    FAX_CONFIGURATIONA value{};
    value.SizeOfStruct = sizeof value;
    value.Retries = value.RetryDelay = value.DirtyDays = number;
    value.StartCheapTime.Minute = value.StopCheapTime.Minute = number;
    value.ArchiveDirectory = folder.c_str();
    for (int round = 0; round < rounds; ++round) {
        if (!api().FaxSetConfigurationA(fax, &value)) return fail("FaxSetConfiguration failed");
        FAX_CONFIGURATIONA* read = nullptr;
        if (!api().FaxGetConfigurationA(fax, &read)) return fail("FaxGetConfiguration failed");
        if (!isOfOneNumber(*read)) return fail("the configuration is a mixture");
        api().FaxFreeBuffer(read);
    }
    return 0;
}

DWORD firstDevice(HANDLE fax) {
    FAX_PORT_INFOW* ports = nullptr;
    DWORD count = 0;
    if (!api().FaxEnumPortsW(fax, &ports, &count) || count == 0) return 0;
    const DWORD device = ports[0].DeviceId;
    api().FaxFreeBuffer(ports);
    return device;
}

// While one holds the device, nobody else's number appears in it.
int changeAlone(HANDLE port, DWORD number) {
    for (int step = 0; step < 3; ++step) {
        FAX_PORT_INFOW* info = nullptr;
        if (!api().FaxGetPortW(port, &info)) return fail("FaxGetPort failed");
        if (step > 0 && info->Rings != number) return fail("not alone with the device");
        info->Rings = number;
        const BOOL set = api().FaxSetPortW(port, info);
        api().FaxFreeBuffer(info);
        if (!set) return fail("FaxSetPort failed");
    }
    return 0;
}

int compete(DWORD number, int rounds) {
    const HANDLE fax = connected();
    const DWORD device = firstDevice(fax);
    for (int won = 0; won < rounds;) {
        HANDLE port = nullptr;
        if (!api().FaxOpenPort(fax, device, PORT_OPEN_MODIFY, &port)) {
            if (lastError() != ERROR_INVALID_HANDLE) return fail("FaxOpenPort failed");
            continue;
        }
        ++won;
        if (const int bad = changeAlone(port, number)) return bad;
        if (!api().FaxClose(port)) return fail("FaxClose failed");
    }
    return 0;
}

int hold() {
    const HANDLE fax = connected();
    HANDLE port = nullptr;
    if (!api().FaxOpenPort(fax, firstDevice(fax), PORT_OPEN_MODIFY, &port)) {
        return fail("FaxOpenPort failed");
    }
    std::cout << "held" << std::endl;
    DWORD bytes = 0;
    ULONG_PTR key = 0;
    LPOVERLAPPED packet = nullptr;
    takePacket(createPort(), &bytes, &key, &packet, INFINITE);
    return 0;
}

}  // namespace
}  // namespace winfax::conformance

int main(int argumentCount, char** arguments) {
    using namespace winfax::conformance;
    const std::string mode = argumentCount > 1 ? arguments[1] : "";
    try {
        loadLibrary();
        if (mode == "hold") return hold();
        if (argumentCount == 4) {
            const int number = std::stoi(arguments[2]);
            const int rounds = std::stoi(arguments[3]);
            if (mode == "configure") return configure(static_cast<WORD>(number), rounds);
            if (mode == "compete") return compete(static_cast<DWORD>(number), rounds);
        }
    } catch (const std::exception& problem) {
        std::cerr << problem.what() << std::endl;
        return 2;
    }
    std::cerr << "usage: setting_program configure|compete NUMBER ROUNDS | hold" << std::endl;
    return 2;
}
