// SPDX-License-Identifier: MIT
#include "abi/posix/completion_port.h"

#include <chrono>
#include <utility>

#include "abi/event_targets.h"

namespace winfax::abi {

bool CompletionPort::post(const Packet& packet) {
    const std::lock_guard lock(mutex_);
    if (closed_) return false;
    packets_.push_back(packet);
    changed_.notify_one();
    return true;
}

CompletionPort::Outcome CompletionPort::take(Packet& packet, DWORD milliseconds) {
    std::unique_lock lock(mutex_);
    const auto ready = [this] { return closed_ || !packets_.empty(); };
    if (milliseconds == INFINITE) {
        changed_.wait(lock, ready);
    } else {
        const auto deadline =
            std::chrono::steady_clock::now() + std::chrono::milliseconds(milliseconds);
        if (!changed_.wait_until(lock, deadline, ready)) return Outcome::timedOut;
    }
    if (closed_) return Outcome::closed;
    packet = packets_.front();
    packets_.pop_front();
    return Outcome::taken;
}

void CompletionPort::close() {
    std::deque<Packet> left;
    {
        const std::lock_guard lock(mutex_);
        closed_ = true;
        left = std::exchange(packets_, {});
        changed_.notify_all();
    }
    for (const Packet& packet : left) {
        if (packet.ownsEvent) freeEvent(reinterpret_cast<FAX_EVENT*>(packet.overlapped));
    }
}

}  // namespace winfax::abi
