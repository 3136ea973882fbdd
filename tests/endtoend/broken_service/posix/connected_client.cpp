// SPDX-License-Identifier: MIT
#include "../connected_client.h"

#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>

namespace winfax::endtoend {
namespace {

class SocketClient final : public ConnectedClient {
  public:
    explicit SocketClient(int socket) : socket_(socket) {}
    ~SocketClient() override { close(socket_); }

    std::string receive(std::size_t count) override {
        if (count == 0) return {};  // recv would wait for a byte all the same
        std::string bytes(count, '\0');
        const ssize_t received = recv(socket_, bytes.data(), count, MSG_WAITALL);
        bytes.resize(received < 0 ? 0 : static_cast<std::size_t>(received));
        return bytes;
    }
    void send(const std::string& bytes) override {
        ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    }

  private:
    int socket_;
};

class SocketEndpoint final : public Endpoint {
  public:
    explicit SocketEndpoint(const std::string& path)
        : path_(path), socket_(socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
        sockaddr_un address{};
        address.sun_family = AF_UNIX;
        path.copy(address.sun_path, sizeof address.sun_path - 1);
        if (bind(socket_, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0 ||
            listen(socket_, 16) != 0) {
            throw std::system_error(errno, std::generic_category(), path);
        }
    }
    ~SocketEndpoint() override {
        close(socket_);
        unlink(path_.c_str());
    }

    std::unique_ptr<ConnectedClient> accept() override {
        const int client = accept4(socket_, nullptr, nullptr, SOCK_CLOEXEC);
        return client < 0 ? nullptr : std::make_unique<SocketClient>(client);
    }
    void stop() override { shutdown(socket_, SHUT_RDWR); }

  private:
    std::string path_;
    int socket_;
};

}  // namespace

std::unique_ptr<Endpoint> openEndpoint(const std::string& path) {
    return std::make_unique<SocketEndpoint>(path);
}

}  // namespace winfax::endtoend
