// SPDX-License-Identifier: MIT
#include "floors/sockets.h"

#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <system_error>
#include <utility>

namespace winfax::bench {
namespace {

[[noreturn]] void failed(const char* what) {
    throw std::system_error(errno, std::generic_category(), what);
}

std::pair<Socket, Socket> socketPair() {
    int ends[2];
    if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0) failed("socketpair");
    return {Socket(ends[0]), Socket(ends[1])};
}

sockaddr_un addressOf(const std::string& path) {
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    std::strncpy(address.sun_path, path.c_str(), sizeof address.sun_path - 1);
    return address;
}

Socket newSocket() {
    const int number = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (number < 0) failed("socket");
    return Socket(number);
}

}  // namespace

Socket::~Socket() {
    if (number_ >= 0) close(number_);
}

Socket::Socket(Socket&& other) noexcept : number_(std::exchange(other.number_, -1)) {}

void Socket::send(const void* bytes, std::size_t size) const {
    const auto* at = static_cast<const char*>(bytes);
    while (size > 0) {
        const ssize_t count = ::send(number_, at, size, MSG_NOSIGNAL);
        if (count <= 0) failed("send");
        at += count;
        size -= static_cast<std::size_t>(count);
    }
}

void Socket::receive(void* bytes, std::size_t size) const {
    auto* at = static_cast<char*>(bytes);
    while (size > 0) {
        const ssize_t count = recv(number_, at, size, 0);
        if (count <= 0) failed("recv");
        at += count;
        size -= static_cast<std::size_t>(count);
    }
}

PingPong::PingPong(std::size_t requestBytes, std::size_t replyBytes)
    : PingPong(requestBytes, replyBytes, socketPair()) {}

PingPong::PingPong(std::size_t requestBytes, std::size_t replyBytes, std::pair<Socket, Socket> ends)
    : request_(requestBytes), reply_(replyBytes), mine_(std::move(ends.first)), server_([&] {
          for (;;) {
              ends.second.receive(request_.data(), request_.size());
              ends.second.send(reply_.data(), reply_.size());
          }
      }) {}

void PingPong::exchange() {
    mine_.send(request_.data(), request_.size());
    mine_.receive(reply_.data(), reply_.size());
}

Socket listenAt(const std::string& path) {
    Socket socket = newSocket();
    const sockaddr_un address = addressOf(path);
    unlink(path.c_str());
    if (bind(socket.number(), reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0)
        failed("bind");
    if (listen(socket.number(), SOMAXCONN) != 0) failed("listen");
    return socket;
}

Socket connectTo(const std::string& path) {
    Socket socket = newSocket();
    const sockaddr_un address = addressOf(path);
    if (connect(socket.number(), reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0)
        failed("connect");
    return socket;
}

std::string scratchSocketPath() {
    static int count = 0;
    return "/tmp/winfax-bench-" + std::to_string(getpid()) + "-" + std::to_string(++count);
}

}  // namespace winfax::bench
