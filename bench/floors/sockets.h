// SPDX-License-Identifier: MIT
// What the system charges for talking to another process over AF_UNIX sockets, and nothing else.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <vector>

#include "process.h"

namespace winfax::bench {

class Socket {
  public:
    explicit Socket(int number) : number_(number) {}
    ~Socket();
    Socket(Socket&& other) noexcept;
    Socket& operator=(Socket&&) = delete;

    int number() const { return number_; }
    // Whole or an exception.
    void send(const void* bytes, std::size_t size) const;
    void receive(void* bytes, std::size_t size) const;

  private:
    int number_;
};

// A process that answers each request of `requestBytes` with `replyBytes`, one connection, blocking
// calls only.
class PingPong {
  public:
    PingPong(std::size_t requestBytes, std::size_t replyBytes);
    void exchange();

  private:
    PingPong(std::size_t requestBytes, std::size_t replyBytes, std::pair<Socket, Socket> ends);

    std::vector<char> request_;
    std::vector<char> reply_;
    Socket mine_;
    ForkedProcess server_;
};

// A process with a reactor (epoll) that answers on any number of connections. Also the floor of
// connecting: a connection is made, used for one round trip and closed.
class EpollEcho {
  public:
    EpollEcho(std::size_t requestBytes, std::size_t replyBytes);
    ~EpollEcho();

    Socket connect() const;
    void exchange(const Socket& socket) const;

  private:
    std::string path_;
    std::vector<char> request_;
    std::size_t replyBytes_;
    Socket listener_;
    std::unique_ptr<ForkedProcess> server_;
};

// Listens and is listened for: shared with the empty server of P12.
Socket listenAt(const std::string& path);
Socket connectTo(const std::string& path);
std::string scratchSocketPath();

}  // namespace winfax::bench
