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

}  // namespace

void measureListJobs(Report& report) {
    CountedInstance counted;
    const auto& document = counted.instance().document();
    const FaxServer server;
    server.pauseQueue();
    std::uint32_t jobs = 0;
    const auto compare = [&](std::uint32_t wanted, int calls, Asked asked) {
        server.submitMany(document, wanted - jobs);
        jobs = wanted;
        const auto exchange = counted.exchangeOf([&] { listJobs(server); });
        PingPong floor(exchange.request, exchange.reply);
        report.compare(
            {"P3", "FaxEnumJobs of " + std::to_string(jobs) + " / a socket with the same bytes",
             "/s", asked, [&] { return rate(calls, [&] { floor.exchange(); }); },
             [&] { return rate(calls, [&] { listJobs(server); }); }});
    };
    compare(1'000, 200, {Better::higher, 0.45, 0.65});
    compare(10'000, 20, {Better::higher, 0.35, 0.65});
    const double ofTenThousand = medianTime(21, [&] { listJobs(server); });
    server.submitMany(document, 90'000);
    report.figure("P3", "FaxEnumJobs of 100000 / of 10000", "times as long",
                  medianTime(5, [&] { listJobs(server); }) / ofTenThousand, {Better::lower, 12});
}

}  // namespace winfax::bench
