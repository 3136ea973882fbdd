// SPDX-License-Identifier: MIT
#include "service_bench.h"

#include <stdexcept>

#include "access/access_file.h"
#include "cover/cover_page.h"
#include "document/banner.h"
#include "document/clean_pages.h"
#include "document/first_page.h"
#include "document/one_page.h"
#include "render/make_pages.h"
#include "render/with_cover.h"
#include "service/lines_reader.h"
#include "support/tiff_file.h"

namespace winfax::test {

namespace {

// Decodes in this process: the documents of these tests are their own.
class RendererHere final : public render::Renderer {
  public:
    model::Result<document::Bytes> withBanner(std::span<const std::byte> tiff,
                                              const document::BannerText& banner) override {
        return document::withBanner(tiff, banner);
    }
    model::Result<document::FirstPage> firstPage(std::span<const std::byte> tiff) override {
        return document::firstPage(tiff);
    }
    model::Result<document::PageImage> page(std::span<const std::byte> tiff,
                                            std::uint32_t page) override {
        return document::onePage(tiff, page);
    }
    model::Result<document::Bytes> cleanPages(std::span<const std::byte> tiff) override {
        return document::cleanPages(tiff);
    }
    model::Result<render::MadePages> makePages(const render::Source& source,
                                               const document::PageSetup& setup) override {
        if (source.kind == document::Kind::postScript) {
            // Nothing here runs programs: whatever it says, it has two pages.
            return render::MadePages{test::bytesOf(test::faxTiff(2)), 2};
        }
        return render::makePages(source.kind, source.bytes, setup);
    }
    model::Result<void> judgeCover(std::span<const std::byte> page) override {
        const auto parsed = cover::parseTemplate(page);
        if (!parsed) return tl::unexpected(parsed.error());
        return {};
    }
    model::Result<document::Bytes> withCover(std::span<const std::byte> tiff,
                                             const render::Cover& cover,
                                             const document::PageSetup& setup) override {
        render::Request request;
        request.What = render::Task::withCover;
        request.Paper = setup.paper;
        const auto* page = reinterpret_cast<const std::uint8_t*>(cover.page.data());
        request.CoverTemplate.assign(page, page + cover.page.size());
        request.CoverFields = cover.fields;
        return render::withCover(tiff, request);
    }
    // Nobody looks at cover pages here: each is eight white dots.
    model::Result<render::Dots> drawCover(const render::Cover&, std::uint32_t,
                                          std::uint32_t) override {
        return render::Dots{8, 1, {0}};
    }
};

}  // namespace

ServiceBench::ServiceBench(clock::Mode mode, service::LineBuilder build)
    : loop(ipc::makeLoop()), buildLine_(std::move(build)) {
    instance.name = "bench";
    instance.stateDirectory = state.path();
    settings.clock = mode;
    settings.maxDocument = 1u << 20;
    settings.maxIncoming = 1u << 20;
    restart();
}

ServiceBench::~ServiceBench() = default;

void ServiceBench::restart() {
    core.reset();
    loop = ipc::makeLoop();
    auto opened = service::Core::open(
        {.instance = instance,
         .settings = settings,
         .access = access::readAccessFile(access::accessFile(state.path())).value(),
         .owner = {"1000", u"owner", false, {}},
         .accessChanged = [this] { judgeAnew(); },
         .toLoop = [this](std::function<void()> task) { loop->post(std::move(task)); },
         .lines = service::readLines(state.path()).value(),
         .buildLine = buildLine_,
         .renderer = makeRenderer ? makeRenderer() : std::make_unique<RendererHere>(),
         .printing = makePrinting(),
         .connections = [] { return std::size_t{0}; },
         .requestStop = [this] { stopRequested = true; },
         .startAt = model::Time(std::chrono::hours(1000))});
    if (!opened) throw std::runtime_error(opened.error().detail);
    core = std::move(*opened);
    core->begin();
}

void ServiceBench::judgeAnew() {
    for (const auto& weak : judged) {
        const auto peer = weak.lock();
        if (peer) peer->setRights(core->access().rightsOf(peer->identity()));
    }
}

void ServiceBench::settle() {
    loop->run({[] {},
               [this] {
                   if (!core->idle()) return false;  // its report wakes us
                   if (core->clock().runDue() || core->clock().step()) return true;
                   loop->stop();
                   return true;
               },
               [this] {
                   core->events().flush();
                   goOnWithSlow(core->services());
               }});
}

void ServiceBench::advance(model::Ticks by) {
    if (!core->clock().advanceTo(core->clock().now() + by, [](model::Time) {})) {
        throw std::logic_error("this clock is not virtual");
    }
    settle();
}

BenchClient::BenchClient(ServiceBench& bench, std::uint32_t rights, platform::UserIdentity user)
    : bench_(bench),
      wire_(ipc::PeerIdentity{std::move(user), 4711, {}}),
      peer_(std::make_shared<service::Peer>(wire_.takeStream(), bench.core->services(), rights,
                                            [this](service::Peer& peer) {
                                                gone_ = true;
                                                bench_.core->ended(peer);
                                            })) {
    peer_->start();
}

BenchClient::BenchClient(ServiceBench& bench, std::uint32_t rights, std::string userId)
    : BenchClient(bench, rights,
                  platform::UserIdentity{std::move(userId), u"somebody", false, {}}) {}

BenchClient::BenchClient(ServiceBench& bench, const platform::UserIdentity& user)
    : BenchClient(bench, bench.core->access().rightsOf({user, 4711}), user) {
    bench.judged.push_back(peer_);
}

BenchClient::~BenchClient() { hangUp(); }

model::Result<void> BenchClient::hello() {
    wire::Bytes frame;
    wire::Hello::Request request;
    request.features = features;
    wire::appendRequest<wire::Hello>(frame, 0, request);
    send(frame);
    const auto answer = reply<wire::Hello::Reply>();
    if (!answer) return tl::unexpected(answer.error());
    return {};
}

void BenchClient::greet() {
    if (!hello()) throw std::runtime_error("the hello was refused");
}

void BenchClient::appendDocument(wire::Bytes& bytes, std::uint16_t opcode,
                                 const std::vector<std::uint8_t>& document) const {
    const auto all = std::as_bytes(std::span(document));
    for (std::size_t at = 0; at < all.size(); at += wire::kMaxBody) {
        const auto piece = all.subspan(at, std::min<std::size_t>(wire::kMaxBody, all.size() - at));
        wire::appendFrame(bytes, wire::FrameKind::body, opcode, serial_,
                          [&](wire::Writer& out) { out.raw(piece.data(), piece.size()); });
    }
    wire::appendFrame(bytes, wire::FrameKind::bodyEnd, opcode, serial_, [](wire::Writer&) {});
}

std::vector<model::Event> BenchClient::events() {
    bench_.settle();
    wire::FrameReader reader;
    reader.append(wire_.takeReceived());
    std::vector<model::Event> events;
    for (wire::Frame frame; reader.next(frame) == wire::FrameReader::State::frame;) {
        if (frame.header.kind != wire::FrameKind::event) continue;
        wire::Reader(frame.payload).get(events.emplace_back());
    }
    return events;
}

model::Result<std::uint32_t> BenchClient::submit(
    const std::vector<std::uint8_t>& document, model::Text number,
    const std::function<void(model::JobParam&)>& adjust) {
    model::SubmitDocument::Request request;
    request.params.RecipientNumber = std::move(number);
    if (adjust) adjust(request.params);
    const auto answer = callWith<model::SubmitDocument>(document, std::move(request));
    if (!answer) return tl::unexpected(answer.error());
    return answer->jobId;
}

model::Result<std::uint32_t> BenchClient::begin(const std::vector<std::uint8_t>& document) {
    const auto answer = callWith<model::BeginBroadcast>(document, {});
    if (!answer) return tl::unexpected(answer.error());
    return answer->broadcastId;
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
