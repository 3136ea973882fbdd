// SPDX-License-Identifier: MIT
// One connection to the service: a call at a time, from any thread.
//
// Failure (A11): the service missing, refusing the hello or being somebody else's gives
// serverUnavailable; a connection lost after a request was sent callFailed; no progress for the
// stall limit timeout. After any of these the session is broken: later calls give
// serverUnavailable.
#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <type_traits>
#include <vector>

#include "client/input_buffer.h"
#include "ipc/channel.h"
#include "model/calls.h"
#include "platform/files.h"
#include "wire/frame.h"

namespace winfax::client {

// For whom a connection is made, which the service is told: the faults of a test instance concern
// the functions of the API and leave tools and other instances alone (docs/faults.md).
enum class Origin : std::uint8_t {
    tool,
    function,         // of the API
    connectFunction,  // FaxConnectFaxServer: the hello is its own
};

class Session {
  public:
    // Connects to the instance of the environment; when nothing answers there, starts the service
    // if that is allowed (WINFAX_AUTOSTART is not 0) and waits until it answers (A3).
    static model::Result<std::shared_ptr<Session>> connect(Origin origin = Origin::tool);
    // To a given instance, never starting anything. `begun` gets the session before the hello, for
    // who may want to interrupt() that from another thread.
    using Begun = std::function<void(const std::shared_ptr<Session>&)>;
    static model::Result<std::shared_ptr<Session>> connectTo(const ipc::Instance& instance,
                                                             const Begun& begun = {},
                                                             Origin origin = Origin::tool);
    // Over a fresh channel that leads to `instance`: exchanges the hello.
    static model::Result<std::shared_ptr<Session>> overChannel(
        std::unique_ptr<ipc::Channel> channel, const ipc::Instance& instance);

    Session(const Session&) = delete;
    Session& operator=(const Session&) = delete;

    template <class Call>
    model::Result<typename Call::Reply> call(const typename Call::Request& request) {
        return perform<Call>(request, kStallLimit);
    }

    // A call whose reply's payload `read` makes something of itself, without a value between.
    template <class Call, class Read>
    auto callReading(const typename Call::Request& request, Read&& read) {
        return performReading<Call>(request, kStallLimit, read);
    }

    // A call with a document: sends the request, whose documentSize is filled here, and streams the
    // opened file. The reply comes when the document is durable.
    template <class Call>
    model::Result<typename Call::Reply> call(typename Call::Request request,
                                             platform::InputFile& document) {
        return perform<Call>(std::move(request), document, kStallLimit);
    }

    // Calls whose answer comes when somebody picks up a telephone: it alone has no limit, sending
    // the request has. Ended by interrupt(); other calls of this session wait until then.
    template <class Call>
    model::Result<typename Call::Reply> callPatiently(const typename Call::Request& request) {
        return perform<Call>(request, kEndless);
    }
    template <class Call>
    model::Result<typename Call::Reply> callPatiently(typename Call::Request request,
                                                      platform::InputFile& document) {
        return perform<Call>(std::move(request), document, kEndless);
    }

    // A call whose answer must come within `limit`, more than zero. Otherwise it fails with timeout,
    // and the session is broken.
    template <class Call>
    model::Result<typename Call::Reply> callWithin(std::chrono::milliseconds limit,
                                                   const typename Call::Request& request) {
        return perform<Call>(request, limit);
    }

    // A call without awaiting its answer, so that the service can make many of them durable at
    // once. At most kMostPosted are under way; what became of them is told by settle(). The first
    // failure of what was posted for `ticket` comes from here as early as it is known; then nothing
    // more is sent for it.
    template <class Call>
    model::Result<void> post(std::uint32_t ticket, const typename Call::Request& request) {
        const std::lock_guard lock(mutex_);
        wire::Bytes frame;
        const std::uint32_t serial = nextSerial();
        wire::appendRequest<Call>(frame, serial, request);
        const auto decode = [](std::span<const std::byte> payload) -> model::Result<void> {
            const auto reply = wire::decodeReply<typename Call::Reply>(payload);
            if (!reply) return tl::unexpected(reply.error());
            return {};
        };
        return postFrame(frame, {{Call::kOpcode, serial}, ticket, decode});
    }
    // Awaits all that was posted; the first failure of what was posted for `ticket`.
    model::Result<void> settle(std::uint32_t ticket);

    // Before the connection is given up: what was posted shall be carried out. Waits for nothing
    // when nothing was posted.
    void finishPosted();

    // The next event of a subscribed session; waits without limit. callFailed when the connection
    // is gone or interrupt() was called.
    model::Result<model::Event> nextEvent();

    void interrupt();  // any thread
    void abandon();    // in a forked child; takes no lock, for its holder may not exist there

    // False once a call has failed as described above. Any thread.
    bool usable() const { return !broken_; }
    const ipc::Instance& instance() const { return instance_; }
    std::uint32_t serviceProcessId() const { return serviceProcessId_; }

  private:
    Session(std::unique_ptr<ipc::Channel> channel, ipc::Instance instance);

    // With the reply, over that with the request: that of the session, none, or a time.
    using Patience = std::optional<std::chrono::milliseconds>;
    static constexpr Patience kStallLimit{};
    static constexpr Patience kEndless{std::chrono::milliseconds::zero()};

    template <class Call>
    model::Result<typename Call::Reply> perform(const typename Call::Request& request,
                                                Patience patience) {
        return performReading<Call>(request, patience, wire::decodeReply<typename Call::Reply>);
    }

    template <class Call, class Read>
    std::invoke_result_t<Read, std::span<const std::byte>> performReading(
        const typename Call::Request& request, Patience patience, Read&& read) {
        static_assert(!Call::kHasBody, "such a call needs its document");
        const std::lock_guard lock(mutex_);
        const std::uint32_t serial = nextSerial();
        output_.clear();
        wire::appendRequest<Call>(output_, serial, request);
        auto reply = exchange(output_, {Call::kOpcode, serial}, patience);
        if (!reply) return tl::unexpected(reply.error());
        auto result = judge(read(reply->bytes));
        keepMemory();
        return result;
    }

    template <class Call>
    model::Result<typename Call::Reply> perform(typename Call::Request request,
                                                platform::InputFile& document, Patience patience) {
        static_assert(Call::kHasBody);
        const std::lock_guard lock(mutex_);
        request.documentSize = document.size();
        wire::Bytes frame;
        const std::uint32_t serial = nextSerial();
        wire::appendRequest<Call>(frame, serial, request);
        const auto reply = exchange(std::move(frame), {Call::kOpcode, serial}, document, patience);
        if (!reply) return tl::unexpected(reply.error());
        return judge(wire::decodeReply<typename Call::Reply>(reply->bytes));
    }

    // Connects and says hello. The error says which step failed: serverUnavailable when nobody
    // listens, callFailed when the service hung up on the hello, anything else is final.
    static model::Result<std::shared_ptr<Session>> attempt(const ipc::Instance& instance,
                                                           Origin origin, const Begun& begun = {});
    static model::Result<std::shared_ptr<Session>> startAndAttempt(const ipc::Instance& instance,
                                                                   Origin origin);
    static model::Result<std::shared_ptr<Session>> greet(std::unique_ptr<ipc::Channel> channel,
                                                         const ipc::Instance& instance,
                                                         Origin origin, const Begun& begun = {});
    model::Result<void> sayHello(Origin origin);

    std::uint32_t nextSerial() { return ++serial_; }
    // Of a frame that came. The bytes lie in input_ until the next frame is received.
    struct Payload {
        wire::FrameHeader header;
        std::span<const std::byte> bytes;
    };
    // What a reply has in common with its request.
    struct Exchange {
        std::uint16_t opcode;
        std::uint32_t serial;
    };
    // A posted request whose answer has not been read, or that failed and nobody knows yet.
    struct Posted {
        Exchange awaited;
        std::uint32_t ticket;
        model::Result<void> (*decode)(std::span<const std::byte> payload);
        std::optional<model::Error> failure = {};
    };
    static constexpr std::size_t kMostPosted = 15;  // the service reads on below 16
    model::Result<void> postFrame(const wire::Bytes& frame, Posted posted);
    // Reads the answers to what was posted until `left` are outstanding.
    model::Result<void> readPosted(std::size_t left);
    std::size_t unanswered() const;
    void notePosted() { anyPosted_ = unanswered() > 0; }
    void takeAnswer(std::vector<Posted>::iterator posted, std::span<const std::byte> payload);
    model::Result<void> failureOf(std::uint32_t ticket);
    model::Result<void> sendRequest(const wire::Bytes& frame);
    model::Result<void> checkRequest(const wire::Bytes& frame) const;
    tl::unexpected<model::Error> notSent(const model::Error& error);

    // Sends a whole request and receives the frame of its reply. Breaks the session on failure.
    model::Result<Payload> exchange(const wire::Bytes& frame, const Exchange& awaited,
                                    Patience patience);
    model::Result<void> beginExchange(const wire::Bytes& frame);
    // The same for a request that a document follows.
    model::Result<Payload> exchange(wire::Bytes frame, const Exchange& awaited,
                                    platform::InputFile& document, Patience patience);
    model::Result<Payload> receiveReply(const Exchange& awaited, Patience patience);
    model::Result<void> streamBody(wire::Bytes& pending, const Exchange& call,
                                   platform::InputFile& document);
    // Any frame of its kind will do when nothing is awaited.
    model::Result<Payload> receiveFrame(wire::FrameKind kind,
                                        const std::optional<Exchange>& awaited);
    model::Result<void> receiveUpTo(std::size_t total);
    // What is left of a frame that there is no memory for, so that the next one can be read.
    void skipRest(std::size_t total) noexcept;
    // Of a usual request and a usual reply, for the next ones.
    void keepMemory();
    tl::unexpected<model::Error> breakWith(model::Error error);
    // A reply that cannot be decoded breaks the session, an error that the service sent does not.
    template <class Value>
    model::Result<Value> judge(model::Result<Value> reply) {
        if (!reply && reply.error().code == model::ErrorCode::callFailed) broken_ = true;
        return reply;
    }

    const std::unique_ptr<ipc::Channel> channel_;
    const ipc::Instance instance_;
    std::mutex mutex_;
    std::uint32_t serial_ = 0;
    std::uint32_t serviceProcessId_ = 0;
    std::atomic<bool> broken_ = false;
    std::chrono::milliseconds stallLimit_{0};  // as the service told it
    bool waitsForEver_ = false;                // for events
    wire::Bytes output_;                       // the request at hand; small, kept for the next one
    InputBuffer input_;
    std::vector<Posted> posted_;
    std::atomic<bool> anyPosted_ = false;  // some are unanswered, for who does not hold the lock
};

}  // namespace winfax::client
