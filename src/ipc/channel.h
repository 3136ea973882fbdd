// SPDX-License-Identifier: MIT
// The client's end of a connection: blocking, used by one thread at a time. Only interrupt() may be
// called from another thread.
#pragma once

#include <chrono>
#include <cstddef>
#include <memory>
#include <span>

#include "ipc/instance.h"
#include "model/errors.h"

namespace winfax::ipc {

class Channel {
public:
    virtual ~Channel() = default;

    // Each wait for the other side lasts at most this long, then the call fails with timeout.
    // Zero: for ever.
    virtual void setStallLimit(std::chrono::milliseconds limit) = 0;

    // All bytes, or an error. callFailed when the connection is gone, timeout when it does not move.
    virtual model::Result<void> send(std::span<const std::byte> bytes) = 0;

    // At least one byte. callFailed at end of stream or loss, timeout when nothing comes.
    virtual model::Result<std::size_t> receive(std::span<std::byte> buffer) = 0;

    struct Exchanged {
        model::Result<void> sent;
        model::Result<std::size_t> received;  // says nothing unless all was sent
    };
    // A request and the beginning of its reply: send(), and then receive(). For systems that know
    // one step for both.
    virtual Exchanged exchange(std::span<const std::byte> request, std::span<std::byte> reply) {
        if (auto sent = send(request); !sent) return {std::move(sent), 0};
        return {{}, receive(reply)};
    }

    // Any thread: makes a waiting and every later send or receive fail with callFailed.
    virtual void interrupt() = 0;

    // After fork, in the child: gives the descriptor back without telling the other side.
    virtual void abandon() = 0;
};

// Connects to the instance's endpoint and checks who serves it: this user, or, for the system
// instance, the installed service's account. serverUnavailable when nobody listens or the wrong one
// does (impostor); accessDenied when the endpoint exists and this user may not open it.
model::Result<std::unique_ptr<Channel>> connectChannel(const Instance& instance,
                                                       std::chrono::milliseconds patience);

}  // namespace winfax::ipc
