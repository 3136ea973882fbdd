// SPDX-License-Identifier: MIT
#include "service_bench.h"

#include <stdexcept>

#include "line/scripted_line.h"

namespace winfax::test {

namespace {

std::vector<std::unique_ptr<line::Line>> twoLines(clock::Clock& clock) {
    std::vector<std::unique_ptr<line::Line>> lines;
    lines.push_back(line::makeScriptedLine(clock, 1, u"Line 1"));
    lines.push_back(line::makeScriptedLine(clock, 2, u"Line 2"));
    return lines;
}

}  // namespace

ServiceBench::ServiceBench()
    : loop(ipc::makeLoop()),
      clock(clock::Mode::jump, model::Time(std::chrono::hours(1000))),
      events(clock, settings.maxQueuedEvents) {
    instance.name = "bench";
    instance.stateDirectory = state.path();
    settings.maxDocument = 1u << 20;
    settings.maxIncoming = 1u << 20;
    const auto toLoop = [this](std::function<void()> task) { loop->post(std::move(task)); };
    queue::Store::Contents contents;
    auto opened = queue::Store::open(state.path(), toLoop, contents);
    if (!opened) throw std::runtime_error(opened.error().detail);
    store = std::move(*opened);
    worker = std::make_unique<service::Worker>(toLoop);
    outbox = std::make_unique<service::Outbox>(
        service::Outbox::Parts{clock, *store, *worker, events}, settings.queue,
        [](const model::CalendarTime&) { return model::Time{}; }, state.path(), twoLines(clock));
    handlers = std::make_unique<service::Handlers>(service::Handlers::Parts{
        instance, settings, clock, events, *outbox, [] { return std::size_t{0}; }, [] {}});
    services = std::make_unique<service::PeerServices>(service::PeerServices{
        *handlers, events, 1000, settings.maxDocument, settings.maxIncoming, 0});
}

ServiceBench::~ServiceBench() {
    store.reset();
    worker.reset();
}

void ServiceBench::settle() {
    loop->run({[] {},
               [this] {
                   if (!store->idle() || !worker->idle()) return false;  // their report wakes us
                   if (clock.step()) return true;
                   loop->stop();
                   return true;
               },
               [this] { events.flush(); }});
}

BenchClient::BenchClient(ServiceBench& bench, std::uint32_t rights, std::string userId)
    : bench_(bench),
      wire_(ipc::PeerIdentity{{std::move(userId), u"somebody", false, {}}, 4711}),
      peer_(std::make_shared<service::Peer>(wire_.takeStream(), *bench.services, rights,
                                            [this](service::Peer&) { gone_ = true; })) {
    peer_->start();
}

BenchClient::~BenchClient() = default;

void BenchClient::greet() {
    wire::Bytes frame;
    wire::appendRequest<wire::Hello>(frame, 0, {});
    send(frame);
    if (!reply<wire::Hello::Reply>()) throw std::runtime_error("the hello was refused");
}

model::Result<std::uint32_t> BenchClient::submit(const std::vector<std::uint8_t>& document,
                                                 model::Text number) {
    using Call = model::SubmitDocument;
    Call::Request request;
    request.params.RecipientNumber = std::move(number);
    request.documentSize = document.size();
    wire::Bytes bytes;
    wire::appendRequest<Call>(bytes, ++serial_, request);
    const auto all = std::as_bytes(std::span(document));
    for (std::size_t at = 0; at < all.size(); at += wire::kMaxBody) {
        const auto piece = all.subspan(at, std::min<std::size_t>(wire::kMaxBody, all.size() - at));
        wire::appendFrame(bytes, wire::FrameKind::body, Call::kOpcode, serial_,
                          [&](wire::Writer& out) { out.raw(piece.data(), piece.size()); });
    }
    wire::appendFrame(bytes, wire::FrameKind::bodyEnd, Call::kOpcode, serial_,
                      [](wire::Writer&) {});
    send(bytes);
    const auto answer = reply<Call::Reply>();
    if (!answer) return tl::unexpected(answer.error());
    return answer->jobId;
}

wire::Bytes BenchClient::replyPayload() {
    bench_.settle();
    wire::FrameReader reader;
    reader.append(wire_.takeReceived());
    wire::Frame frame;
    if (reader.next(frame) != wire::FrameReader::State::frame) return {};
    return {frame.payload.begin(), frame.payload.end()};
}

}  // namespace winfax::test
