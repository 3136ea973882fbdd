// SPDX-License-Identifier: MIT
// small_calls.exe: the Windows side of P14. Prints two medians in microseconds, the floor's and the
// product's: a round trip over a raw named pipe, and FaxGetConfiguration. Started by winfax_bench
// under Wine, with an instance's service running.
#include <winfax.h>

#include <cstdio>
#include <cstring>
#include <stdexcept>
#include <string>
#include <thread>

#include "timing.h"

namespace winfax::bench {
namespace {

constexpr int kCalls = 1500;
constexpr int kTurns = 5;  // floor and product, one after the other
// What FaxGetConfiguration sends and gets.
constexpr DWORD kRequestBytes = 12;
constexpr DWORD kReplyBytes = 60;

void must(BOOL succeeded, const char* call) {
    if (!succeeded) {
        throw std::runtime_error(std::string(call) + " failed with error " +
                                 std::to_string(GetLastError()));
    }
}

void sendAll(HANDLE pipe, const char* bytes, DWORD size) {
    DWORD count = 0;
    must(WriteFile(pipe, bytes, size, &count, nullptr) && count == size, "WriteFile");
}

bool receiveAll(HANDLE pipe, char* bytes, DWORD size) {
    for (DWORD done = 0; done < size;) {
        DWORD count = 0;
        if (!ReadFile(pipe, bytes + done, size - done, &count, nullptr)) return false;
        done += count;
    }
    return true;
}

class RawPipe {
  public:
    RawPipe() {
        const std::string name =
            R"(\\.\pipe\winfax-bench-)" + std::to_string(GetCurrentProcessId());
        server_ = CreateNamedPipeA(name.c_str(), PIPE_ACCESS_DUPLEX, PIPE_TYPE_BYTE, 1, 4096, 4096,
                                   0, nullptr);
        must(server_ != INVALID_HANDLE_VALUE, "CreateNamedPipe");
        client_ = CreateFileA(name.c_str(), GENERIC_READ | GENERIC_WRITE, 0, nullptr, OPEN_EXISTING,
                              0, nullptr);
        must(client_ != INVALID_HANDLE_VALUE, "CreateFile");
        echo_ = std::thread([this] {
            char request[kRequestBytes], reply[kReplyBytes] = {};
            while (receiveAll(server_, request, kRequestBytes))
                sendAll(server_, reply, kReplyBytes);
        });
    }
    ~RawPipe() {
        CloseHandle(client_);
        echo_.join();
        CloseHandle(server_);
    }

    void exchange() {
        char request[kRequestBytes] = {}, reply[kReplyBytes];
        sendAll(client_, request, kRequestBytes);
        must(receiveAll(client_, reply, kReplyBytes), "ReadFile");
    }

  private:
    HANDLE server_ = nullptr;
    HANDLE client_ = nullptr;
    std::thread echo_;
};

void measure() {
    HANDLE fax = nullptr;
    must(FaxConnectFaxServerW(nullptr, &fax), "FaxConnectFaxServer");
    RawPipe pipe;
    std::vector<double> floors, products;
    for (int turn = 0; turn < kTurns; ++turn) {
        floors.push_back(medianTime(kCalls, [&] { pipe.exchange(); }));
        PFAX_CONFIGURATIONW configuration = nullptr;
        products.push_back(medianTime(
            kCalls, [&] { must(FaxGetConfigurationW(fax, &configuration), "FaxGetConfiguration"); },
            [&] { FaxFreeBuffer(configuration); }));
    }
    std::printf("%.3f %.3f\n", median(floors), median(products));
    FaxClose(fax);
}

}  // namespace
}  // namespace winfax::bench

int main() {
    try {
        winfax::bench::measure();
        return 0;
    } catch (const std::exception& problem) {
        std::fprintf(stderr, "small_calls: %s\n", problem.what());
        return 2;
    }
}
