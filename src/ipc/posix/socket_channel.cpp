// SPDX-License-Identifier: MIT
// A blocking socket with the system's own time limits, so that a call costs one send and one
// receive. It lives in other people's processes: no SIGPIPE, and their signals may interrupt every
// wait.
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <optional>

#include "ipc/channel.h"
#include "ipc/posix/endpoint.h"
#include "platform/posix/system_error.h"
#include "platform/posix/users.h"

namespace winfax::ipc {
namespace {

using model::ErrorCode;
using model::Result;
using std::chrono::milliseconds;
using Clock = std::chrono::steady_clock;

// Zero: for ever.
void setTimeLimit(int socket, int option, milliseconds limit) {
    timeval value{};
    value.tv_sec = static_cast<time_t>(limit.count() / 1000);
    value.tv_usec = static_cast<suseconds_t>(limit.count() % 1000 * 1000);
    ::setsockopt(socket, SOL_SOCKET, option, &value, sizeof value);
}

class SocketChannel final : public Channel {
  public:
    explicit SocketChannel(platform::Descriptor socket) : socket_(std::move(socket)) {}

    void setStallLimit(milliseconds limit) override {
        limit_ = limit;
        setTimeLimit(socket_.number(), SO_SNDTIMEO, limit);
        setTimeLimit(socket_.number(), SO_RCVTIMEO, limit);
    }

    Result<void> send(std::span<const std::byte> bytes) override {
        while (!bytes.empty()) {
            const auto count = move(POLLOUT, [&] {
                return ::send(socket_.number(), bytes.data(), bytes.size(), MSG_NOSIGNAL);
            });
            if (!count) return tl::unexpected(count.error());
            bytes = bytes.subspan(*count);
        }
        return {};
    }

    Result<std::size_t> receive(std::span<std::byte> buffer) override {
        const auto count =
            move(POLLIN, [&] { return ::recv(socket_.number(), buffer.data(), buffer.size(), 0); });
        if (count && *count == 0 && !buffer.empty())
            return model::fail(ErrorCode::callFailed, "the fax service closed the connection");
        return count;
    }

    void interrupt() override {
        interrupted_.store(true);
        ::shutdown(socket_.number(), SHUT_RDWR);
    }

    // Closing a copy of the descriptor, without shutdown(), leaves the parent's connection alone.
    void abandon() override { socket_.reset(); }

  private:
    // One system call that moves bytes, begun again when a signal of the host interrupts it. The
    // system would then count the limit from zero, each time, so from there on the wait is our own.
    template <class Transfer>
    Result<std::size_t> move(short event, Transfer transfer) {
        std::optional<Clock::time_point> deadline;
        for (;;) {
            if (interrupted_.load())
                return model::fail(ErrorCode::callFailed, "the connection was interrupted");
            const ssize_t count = transfer();
            const int error = errno;
            if (interrupted_.load()) continue;
            if (count >= 0) return static_cast<std::size_t>(count);
            if (error == EINTR && !deadline)
                deadline = limit_.count() > 0 ? Clock::now() + limit_ : Clock::time_point::max();
            if (error == EAGAIN || (error == EINTR && !waitUntil(*deadline, event)))
                return model::fail(ErrorCode::timeout, "the fax service does not answer");
            if (error != EINTR)
                return model::fail(
                    ErrorCode::callFailed,
                    "the connection to the fax service is gone: " + platform::describeErrno(error));
        }
    }

    bool waitUntil(Clock::time_point deadline, short event) const {
        for (;;) {
            int patience = -1;
            if (deadline != Clock::time_point::max()) {
                const auto left = std::chrono::ceil<milliseconds>(deadline - Clock::now());
                if (left.count() <= 0) return false;
                patience = static_cast<int>(std::min<std::int64_t>(left.count(), 1 << 30));
            }
            pollfd waited{socket_.number(), event, 0};
            if (::poll(&waited, 1, patience) > 0) return true;
        }
    }

    platform::Descriptor socket_;
    milliseconds limit_{0};
    std::atomic<bool> interrupted_ = false;
};

tl::unexpected<model::Error> connectFailure(int error, const Instance& instance) {
    const std::string detail =
        "cannot connect to " + instance.endpoint + ": " + platform::describeErrno(error);
    if (error == EACCES || error == EPERM)
        return model::fail(ErrorCode::accessDenied,
                           detail + (instance.system ? "; is this user in the group fax?" : ""));
    return model::fail(ErrorCode::serverUnavailable, detail);
}

Result<void> connectSocket(int socket, const Instance& instance, milliseconds patience) {
    const auto address = socketAddress(instance.endpoint);
    if (!address)
        return model::fail(ErrorCode::serverUnavailable,
                           "the endpoint " + instance.endpoint + " is too long for a socket");
    Patience waiting(patience);
    for (;;) {
        // For a local socket the send limit bounds the wait for room in the backlog; zero would
        // mean no bound.
        setTimeLimit(socket, SO_SNDTIMEO, std::max(waiting.left(), milliseconds(1)));
        if (::connect(socket, reinterpret_cast<const sockaddr*>(&*address), sizeof *address) == 0)
            return {};
        const int error = errno;
        if (error != EINTR && error != EAGAIN) return connectFailure(error, instance);
        if (waiting.left().count() == 0)
            return model::fail(ErrorCode::timeout,
                               "the fax service at " + instance.endpoint + " accepts nobody");
    }
}

// Somebody else's program at our endpoint would get our documents.
Result<void> checkServer(int socket, const Instance& instance) {
    const auto server = credentialsOf(socket);
    const auto serviceAccount =
        instance.system ? platform::userNamed(kServiceAccount) : std::nullopt;
    if (server && mayServe(instance, server->uid, geteuid(), serviceAccount)) return {};
    const std::string who = server ? "user " + std::to_string(server->uid) : "an unknown user";
    return model::fail(ErrorCode::serverUnavailable, "the program that listens at " +
                                                         instance.endpoint + " runs as " + who +
                                                         " and is not trusted as fax service");
}

}  // namespace

Result<std::unique_ptr<Channel>> connectChannel(const Instance& instance, milliseconds patience) {
    platform::Descriptor socket = openSocket();
    if (!socket)
        return model::fail(ErrorCode::notEnoughMemory,
                           "cannot create a socket: " + platform::describeErrno(errno));
    if (auto connected = connectSocket(socket.number(), instance, patience); !connected)
        return tl::unexpected(connected.error());
    if (auto trusted = checkServer(socket.number(), instance); !trusted)
        return tl::unexpected(trusted.error());
    setTimeLimit(socket.number(), SO_SNDTIMEO, milliseconds(0));
    return std::make_unique<SocketChannel>(std::move(socket));
}

Result<void> startSystemInstance(const Instance& instance, milliseconds patience) {
    // systemd starts the service when somebody connects; so there is only its socket to wait for.
    Patience waiting(patience);
    for (;;) {
        auto channel = connectChannel(instance, waiting.left());
        if (channel) return {};
        const bool absent = channel.error().code == ErrorCode::serverUnavailable;
        if (!absent || !waiting.pause()) return tl::unexpected(channel.error());
    }
}

}  // namespace winfax::ipc
