// SPDX-License-Identifier: MIT
// P7: from the service's send of an event until the program has it from its port.
#include <stdexcept>

#include "client/session.h"
#include "counted.h"
#include "floors/sockets.h"
#include "goals.h"
#include "timing.h"

namespace winfax::bench {
namespace {

constexpr int kEvents = 500;

// Jobs come about without anybody waiting for an answer, so that the program has nothing to do but
// to wait for events.
class JobSource {
  public:
    explicit JobSource(const Instance& instance) : session_(client::Session::connect().value()) {
        auto document = platform::openForReading(instance.folder() / "page.tif").value();
        broadcast_ = session_->call<model::BeginBroadcast>({}, *document).value().broadcastId;
        recipient_.broadcastId = broadcast_;
        recipient_.params.RecipientNumber = u"555-0100";
    }
    void makeOne() {
        if (!session_->post<model::AddRecipient>(broadcast_, recipient_))
            throw std::runtime_error("no recipient added");
    }

  private:
    std::shared_ptr<client::Session> session_;
    std::uint32_t broadcast_ = 0;
    model::AddRecipient::Request recipient_;
};

void takeEvent(HANDLE port) {
    DWORD bytes = 0;
    ULONG_PTR key = 0;
    LPOVERLAPPED packet = nullptr;
    must(GetQueuedCompletionStatus(port, &bytes, &key, &packet, INFINITE),
         "GetQueuedCompletionStatus");
    LocalFree(packet);
}

}  // namespace

void measureEventDelivery(Report& report) {
    PingPong floor(64, 64);
    CountedInstance counted;
    const FaxServer server;
    server.pauseQueue();
    JobSource jobs(counted.instance());
    const HANDLE port = CreateIoCompletionPort(INVALID_HANDLE_VALUE, nullptr, 0, 0);
    must(FaxInitializeEventQueue(server.handle(), port, 0, nullptr, 0), "FaxInitializeEventQueue");
    const auto delivery = [&] {
        std::vector<double> times;
        for (int i = 0; i < kEvents; ++i) {
            jobs.makeOne();
            takeEvent(port);
            const auto now = Clock::now().time_since_epoch();
            times.push_back(std::chrono::duration<double, std::micro>(
                                now - std::chrono::nanoseconds(counted.counts().lastSend.load()))
                                .count());
        }
        return median(std::move(times));
    };
    report.compare({"P7",
                    "event, send to dequeue, p50 / half a ping-pong",
                    "us",
                    {Better::lower, 3, 2},
                    [&] { return medianTime(4000, [&] { floor.exchange(); }) / 2; },
                    delivery});
    CloseHandle(port);
}

}  // namespace winfax::bench
