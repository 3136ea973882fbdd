// SPDX-License-Identifier: MIT
#include <spdlog/spdlog.h>

#include "fuzz_target.h"
#include "given.h"
#include "service/core.h"
#include "support/tiff_file.h"
#include "unit/service/service_bench.h"

namespace winfax::fuzz {
// A whole service, of which a stranger and a bystander are clients. Of the first byte: bit 0,
// whether the stranger says hello before; bit 1, whether what follows comes in frames or as it is;
// bit 2, whether he is an administrator or an ordinary user, who must not touch what is another's.
namespace {

namespace right = model::right;
constexpr std::uint32_t kOrdinary =
    right::jobSubmit | right::jobQuery | right::portQuery | right::configQuery;
constexpr std::uint32_t kEverything = right::all | right::administer;

// The owner's connection, with a job of his that waits.
class Bystander {
  public:
    explicit Bystander(test::ServiceBench& bench) : client_(bench) {
        static const auto fax = test::faxTiff();
        client_.greet();
        require(client_.submit(fax, u"999999910").has_value(), "the owner may send");
        jobs_ = jobs();
    }
    bool isServed() { return !client_.disconnected() && client_.call<model::ReadRights>({}); }
    bool hasHisJobs() { return jobs() == jobs_; }

  private:
    // His own alone: the stranger may have others.
    std::vector<std::uint32_t> jobs() {
        std::vector<std::uint32_t> his;
        const auto all = client_.call<model::ListJobs>({});
        require(all.has_value(), "the owner may see the queue");
        for (const auto& job : all->jobs) {
            if (job.UserName == u"somebody") his.push_back(job.JobId);
        }
        return his;
    }

    test::BenchClient client_;
    std::vector<std::uint32_t> jobs_;
};

class Stranger {
  public:
    Stranger(test::ServiceBench& bench, std::uint32_t rights)
        : bench_(bench),
          wire_(ipc::PeerIdentity{{"1001", u"stranger", false, {}}, 4712, {}}),
          peer_(std::make_shared<service::Peer>(
              wire_.takeStream(), bench.core->services(), rights,
              [this](service::Peer& peer) { bench_.core->ended(peer); })) {
        peer_->start();
    }
    ~Stranger() { hangUp(); }

    void say(Bytes bytes) {
        wire_.sendToService(bytes);
        bench_.settle();
    }
    void hangUp() {
        wire_.disconnect();
        bench_.settle();
    }
    // Those that came since it was asked last. Whatever is no whole frame is the service's fault.
    std::size_t replies() {
        const auto bytes = wire_.takeReceived();
        wire::FrameReader reader;
        reader.append(bytes);
        std::size_t count = 0;
        std::size_t size = 0;
        wire::Frame frame;
        while (reader.next(frame) == wire::FrameReader::State::frame) {
            if (frame.header.kind == wire::FrameKind::reply) ++count;
            size += wire::kHeaderSize + frame.payload.size();
        }
        require(size == bytes.size(), "the service says whole frames");
        return count;
    }

  private:
    test::ServiceBench& bench_;
    ipc::MemoryPeer wire_;
    std::shared_ptr<service::Peer> peer_;
};

// A frame of any kind for each: kind, opcode, a length and a payload.
wire::Bytes framed(Given given) {
    wire::Bytes stream;
    while (!given.empty()) {
        const auto kind = static_cast<wire::FrameKind>(given.byte());
        const std::uint16_t opcode = given.byte();
        const Bytes payload = given.counted();
        wire::appendFrame(stream, kind, opcode, 7, [&](wire::Writer& writer) {
            writer.raw(payload.data(), payload.size());
        });
    }
    return stream;
}

}  // namespace

WINFAX_FUZZ_TARGET(peer) {
    spdlog::set_level(spdlog::level::off);
    Given given(bytes);
    const unsigned choice = given.byte();
    const bool administrator = choice & 4;
    test::ServiceBench bench;
    Bystander bystander(bench);
    Stranger stranger(bench, administrator ? kEverything : kOrdinary);
    if (choice & 1) {
        wire::Bytes hello;
        wire::appendRequest<wire::Hello>(hello, 0, {});
        stranger.say(hello);
        require(stranger.replies() == 1, "a hello is answered");
    }
    const Bytes said = given.rest();
    const wire::Bytes stream =
        choice & 2 ? framed(Given(said)) : wire::Bytes(said.begin(), said.end());
    stranger.say(stream);
    require(stranger.replies() <= stream.size() / wire::kHeaderSize,
            "nothing is answered that was not asked");
    require(bystander.isServed(), "others are served");
    require(administrator || bystander.hasHisJobs(), "others keep their jobs");
    stranger.hangUp();
    require(bench.core->services().incoming == 0, "what did not come is not waited for");
    require(bystander.isServed(), "others are served");
}

}  // namespace winfax::fuzz
