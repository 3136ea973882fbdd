// SPDX-License-Identifier: MIT
#include "client/session.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <string>
#include <utility>

#include "wire/hello.h"

namespace winfax::client {

using model::Error;
using model::ErrorCode;
using model::fail;
using model::Result;
using wire::Bytes;
using wire::FrameKind;

namespace {

constexpr std::chrono::seconds kHelloPatience{10};

// The most that gathers of a document before it is sent: less than a whole piece, then another, and
// the frame that ends it.
std::size_t roomForBody(std::uint64_t documentSize) {
    const auto pieces = std::min<std::uint64_t>(documentSize, 2 * wire::kMaxBody);
    return static_cast<std::size_t>(pieces) + 3 * wire::kHeaderSize;
}

}  // namespace

Session::Session(std::unique_ptr<ipc::Channel> channel, ipc::Instance instance)
    : channel_(std::move(channel)), instance_(std::move(instance)) {}

Result<std::shared_ptr<Session>> Session::greet(std::unique_ptr<ipc::Channel> channel,
                                                const ipc::Instance& instance, Origin origin,
                                                const Begun& begun) {
    std::shared_ptr<Session> session(new Session(std::move(channel), instance));
    if (begun) begun(session);
    if (auto greeted = session->sayHello(origin); !greeted) return tl::unexpected(greeted.error());
    return session;
}

Result<void> Session::sayHello(Origin origin) {
    channel_->setStallLimit(kHelloPatience);
    Bytes frame;
    const std::uint32_t serial = nextSerial();
    wire::Hello::Request offer;
    if (origin != Origin::tool) offer.features |= wire::feature::functions;
    if (origin == Origin::connectFunction) offer.features |= wire::feature::connect;
    wire::appendRequest<wire::Hello>(frame, serial, offer);
    input_.prepare();
    if (auto sent = channel_->send(frame); !sent) return sent;
    const auto answer = receiveFrame(FrameKind::reply, Exchange{wire::Hello::kOpcode, serial});
    if (!answer) return tl::unexpected(answer.error());
    const auto reply = wire::decodeReply<wire::Hello::Reply>(answer->bytes);
    if (!reply) {
        // Whatever its reason (or bytes without one), nobody else is there to be started.
        const bool denied = reply.error().code == ErrorCode::accessDenied;
        return fail(denied ? ErrorCode::accessDenied : ErrorCode::invalidData,
                    "the fax service refused the hello: " + reply.error().detail);
    }
    if (reply->version < offer.minVersion || reply->version > offer.maxVersion) {
        return fail(ErrorCode::invalidData,
                    "the fax service speaks version " + std::to_string(reply->version) +
                        " of the protocol, this library version " +
                        std::to_string(offer.maxVersion) + "; install matching ones");
    }
    serviceProcessId_ = reply->processId;
    stallLimit_ = std::chrono::milliseconds(reply->stallMilliseconds);
    channel_->setStallLimit(stallLimit_);
    return {};
}

tl::unexpected<Error> Session::breakWith(Error error) {
    broken_ = true;
    std::erase_if(posted_, [](const Posted& one) { return !one.failure; });
    notePosted();
    // Bytes without sense end a call as a lost connection does.
    if (error.code == ErrorCode::invalidData) error.code = ErrorCode::callFailed;
    return tl::unexpected<Error>(std::move(error));
}

Result<void> Session::checkRequest(const Bytes& frame) const {
    if (broken_) {
        return fail(ErrorCode::serverUnavailable,
                    "the connection to the fax service was lost before; connect again");
    }
    if (frame.size() > wire::kHeaderSize + wire::kMaxRequest) {
        return fail(ErrorCode::invalidParameter,
                    "the request takes " + std::to_string(frame.size()) + " bytes, more than " +
                        std::to_string(wire::kMaxRequest));
    }
    return {};
}

// A request that did not arrive whole was not carried out: as if the service were missing.
tl::unexpected<Error> Session::notSent(const Error& error) {
    const bool lost = error.code == ErrorCode::callFailed;
    return breakWith({lost ? ErrorCode::serverUnavailable : error.code,
                      "the request could not be sent: " + error.detail});
}

Result<void> Session::sendRequest(const Bytes& frame) {
    if (auto checked = checkRequest(frame); !checked) return checked;
    if (const auto sent = channel_->send(frame); !sent) return notSent(sent.error());
    return {};
}

Result<Session::Payload> Session::receiveReply(const Exchange& awaited, Patience patience) {
    if (!patience) return receiveFrame(FrameKind::reply, awaited);
    channel_->setStallLimit(*patience);
    auto reply = receiveFrame(FrameKind::reply, awaited);
    channel_->setStallLimit(stallLimit_);
    return reply;
}

Result<Session::Payload> Session::exchange(const Bytes& frame, const Exchange& awaited,
                                           Patience patience) {
    if (auto read = readPosted(0); !read) return tl::unexpected(read.error());
    input_.prepare();
    if (patience) {
        if (auto sent = sendRequest(frame); !sent) return tl::unexpected(sent.error());
    } else {
        if (auto begun = beginExchange(frame); !begun) return tl::unexpected(begun.error());
    }
    auto reply = receiveReply(awaited, patience);
    if (!reply) return breakWith(std::move(reply.error()));
    return reply;
}

// Sends the request and receives the beginning of the reply.
Result<void> Session::beginExchange(const Bytes& frame) {
    if (auto checked = checkRequest(frame); !checked) return checked;
    auto exchanged = channel_->exchange(frame, input_.room(wire::kHeaderSize));
    if (!exchanged.sent) return notSent(exchanged.sent.error());
    if (!exchanged.received) return breakWith(std::move(exchanged.received.error()));
    input_.came(*exchanged.received);
    return {};
}

Result<void> Session::postFrame(const Bytes& frame, Posted posted) {
    if (auto read = readPosted(kMostPosted - 1); !read) return read;
    if (auto failed = failureOf(posted.ticket); !failed) return failed;
    posted_.reserve(posted_.size() + 1);
    if (auto sent = sendRequest(frame); !sent) return sent;
    posted_.push_back(std::move(posted));
    notePosted();
    return {};
}

std::size_t Session::unanswered() const {
    return static_cast<std::size_t>(
        std::ranges::count_if(posted_, [](const Posted& one) { return !one.failure; }));
}

// Answers come in the order in which the service finds them, not in that of the requests.
Result<void> Session::readPosted(std::size_t left) {
    while (unanswered() > left) {
        input_.prepare();
        auto reply = receiveFrame(FrameKind::reply, std::nullopt);
        if (!reply) return breakWith(std::move(reply.error()));
        const auto posted = std::ranges::find_if(posted_, [&](const Posted& one) {
            return !one.failure && one.awaited.serial == reply->header.serial &&
                   one.awaited.opcode == reply->header.opcode;
        });
        if (posted == posted_.end()) {
            return breakWith({ErrorCode::callFailed, "the fax service answered what nobody asked"});
        }
        takeAnswer(posted, reply->bytes);
        notePosted();
    }
    return {};
}

// An answer that was read is not read again: whatever there is no memory for, it counts.
void Session::takeAnswer(std::vector<Posted>::iterator posted, std::span<const std::byte> payload) {
    try {
        auto answer = judge(posted->decode(payload));
        if (answer) {
            posted_.erase(posted);
        } else {
            posted->failure = std::move(answer.error());
        }
    } catch (const std::bad_alloc&) {
        posted->failure = Error{ErrorCode::notEnoughMemory, {}};
    }
}

Result<void> Session::failureOf(std::uint32_t ticket) {
    const auto failed = [&](const Posted& one) { return one.failure && one.ticket == ticket; };
    const auto first = std::ranges::find_if(posted_, failed);
    if (first == posted_.end()) return {};
    auto error = std::move(*first->failure);
    std::erase_if(posted_, failed);
    return tl::unexpected(std::move(error));
}

Result<void> Session::settle(std::uint32_t ticket) {
    const std::lock_guard lock(mutex_);
    if (auto read = readPosted(0); !read) return read;
    return failureOf(ticket);
}

Result<void> Session::receiveUpTo(std::size_t total) {
    while (input_.size() < total) {
        const auto received = channel_->receive(input_.room(total));
        if (!received) return tl::unexpected(received.error());
        input_.came(*received);
    }
    return {};
}

void Session::keepMemory() {
    if (output_.capacity() > InputBuffer::kUsualSize) output_ = {};
    input_.giveBack();
}

Result<Session::Payload> Session::receiveFrame(FrameKind kind,
                                               const std::optional<Exchange>& awaited) {
    if (auto come = receiveUpTo(wire::kHeaderSize); !come) return tl::unexpected(come.error());
    const auto header = wire::decodeHeader(input_.bytes().first<wire::kHeaderSize>());
    if (!header) return fail(ErrorCode::invalidData, "the fax service sent a malformed frame");
    const bool answers =
        !awaited || (header->serial == awaited->serial && header->opcode == awaited->opcode);
    if (header->kind != kind || !answers) {
        return fail(ErrorCode::invalidData,
                    "the fax service sent a frame of kind " +
                        std::to_string(static_cast<unsigned>(header->kind)) + ", opcode " +
                        std::to_string(header->opcode) + " and serial " +
                        std::to_string(header->serial) + " out of order");
    }
    const std::size_t total = wire::kHeaderSize + header->length;
    try {
        if (auto come = receiveUpTo(total); !come) return tl::unexpected(come.error());
    } catch (const std::bad_alloc&) {
        skipRest(total);
        if (!awaited) broken_ = true;  // whatever it answered is without its answer now
        throw;
    }
    return Payload{*header, input_.take(total).subspan(wire::kHeaderSize)};
}

void Session::skipRest(std::size_t total) noexcept {
    try {
        std::array<std::byte, InputBuffer::kUsualSize> piece;
        for (std::size_t left = total - input_.size(); left > 0;) {
            const auto received =
                channel_->receive(std::span(piece).first(std::min(left, piece.size())));
            if (!received) break;
            left -= *received;
            if (left == 0) return input_.clear();
        }
    } catch (const std::bad_alloc&) {
    }
    broken_ = true;
}

// Appends the document's body frames to `pending`, sending whenever enough has gathered, so that a
// small document leaves in one piece with its request. A file that shrank meanwhile ends early: the
// service compares with the announced size and refuses.
Result<void> Session::streamBody(Bytes& pending, const Exchange& call,
                                 platform::InputFile& document) {
    for (std::uint64_t size = document.size(); size > 0;) {
        const std::size_t begin = pending.size();
        const auto wanted = static_cast<std::size_t>(std::min<std::uint64_t>(size, wire::kMaxBody));
        pending.resize(begin + wire::kHeaderSize + wanted);
        const auto read =
            document.read(std::span(pending).subspan(begin + wire::kHeaderSize, wanted));
        const std::size_t length = read ? *read : 0;
        pending.resize(begin + (length > 0 ? wire::kHeaderSize + length : 0));
        if (length == 0) break;
        wire::encodeHeader(
            {static_cast<std::uint32_t>(length), FrameKind::body, call.opcode, call.serial},
            pending.data() + begin);
        size -= length;
        if (pending.size() < wire::kMaxBody) continue;
        if (auto sent = channel_->send(pending); !sent) return sent;
        pending.clear();
    }
    wire::appendFrame(pending, FrameKind::bodyEnd, call.opcode, call.serial, [](wire::Writer&) {});
    return channel_->send(pending);
}

Result<Session::Payload> Session::exchange(Bytes frame, const Exchange& awaited,
                                           platform::InputFile& document, Patience patience) {
    if (auto read = readPosted(0); !read) return tl::unexpected(read.error());
    if (broken_) {
        return fail(ErrorCode::serverUnavailable,
                    "the connection to the fax service was lost before; connect again");
    }
    // What is sent in part cannot be taken back: the memory for all of it comes first.
    frame.reserve(frame.size() + roomForBody(document.size()));
    input_.prepare();
    Result<void> sent;
    try {
        sent = streamBody(frame, awaited, document);
    } catch (const std::bad_alloc&) {
        broken_ = true;
        throw;
    }
    if (!sent && sent.error().code != ErrorCode::callFailed) return breakWith(sent.error());

    // A service that refuses a document need not read it to the end: its answer may have come
    // before the connection went.
    auto reply = receiveReply(awaited, patience);
    if (!reply) return breakWith(sent ? reply.error() : sent.error());
    if (!sent) broken_ = true;
    return reply;
}

void Session::finishPosted() {
    if (!anyPosted_) return;
    const std::lock_guard lock(mutex_);
    (void)readPosted(0);
}

Result<model::Event> Session::nextEvent() {
    const std::lock_guard lock(mutex_);
    if (!std::exchange(waitsForEver_, true)) {
        channel_->setStallLimit(std::chrono::milliseconds::zero());
    }
    const auto frame = receiveFrame(FrameKind::event, std::nullopt);
    if (!frame) return breakWith(frame.error());
    model::Event event;
    wire::Reader reader(frame->bytes);
    reader.get(event);
    if (!reader.done()) {
        return breakWith({ErrorCode::callFailed, "the fax service sent a malformed event"});
    }
    return event;
}

void Session::interrupt() { channel_->interrupt(); }

void Session::abandon() { channel_->abandon(); }

}  // namespace winfax::client
