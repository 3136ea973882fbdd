// SPDX-License-Identifier: MIT
#include "../connected_client.h"

#include <windows.h>
#include <sddl.h>

#include <atomic>
#include <stdexcept>

namespace winfax::endtoend {
namespace {

class PipeClient final : public ConnectedClient {
  public:
    explicit PipeClient(HANDLE pipe) : pipe_(pipe) {}
    ~PipeClient() override {
        FlushFileBuffers(pipe_);
        CloseHandle(pipe_);
    }

    std::string receive(std::size_t count) override {
        std::string bytes(count, '\0');
        std::size_t filled = 0;
        DWORD received = 0;
        while (filled < count &&
               ReadFile(pipe_, bytes.data() + filled, static_cast<DWORD>(count - filled), &received,
                        nullptr) &&
               received > 0) {
            filled += received;
        }
        bytes.resize(filled);
        return bytes;
    }
    void send(const std::string& bytes) override {
        DWORD sent = 0;
        WriteFile(pipe_, bytes.data(), static_cast<DWORD>(bytes.size()), &sent, nullptr);
    }

  private:
    HANDLE pipe_;
};

// The library believes a pipe only when its owner is the user, whose SID is in the pipe's name:
// \\.\pipe\winfax-SID-NAME, where SID is "S-1-" and more numbers.
std::string descriptorFor(const std::string& path) {
    const std::size_t begin = path.find("S-1-");
    const std::size_t end = path.find_first_not_of("S-0123456789", begin);
    std::string user = path.substr(begin, end - begin);
    if (user.ends_with('-')) user.pop_back();
    return "O:" + user + "D:(A;;GA;;;" + user + ")";
}

class PipeEndpoint final : public Endpoint {
  public:
    explicit PipeEndpoint(std::string path) : path_(std::move(path)), waiting_(makePipe()) {}
    ~PipeEndpoint() override { CloseHandle(waiting_); }

    std::unique_ptr<ConnectedClient> accept() override {
        const bool connected = ConnectNamedPipe(waiting_, nullptr) != FALSE ||
                               GetLastError() == ERROR_PIPE_CONNECTED;
        if (!connected || stopped_) return nullptr;
        auto client = std::make_unique<PipeClient>(waiting_);
        waiting_ = makePipe();
        return client;
    }
    // Wakes the one who waits in accept() by coming as a client.
    void stop() override {
        stopped_ = true;
        const HANDLE end = CreateFileA(path_.c_str(), GENERIC_READ | GENERIC_WRITE, 0, nullptr,
                                       OPEN_EXISTING, 0, nullptr);
        if (end != INVALID_HANDLE_VALUE) CloseHandle(end);
    }

  private:
    HANDLE makePipe() const {
        SECURITY_ATTRIBUTES security{sizeof security, nullptr, FALSE};
        ConvertStringSecurityDescriptorToSecurityDescriptorA(descriptorFor(path_).c_str(),
                                                             SDDL_REVISION_1,
                                                             &security.lpSecurityDescriptor,
                                                             nullptr);
        const HANDLE pipe = CreateNamedPipeA(path_.c_str(), PIPE_ACCESS_DUPLEX,
                                             PIPE_TYPE_BYTE | PIPE_REJECT_REMOTE_CLIENTS,
                                             PIPE_UNLIMITED_INSTANCES, 4096, 4096, 0, &security);
        LocalFree(security.lpSecurityDescriptor);
        if (pipe == INVALID_HANDLE_VALUE) {
            throw std::runtime_error("cannot make the pipe " + path_ + ": error " +
                                     std::to_string(GetLastError()));
        }
        return pipe;
    }

    std::string path_;
    std::atomic<bool> stopped_{false};
    HANDLE waiting_;
};

}  // namespace

std::unique_ptr<Endpoint> openEndpoint(const std::string& path) {
    return std::make_unique<PipeEndpoint>(path);
}

}  // namespace winfax::endtoend
