// SPDX-License-Identifier: MIT
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#include "floors/sockets.h"

namespace winfax::bench {
namespace {

void watch(int epoll, int descriptor) {
    epoll_event event{};
    event.events = EPOLLIN;
    event.data.fd = descriptor;
    epoll_ctl(epoll, EPOLL_CTL_ADD, descriptor, &event);
}

// Requests are small and come whole.
void serve(int listener, std::size_t requestBytes, std::size_t replyBytes) {
    std::vector<char> request(requestBytes), reply(replyBytes);
    const int epoll = epoll_create1(EPOLL_CLOEXEC);
    watch(epoll, listener);
    for (;;) {
        epoll_event events[256];
        const int count = epoll_wait(epoll, events, 256, -1);
        for (int i = 0; i < count; ++i) {
            const int ready = events[i].data.fd;
            if (ready == listener) {
                watch(epoll, accept4(listener, nullptr, nullptr, SOCK_CLOEXEC | SOCK_NONBLOCK));
            } else if (recv(ready, request.data(), request.size(), 0) > 0) {
                (void)!send(ready, reply.data(), reply.size(), MSG_NOSIGNAL);
            } else {
                close(ready);
            }
        }
    }
}

}  // namespace

EpollEcho::EpollEcho(std::size_t requestBytes, std::size_t replyBytes)
    : path_(scratchSocketPath()),
      request_(requestBytes),
      replyBytes_(replyBytes),
      listener_(listenAt(path_)) {
    server_ = std::make_unique<ForkedProcess>(
        [&] { serve(listener_.number(), requestBytes, replyBytes); });
}

EpollEcho::~EpollEcho() { unlink(path_.c_str()); }

Socket EpollEcho::connect() const { return connectTo(path_); }

void EpollEcho::exchange(const Socket& socket) const {
    socket.send(request_.data(), request_.size());
    thread_local std::vector<char> reply;
    reply.resize(replyBytes_);
    socket.receive(reply.data(), reply.size());
}

}  // namespace winfax::bench
