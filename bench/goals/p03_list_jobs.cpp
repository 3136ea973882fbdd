// SPDX-License-Identifier: MIT
// P3: listing a queue, against a socket that moves the same bytes.
#include "counted.h"
#include "floors/sockets.h"
#include "goals.h"
#include "timing.h"

namespace winfax::bench {
namespace {

void listJobs(const FaxServer& server) {
    PFAX_JOB_ENTRYW jobs = nullptr;
    DWORD count = 0;
    must(FaxEnumJobsW(server.handle(), &jobs, &count), "FaxEnumJobs");
    FaxFreeBuffer(jobs);
}

// A service's queue of jobs that stay, and its only client.
class Queue {
  public:
    explicit Queue(const Instance& instance) : document_(instance.document()) {
        server_.pauseQueue();
    }
    void fill(std::uint32_t jobs) {
        server_.submitMany(document_, jobs - jobs_);
        jobs_ = jobs;
    }
    void list() const { listJobs(server_); }

  private:
    std::u16string document_;
    FaxServer server_;
    std::uint32_t jobs_ = 0;
};

constexpr std::uint32_t kFew = 1'000, kMany = 10'000, kMost = 100'000;

struct Listings {
    CountedInstance::Exchange few, many;
};

// By a service of their own, for counting takes time.
Listings countListings() {
    CountedInstance counted;
    Queue queue(counted.instance());
    const auto listing = [&](std::uint32_t jobs) {
        queue.fill(jobs);
        return counted.exchangeOf([&] { queue.list(); });
    };
    const auto few = listing(kFew);
    return {few, listing(kMany)};
}

}  // namespace

void measureListJobs(Report& report) {
    const Listings listings = countListings();
    const Instance instance;
    Queue queue(instance);
    const auto compare = [&](std::uint32_t jobs, const CountedInstance::Exchange& exchange,
                             int calls, Asked asked) {
        queue.fill(jobs);
        PingPong floor(exchange.request, exchange.reply);
        report.compare(
            {"P3", "FaxEnumJobs of " + std::to_string(jobs) + " / a socket with the same bytes",
             "/s", asked, [&] { return rate(calls, [&] { floor.exchange(); }); },
             [&] { return rate(calls, [&] { queue.list(); }); }});
    };
    compare(kFew, listings.few, 200, {Better::higher, 0.45, 0.65});
    compare(kMany, listings.many, 20, {Better::higher, 0.35, 0.65});
    const Instance other;
    Queue longest(other);
    longest.fill(kMost);
    report.compare({"P3",
                    "FaxEnumJobs of 100000 / of 10000",
                    "us",
                    {Better::lower, 12},
                    [&] { return medianTime(11, [&] { queue.list(); }); },
                    [&] { return medianTime(3, [&] { longest.list(); }); }});
}

}  // namespace winfax::bench
