// SPDX-License-Identifier: MIT
// A fake service at the other end of a channel: what it says is written down before, what it heard
// can be looked at afterwards. Nothing waits on a clock: silence is an immediate timeout.
#pragma once

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <cstring>
#include <deque>
#include <memory>
#include <mutex>
#include <vector>

#include "client/session.h"
#include "ipc/channel.h"
#include "wire/frame.h"
#include "wire/hello.h"

namespace winfax::client::test {

using model::ErrorCode;
using model::Result;
using wire::Bytes;

// What happens when the script has nothing more to say.
enum class AtEnd { silent, lost, waits };

struct Script {
    std::mutex mutex;
    std::condition_variable changed;
    std::deque<Bytes> pieces;  // each is at most one receive
    AtEnd atEnd = AtEnd::silent;
    Bytes sent;
    int sends = 0;
    int receives = 0;
    int sendsUntilLost = -1;  // negative: never
    std::size_t largestBuffer = 0;
    std::chrono::milliseconds stallLimit{-1};
    std::vector<std::chrono::milliseconds> limitsOfReceives;
    bool interrupted = false;
    bool abandoned = false;

    void say(Bytes bytes) {
        const std::lock_guard lock(mutex);
        pieces.push_back(std::move(bytes));
        changed.notify_all();
    }
    void end(AtEnd how) {
        const std::lock_guard lock(mutex);
        atEnd = how;
        changed.notify_all();
    }
    template <class Call>
    void reply(std::uint32_t serial, const Result<typename Call::Reply>& result) {
        say(replyFrame<Call>(serial, result));
    }
    void event(const model::Event& event) { say(eventFrame(event)); }
    void greet(wire::Hello::Reply reply = {.processId = 4711, .stallMilliseconds = 30'000}) {
        this->reply<wire::Hello>(1, reply);
    }

    template <class Call>
    static Bytes replyFrame(std::uint32_t serial, const Result<typename Call::Reply>& result) {
        Bytes frame;
        wire::appendReply<Call>(frame, serial, result);
        return frame;
    }
    static Bytes eventFrame(const model::Event& event) {
        Bytes frame;
        wire::appendFrame(frame, wire::FrameKind::event, 0, 0,
                          [&](wire::Writer& writer) { writer.put(event); });
        return frame;
    }
};

class ScriptedChannel final : public ipc::Channel {
public:
    explicit ScriptedChannel(std::shared_ptr<Script> script) : script_(std::move(script)) {}

    void setStallLimit(std::chrono::milliseconds limit) override {
        const std::lock_guard lock(script_->mutex);
        script_->stallLimit = limit;
    }

    Result<void> send(std::span<const std::byte> bytes) override {
        const std::lock_guard lock(script_->mutex);
        if (script_->sendsUntilLost == 0) return model::fail(ErrorCode::callFailed, "lost");
        --script_->sendsUntilLost;
        ++script_->sends;
        script_->sent.insert(script_->sent.end(), bytes.begin(), bytes.end());
        return {};
    }

    Result<std::size_t> receive(std::span<std::byte> buffer) override {
        std::unique_lock lock(script_->mutex);
        ++script_->receives;
        script_->limitsOfReceives.push_back(script_->stallLimit);
        script_->largestBuffer = std::max(script_->largestBuffer, buffer.size());
        script_->changed.wait(lock, [this] {
            return script_->interrupted || !script_->pieces.empty() ||
                   script_->atEnd != AtEnd::waits;
        });
        if (script_->interrupted) return model::fail(ErrorCode::callFailed, "interrupted");
        if (script_->pieces.empty()) {
            return script_->atEnd == AtEnd::lost ? model::fail(ErrorCode::callFailed, "lost")
                                                 : model::fail(ErrorCode::timeout, "silent");
        }
        Bytes& piece = script_->pieces.front();
        const std::size_t count = std::min(piece.size(), buffer.size());
        std::memcpy(buffer.data(), piece.data(), count);
        piece.erase(piece.begin(), piece.begin() + static_cast<std::ptrdiff_t>(count));
        if (piece.empty()) script_->pieces.pop_front();
        return count;
    }

    void interrupt() override {
        const std::lock_guard lock(script_->mutex);
        script_->interrupted = true;
        script_->changed.notify_all();
    }
    void abandon() override { script_->abandoned = true; }

private:
    std::shared_ptr<Script> script_;
};

inline Result<std::shared_ptr<Session>> sessionOver(const std::shared_ptr<Script>& script) {
    return Session::overChannel(std::make_unique<ScriptedChannel>(script), ipc::Instance{});
}

// The frames in what the fake service heard.
struct Heard {
    wire::FrameHeader header;
    Bytes payload;
};

inline std::vector<Heard> framesOf(const Bytes& bytes) {
    wire::FrameReader reader;
    reader.append(bytes);
    std::vector<Heard> heard;
    wire::Frame frame;
    while (reader.next(frame) == wire::FrameReader::State::frame) {
        heard.push_back({frame.header, {frame.payload.begin(), frame.payload.end()}});
    }
    return heard;
}

}  // namespace winfax::client::test
