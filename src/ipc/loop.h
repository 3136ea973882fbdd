// SPDX-License-Identifier: MIT
// The service's reactor: one thread, never blocking but in run(). Everything here except post() and
// stop() is called on the loop's thread (or before run()); callbacks come on it too.
#pragma once

#include <chrono>
#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "ipc/instance.h"
#include "ipc/peer_identity.h"
#include "model/errors.h"
#include "model/shared_bytes.h"

namespace winfax::ipc {

using SteadyTime = std::chrono::steady_clock::time_point;

class Loop {
public:
    virtual ~Loop() = default;

    // Any thread: runs `task` on the loop's thread, in order. Tasks left when the loop ends are
    // dropped. Throws nothing: a task for which there is no memory ends run() with std::bad_alloc.
    virtual void post(std::function<void()> task) = 0;

    // Any thread. run() returns after the task at hand.
    virtual void stop() = 0;

    // One alarm: `alarm` is called once at or after `when`; nullopt takes it back. A new call
    // replaces the former.
    virtual void setAlarm(std::optional<SteadyTime> when) = 0;

    struct Hooks {
        std::function<void()> alarm;
        // Called when a turn found nothing to do (no input, no task, no alarm due), just before the
        // loop would wait. Returns true when it made work, so that the loop looks again at once.
        std::function<bool()> idle;
        // Called at the end of every turn that did something, before waiting: for what is gathered
        // over a turn (batched writes).
        std::function<void()> turnEnded;
    };
    // What a task or a callback throws ends it and comes out of it.
    virtual void run(Hooks hooks) = 0;
};

std::unique_ptr<Loop> makeLoop();

// The service's end of a connection. Destroying it closes the connection.
class Stream {
public:
    virtual ~Stream() = default;

    struct Hooks {
        // Bytes that came; they are the callee's only during the call.
        std::function<void(std::span<const std::byte>)> data;
        // The other side is gone or broken. Last callback; the stream may be destroyed in it.
        std::function<void()> closed;
    };
    // Begins to deliver. The stream may be destroyed inside any of its own callbacks.
    virtual void start(Hooks hooks) = 0;

    // Queues bytes; writes at once what the system takes. Never blocks.
    virtual void write(std::vector<std::byte> bytes) = 0;

    // As write(), with what others keep behind it. All of it or, without memory, nothing is queued.
    // Where the system gathers what lies apart, nothing is copied.
    virtual void writeWith(std::vector<std::byte> bytes, model::SharedPieces kept) {
        bytes.reserve(bytes.size() + model::sizeOf(kept));
        for (const auto& piece : kept) bytes.insert(bytes.end(), piece->begin(), piece->end());
        write(std::move(bytes));
    }

    // Bytes queued and not yet taken by the system: the measure for slow readers.
    virtual std::size_t unsent() const = 0;

    // false: stop reading (the peer is made to wait); true: go on.
    virtual void setReading(bool on) = 0;

    // Closes after what is queued was taken by the system (or the peer is gone). No callbacks after.
    // The stream may be destroyed at once: what is queued is still sent, for a few seconds at most.
    virtual void closeWhenSent() = 0;

    virtual const PeerIdentity& peer() const = 0;
};

// Where clients arrive. Destroying it stops listening and removes the endpoint.
class Listener {
public:
    virtual ~Listener() = default;
};

// Listens at the instance's endpoint (or on the socket that systemd passed). The peer's identity is
// known before `accepted` is called; Windows tells it only after the peer's first bytes, so there a
// silent peer is never accepted, and dropped after 10 s. alreadyExists when somebody else answers
// there.
model::Result<std::unique_ptr<Listener>> listenAt(
    Loop& loop, const Instance& instance, std::function<void(std::unique_ptr<Stream>)> accepted);

}  // namespace winfax::ipc
