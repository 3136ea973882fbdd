// SPDX-License-Identifier: MIT
#pragma once

#include <memory>
#include <vector>

#include "ipc/posix/epoll_loop.h"

namespace winfax::ipc {

// A connected socket in the loop: what a Stream owns, and what may outlive it to send the rest.
class SocketConnection final : public Watched {
  public:
    SocketConnection(EpollLoop& loop, platform::Descriptor socket);
    ~SocketConnection() override;
    SocketConnection(const SocketConnection&) = delete;
    SocketConnection& operator=(const SocketConnection&) = delete;

    void start(Stream::Hooks hooks);
    // The bytes, and what others keep behind them: all of it or, without memory, nothing.
    void write(std::vector<std::byte> bytes, model::SharedPieces kept);
    std::size_t unsent() const { return unsent_; }
    void setReading(bool on);
    void closeWhenSent();
    // Closing, with bytes that are not sent yet.
    bool isLingering() const { return closing_ && socket_; }
    // From now on the loop owns this; it ends when all is sent or the time is over.
    void linger();

    void ready(std::uint32_t epollEvents) override;
    void timeUp() override;

  private:
    struct Dispatch;
    struct Piece {
        std::vector<std::byte> own;
        model::SharedBytes kept{};  // in its place

        const std::vector<std::byte>& bytes() const { return kept ? *kept : own; }
    };

    void receive();
    std::vector<Piece>::iterator firstUnsent() {
        return queue_.begin() + static_cast<std::ptrdiff_t>(sentPieces_);
    }
    void flush();
    void noteSent(std::size_t size);
    void dropQueue();
    void breakOff();
    void finishSending();
    void tellClosed();
    void dropHooks();
    void close();
    void updateWatch();

    EpollLoop& loop_;
    platform::Descriptor socket_;
    std::unique_ptr<Stream::Hooks> hooks_;
    Ticket ticket_;
    Dispatch* dispatch_ = nullptr;  // a hook is running
    std::vector<Piece> queue_;      // most often short; a deque takes half a KB when empty
    std::size_t sentPieces_ = 0;    // of it, and they are empty now
    std::size_t sentOfFirst_ = 0;   // of the piece behind them
    std::size_t unsent_ = 0;
    SteadyTime lingerUntil_ = SteadyTime::max();
    std::uint32_t watchedFor_ = 0;
    bool watching_ = false;
    bool reading_ = true;
    bool parked_ = false;   // the peer hung up while nobody read: out of epoll until somebody does
    bool broken_ = false;   // the peer takes no more bytes; what it sent before can still be read
    bool closing_ = false;  // closeWhenSent()
};

}  // namespace winfax::ipc
