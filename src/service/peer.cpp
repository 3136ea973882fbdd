// SPDX-License-Identifier: MIT
#include "service/peer.h"

#include <fmt/format.h>
#include <spdlog/spdlog.h>
#include <algorithm>
#include <new>
#include <utility>

#include "platform/identity.h"
#include "service/handlers.h"
#include "service/memory_reserve.h"
#include "text/encoding.h"
#include "wire/hello.h"

namespace winfax::service {

using model::ErrorCode;

namespace {

constexpr auto kCalls = wire::makeTable<Handlers, Peer>(model::Calls{});
// Beyond these a peer waits, so that it neither holds up others nor fills the memory:
constexpr std::uint32_t kMaxOutstanding = 16;  // calls without a reply; until one is there
constexpr std::size_t kMaxUnsent = 1u
                                   << 20;  // bytes of replies that it has not taken; until it has
constexpr int kFramesPerTurn = 16;         // until the others had their turn

}  // namespace

Peer::Peer(std::unique_ptr<ipc::Stream> stream, PeerServices& services, std::uint32_t rights,
           std::function<void(Peer&)> gone)
    : stream_(std::move(stream)), services_(services), rights_(rights), gone_(std::move(gone)) {}

Peer::~Peer() {
    unsubscribe();
    dropIncoming();
}

void Peer::dropIncoming() {
    if (incoming_) services_.incoming -= incoming_->announced;
    incoming_.reset();
}

void Peer::start() {
    stream_->start({[this](std::span<const std::byte> bytes) { received(bytes); },
                    [this] { end(); }});
}

void Peer::setRights(std::uint32_t rights) {
    rights_ = rights;
    if (rights_ == model::right::none && subscription_) end();
}

// Without memory for what came, or to answer it, this connection ends and no other.
template <class Work>
void Peer::orEnd(Work&& work) {
    const auto keep = shared_from_this();  // end() gives our owner's reference away
    try {
        work();
    } catch (const std::bad_alloc&) {
        spdlog::warn("no memory for process {}; its connection is closed", identity().processId);
        end();
    }
}

void Peer::received(std::span<const std::byte> bytes) {
    orEnd([&] {
        reader_.append(bytes);
        takeFrames();
    });
}

void Peer::work() {
    orEnd([this] { takeFrames(); });
}

void Peer::takeFrames() {
    wire::Frame frame;
    for (int frames = 0; !ended_; ++frames) {
        if (outstanding_.size() >= kMaxOutstanding) return stream_->setReading(false);
        if (stream_->unsent() > kMaxUnsent) {
            services_.slow.push_back(weak_from_this());
            return stream_->setReading(false);
        }
        if (frames == kFramesPerTurn) return workLater();
        switch (reader_.next(frame)) {
            case wire::FrameReader::State::more: return;
            case wire::FrameReader::State::frame:
                if (handle(frame)) continue;
                break;
            case wire::FrameReader::State::malformed: break;
        }
        spdlog::warn("process {} of {} sent something malformed; its connection is closed",
                     identity().processId, text::toUtf8(identity().user.name));
        return end();
    }
}

void Peer::workLater() {
    stream_->setReading(false);
    services_.toLoop([weak = weak_from_this()] {
        if (const auto self = weak.lock()) self->goOn();
    });
}

void Peer::goOn() {
    if (ended_) return;
    stream_->setReading(true);
    work();
}

void goOnWithSlow(PeerServices& services) {
    for (const auto& weak : std::exchange(services.slow, {})) {
        const auto peer = weak.lock();
        if (!peer || peer->ended()) continue;
        if (peer->unsent() > kMaxUnsent) {
            services.slow.push_back(weak);
        } else {
            peer->goOn();
        }
    }
}

bool Peer::handle(const wire::Frame& frame) {
    if (!greeted_) return greet(frame);
    if (subscription_) return false;  // subscribers only listen
    switch (frame.header.kind) {
        case wire::FrameKind::request: return !incoming_ && request(frame);
        case wire::FrameKind::body:
        case wire::FrameKind::bodyEnd: return incoming_ && body(frame);
        default: return false;
    }
}

bool Peer::greet(const wire::Frame& frame) {
    using wire::Hello;
    if (frame.header.kind != wire::FrameKind::request || frame.header.opcode != Hello::kOpcode) {
        return false;
    }
    Hello::Request hello;
    wire::Reader reader(frame.payload);
    reader.get(hello);
    if (!reader.ok() || hello.magic != wire::kMagic) return false;
    const std::uint32_t serial = frame.header.serial;
    if (hello.minVersion > wire::kVersion || hello.maxVersion < wire::kVersion) {
        refuse(Hello::kOpcode, serial,
               {ErrorCode::serverUnavailable,
                fmt::format("the client speaks versions {} to {}, this service speaks {}",
                            hello.minVersion, hello.maxVersion, wire::kVersion)});
        return true;
    }
    if (rights_ == model::right::none) {
        refuse(Hello::kOpcode, serial, {ErrorCode::accessDenied, "no right in this instance"});
        return true;
    }
    features_ = hello.features;
    if (const auto fault = faultOn(Hello::kName, Hello::kFunctions)) {
        greetWith(*fault, serial);
    } else {
        answerHello(serial);
    }
    return true;
}

void Peer::answerHello(std::uint32_t serial) {
    greeted_ = true;
    wire::Hello::Reply reply;
    reply.processId = platform::currentProcessId();
    reply.stallMilliseconds = services_.stallMilliseconds;
    wire::Bytes out;
    wire::appendReply<wire::Hello>(out, serial, reply);
    send(std::move(out));
}

bool Peer::request(const wire::Frame& frame) {
    const CallEntry* call = wire::findCall(kCalls, frame.header.opcode);
    if (call == nullptr) {
        // A newer client's call: that call fails, the connection goes on.
        refuse(frame.header.opcode, frame.header.serial,
               {ErrorCode::callNotImplemented,
                fmt::format("this service has no call {}", frame.header.opcode)});
        return true;
    }
    if (call->hasBody) return beginBody(frame, *call);
    if (const auto refusal = refusalOf(*call)) {
        refuse(call->opcode, frame.header.serial, *refusal);
        return true;
    }
    return run(*call, frame.header.serial, frame.payload, {}, faultOn(call->name, call->functions));
}

std::optional<model::Error> Peer::missingRight(const CallEntry& call) const {
    if (holds(call.right)) return std::nullopt;
    return model::Error{ErrorCode::accessDenied,
                        fmt::format("{} needs the right {:#x}, {} has {:#x}", call.name, call.right,
                                    text::toUtf8(identity().user.name), rights_)};
}

// Nothing is begun that there may be no memory to finish.
std::optional<model::Error> Peer::refusalOf(const CallEntry& call) const {
    if (auto missing = missingRight(call)) return missing;
    if (MemoryReserve::isWhole()) return std::nullopt;
    return model::Error{ErrorCode::notEnoughMemory, "the service has no memory for another call"};
}

bool Peer::beginBody(const wire::Frame& frame, const CallEntry& call) {
    // The size stands at the end of every request with a document.
    if (frame.payload.size() < sizeof(std::uint64_t)) return false;
    std::uint64_t announced = 0;
    wire::Reader(frame.payload.last(sizeof announced)).get(announced);
    auto incoming = std::make_unique<Incoming>();
    incoming->call = &call;
    incoming->serial = frame.header.serial;
    incoming->request.assign(frame.payload.begin(), frame.payload.end());
    incoming->refusal = refusalOf(call);
    if (!incoming->refusal && announced > services_.maxDocument) {
        incoming->refusal = {ErrorCode::invalidData,
                             fmt::format("a document of {} bytes is over the limit of {} "
                                         "([limits] document_bytes)",
                                         announced, services_.maxDocument)};
    }
    if (!incoming->refusal && services_.incoming + announced > services_.maxIncoming) {
        incoming->refusal = {ErrorCode::notEnoughMemory,
                             "too many documents are on their way in ([limits] incoming_bytes)"};
    }
    if (!incoming->refusal) {
        incoming->charge = services_.incomingOfUser.take(identity().user.id, announced);
        if (!incoming->charge) {
            incoming->refusal = {ErrorCode::notEnoughMemory,
                                 "too many documents of one user are on their way in ([limits] "
                                 "incoming_bytes_per_user)"};
        }
    }
    if (!incoming->refusal) {
        incoming->announced = announced;
        services_.incoming += announced;
        incoming->fault = faultOn(call.name, call.functions);
    }
    incoming_ = std::move(incoming);
    return true;
}

bool Peer::body(const wire::Frame& frame) {
    Incoming& incoming = *incoming_;
    if (frame.header.serial != incoming.serial || frame.header.opcode != incoming.call->opcode) {
        return false;
    }
    if (frame.header.kind == wire::FrameKind::body) {
        if (incoming.refusal) return true;
        if (incoming.body.size() + frame.payload.size() > incoming.announced) return false;
        keep(incoming, frame.payload);
        return true;
    }
    const std::unique_ptr<Incoming> whole = std::move(incoming_);
    services_.incoming -= whole->announced;
    whole->charge.reset();
    if (!whole->refusal) whole->refusal = missingRight(*whole->call);  // it may have been lost
    if (whole->refusal) {
        refuse(whole->call->opcode, whole->serial, *whole->refusal);
        return true;
    }
    if (whole->body.size() != whole->announced) {
        refuse(whole->call->opcode, whole->serial,
               {ErrorCode::invalidData,
                fmt::format("the document has {} bytes, {} were announced: it changed while it "
                            "was read",
                            whole->body.size(), whole->announced)});
        return true;
    }
    return run(*whole->call, whole->serial, whole->request, std::move(whole->body), whole->fault);
}

// Without memory for the document its request fails, and the rest of it is dropped.
void Peer::keep(Incoming& incoming, std::span<const std::byte> piece) {
    try {
        if (incoming.fault && incoming.fault->fault.effect == fault::Effect::noMemoryForDocument) {
            throw std::bad_alloc();
        }
        const MemoryReserve::Untouched untouched;
        incoming.body.insert(incoming.body.end(), piece.begin(), piece.end());
    } catch (const std::bad_alloc&) {
        incoming.body = {};
        incoming.refusal = {ErrorCode::notEnoughMemory, "no memory for the document"};
    }
}

bool Peer::run(const CallEntry& call, std::uint32_t serial, std::span<const std::byte> request,
               wire::Bytes body, const Fault& fault) {
    // A handler that finds no memory has changed nothing yet (asAWhole() sees to that). What the
    // store was asked before may still come about; its answer then finds nobody waiting.
    outstanding_.push_back(serial);
    try {
        return carryOut(call, serial, request, std::move(body), fault);
    } catch (const std::bad_alloc&) {
        if (settled(serial)) refuse(call.opcode, serial, {ErrorCode::notEnoughMemory, {}});
        return true;
    }
}

bool Peer::carryOut(const CallEntry& call, std::uint32_t serial, std::span<const std::byte> request,
                    wire::Bytes body, const Fault& fault) {
    if (fault) {
        runWith(*fault, std::make_shared<Order>(Order{
                            call, serial, {request.begin(), request.end()}, std::move(body)}));
        return true;
    }
    return call.run(services_.handlers, *this, serial, request, std::move(body), replySink());
}

wire::Sink Peer::replySink() { return {weak_from_this()}; }

// The reply may come after the client has gone.
void Peer::answered(std::uint32_t serial, wire::Bytes frame, model::SharedPieces kept) {
    if (ended_) return;
    orEnd([&] {
        if (!settled(serial)) return;
        if (kept.empty()) return send(std::move(frame));
        stream_->writeWith(std::move(frame), std::move(kept));
    });
}

bool Peer::settled(std::uint32_t serial) {
    const auto found = std::ranges::find(outstanding_, serial);
    if (found == outstanding_.end()) return false;
    if (outstanding_.size() == kMaxOutstanding) workLater();
    outstanding_.erase(found);
    return true;
}

void Peer::refuse(std::uint16_t opcode, std::uint32_t serial, const model::Error& error) {
    spdlog::debug("process {}: call {} refused with {}: {}", identity().processId, opcode,
                  static_cast<std::uint32_t>(error.code), error.detail);
    wire::Bytes out;
    wire::appendFrame(out, wire::FrameKind::reply, opcode, serial, [&](wire::Writer& writer) {
        writer.put(error.code);
        writer.raw(error.detail.data(), error.detail.size());
    });
    send(std::move(out));
}

void Peer::send(wire::Bytes frame) { stream_->write(std::move(frame)); }

void Peer::subscribe() {
    subscription_ = services_.events.subscribe(*stream_, identity().processId, [this] { end(); });
}

void Peer::unsubscribe() {
    if (subscription_) services_.events.unsubscribe(*subscription_);
    subscription_.reset();
}

void Peer::end() {
    if (ended_) return;
    ended_ = true;
    dropIncoming();
    unsubscribe();
    gone_(*this);
}

}  // namespace winfax::service
