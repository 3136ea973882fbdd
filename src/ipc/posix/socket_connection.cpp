// SPDX-License-Identifier: MIT
// How a connection ends is the hard part. The end shows by reading: so whoever reads meets it
// there, after all data. Who does not read would never see it, while epoll reports a hang-up for
// ever: such a connection is parked outside epoll until it is read again, or closed when a write
// fails.
#include "ipc/posix/socket_connection.h"

#include <sys/epoll.h>
#include <sys/socket.h>
#include <sys/uio.h>

#include <algorithm>
#include <cassert>
#include <cerrno>

namespace winfax::ipc {
namespace {

constexpr std::size_t kPiecesPerSend = 64;
// How long the rest of what a service said last may take. Longer waits would let clients that
// never read pile up.
constexpr std::chrono::seconds kLingerTime{5};

// Most often there is one piece, a reply, and for one the system has a shorter way.
ssize_t sendPieces(int socket, std::span<iovec> pieces) {
    constexpr int kFlags = MSG_NOSIGNAL | MSG_DONTWAIT;
    if (pieces.size() == 1) {
        return ::send(socket, pieces.front().iov_base, pieces.front().iov_len, kFlags);
    }
    msghdr message{};
    message.msg_iov = pieces.data();
    message.msg_iovlen = pieces.size();
    return ::sendmsg(socket, &message, kFlags);
}

}  // namespace

// Lies on the stack while a hook runs. The connection may end inside its own hook; the function
// object that is being executed then moves here and outlives the call.
struct SocketConnection::Dispatch {
    explicit Dispatch(SocketConnection& connection) : owner(&connection) {
        connection.dispatch_ = this;
    }
    ~Dispatch() {
        if (owner) owner->dispatch_ = nullptr;
    }
    Dispatch(const Dispatch&) = delete;
    Dispatch& operator=(const Dispatch&) = delete;

    SocketConnection* owner;  // nullptr once the connection is gone
    std::unique_ptr<Stream::Hooks> kept;
};

SocketConnection::SocketConnection(EpollLoop& loop, platform::Descriptor socket)
    : loop_(loop), socket_(std::move(socket)), ticket_(loop.enter(*this)) {}

SocketConnection::~SocketConnection() {
    dropHooks();
    if (dispatch_) dispatch_->owner = nullptr;
    close();
    loop_.leave(ticket_);
}

void SocketConnection::dropHooks() {
    if (dispatch_)
        dispatch_->kept = std::move(hooks_);
    else
        hooks_.reset();
}

void SocketConnection::start(Stream::Hooks hooks) {
    assert(!hooks_ && "a stream is started once");
    hooks_ = std::make_unique<Stream::Hooks>(std::move(hooks));
    updateWatch();
}

void SocketConnection::write(std::vector<std::byte> bytes, model::SharedPieces kept) {
    if (bytes.empty() || broken_ || closing_ || !socket_) return;
    const bool first = queue_.empty();
    if (sentPieces_ > queue_.size() / 2) {  // a reader that is always behind
        queue_.erase(queue_.begin(), firstUnsent());
        sentPieces_ = 0;
    }
    if (!kept.empty()) queue_.reserve(queue_.size() + 1 + kept.size());
    unsent_ += bytes.size() + model::sizeOf(kept);
    queue_.push_back({std::move(bytes)});
    for (auto& piece : kept) queue_.push_back({{}, std::move(piece)});
    if (first) flush();
    updateWatch();
}

void SocketConnection::flush() {
    while (unsent_ > 0 && !broken_) {
        iovec pieces[kPiecesPerSend];
        std::size_t count = 0;
        std::size_t offset = sentOfFirst_;
        std::size_t asked = 0;
        for (auto piece = firstUnsent(); piece != queue_.end() && count < kPiecesPerSend; ++piece) {
            // The system only reads there.
            auto* const data = const_cast<std::byte*>(piece->bytes().data());
            const std::size_t size = piece->bytes().size();
            pieces[count++] = {data + offset, size - offset};
            asked += size - offset;
            offset = 0;
        }
        const ssize_t taken = sendPieces(socket_.number(), {pieces, count});
        if (taken < 0 && errno == EINTR) continue;
        if (taken < 0 && errno != EAGAIN) return breakOff();
        std::size_t sent = taken < 0 ? 0 : static_cast<std::size_t>(taken);
        noteSent(sent);
        // A turn takes what the system takes at once, no more.
        if (taken < 0 || static_cast<std::size_t>(taken) < asked || asked >= EpollLoop::kReadSize)
            return;
    }
}

// What was sent is let go at once, its place in the queue with the last of it.
void SocketConnection::noteSent(std::size_t size) {
    unsent_ -= size;
    if (unsent_ == 0) return dropQueue();
    size += sentOfFirst_;
    for (; size >= firstUnsent()->bytes().size(); ++sentPieces_) {
        size -= firstUnsent()->bytes().size();
        *firstUnsent() = {};
    }
    sentOfFirst_ = size;
}

void SocketConnection::dropQueue() {
    queue_.clear();
    if (queue_.capacity() > kPiecesPerSend) queue_.shrink_to_fit();
    sentPieces_ = 0;
    sentOfFirst_ = 0;
    unsent_ = 0;
}

// No more bytes go out. Who does not read must be told from the loop; in here the owner is busy.
void SocketConnection::breakOff() {
    broken_ = true;
    dropQueue();
    if (!reading_) loop_.wakeAt(ticket_, SteadyTime::clock::now());
}

void SocketConnection::setReading(bool on) {
    if (reading_ == on || closing_ || !socket_) return;
    reading_ = on;
    if (on) parked_ = false;
    if (!on && broken_) loop_.wakeAt(ticket_, SteadyTime::clock::now());
    updateWatch();
}

void SocketConnection::closeWhenSent() {
    if (closing_ || !socket_) return;
    closing_ = true;
    if (unsent_ == 0) return close();
    updateWatch();
}

void SocketConnection::linger() {
    dropHooks();
    lingerUntil_ = SteadyTime::clock::now() + kLingerTime;
    loop_.wakeAt(ticket_, lingerUntil_);
}

void SocketConnection::finishSending() {
    flush();
    if (unsent_ > 0) return updateWatch();
    close();
    loop_.release(*this);
}

void SocketConnection::ready(std::uint32_t epollEvents) {
    if (!socket_) return;
    if (closing_) return finishSending();
    if (epollEvents & EPOLLOUT) flush();
    const bool ended = epollEvents & (EPOLLHUP | EPOLLERR);
    if (reading_ && (ended || (epollEvents & EPOLLIN))) return receive();
    // What has not been sent never will be. (It may have hung up before there was room to write,
    // and then no failing write would tell.)
    if (ended && (broken_ || unsent_ > 0)) return tellClosed();
    if (ended && !reading_) parked_ = true;
    updateWatch();
}

void SocketConnection::receive() {
    const auto buffer = loop_.readBuffer();
    const ssize_t count = ::recv(socket_.number(), buffer.data(), buffer.size(), MSG_DONTWAIT);
    if (count > 0) {
        const Dispatch dispatch(*this);
        hooks_->data(buffer.first(static_cast<std::size_t>(count)));
        // Nothing of this object may be touched here: the hook may have destroyed it.
        return;
    }
    if (count == 0 || (errno != EAGAIN && errno != EINTR)) return tellClosed();
    updateWatch();
}

void SocketConnection::timeUp() {
    if (closing_) {
        if (SteadyTime::clock::now() < lingerUntil_) return;
        close();
        loop_.release(*this);
    } else if (broken_ && socket_ && hooks_) {
        tellClosed();
    }
}

void SocketConnection::tellClosed() {
    close();
    if (!hooks_->closed) return;
    const Dispatch dispatch(*this);
    hooks_->closed();
}

void SocketConnection::close() {
    if (!socket_) return;
    if (watching_) loop_.stopWatching(socket_.number());
    watching_ = false;
    socket_.reset();
    dropQueue();
}

void SocketConnection::updateWatch() {
    if (!socket_ || (!hooks_ && !closing_)) return;
    if (parked_) {
        if (watching_) loop_.stopWatching(socket_.number());
        watching_ = false;
        return;
    }
    std::uint32_t wanted = 0;
    if (reading_ && !closing_) wanted |= EPOLLIN;
    if (unsent_ > 0) wanted |= EPOLLOUT;
    if (watching_ && wanted == watchedFor_) return;
    watchedFor_ = wanted;
    watching_ = loop_.watch(ticket_, socket_.number(), wanted);
    if (watching_) return;
    // The system has no memory to watch one more: this one ends. The owner hears it from the loop.
    broken_ = true;
    lingerUntil_ = SteadyTime::min();
    loop_.wakeAt(ticket_, SteadyTime::clock::now());
}

}  // namespace winfax::ipc
