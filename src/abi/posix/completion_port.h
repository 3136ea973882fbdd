// SPDX-License-Identifier: MIT
// Completion ports where the system has none (M11).
#pragma once

#include <condition_variable>
#include <deque>
#include <mutex>

#include "abi/handles.h"

namespace winfax::abi {

// A queue of packets, first in, first out. All functions: any thread.
class CompletionPort final : public HandleObject {
public:
    static constexpr HandleKind kKind = HandleKind::completionPort;

    struct Packet {
        DWORD bytes = 0;
        ULONG_PTR key = 0;
        LPOVERLAPPED overlapped = nullptr;
        bool ownsEvent = false;  // `overlapped` is a FAX_EVENT of ours that nobody has taken
    };

    // False once the port is closed.
    bool post(const Packet& packet);

    enum class Outcome { taken, timedOut, closed };
    // INFINITE waits without end, 0 not at all.
    Outcome take(Packet& packet, DWORD milliseconds);

    // Wakes all who wait. Events in the queue are freed, other packets dropped.
    void close();

private:
    std::mutex mutex_;
    std::condition_variable changed_;
    std::deque<Packet> packets_;
    bool closed_ = false;
};

}  // namespace winfax::abi
