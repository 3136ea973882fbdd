// SPDX-License-Identifier: MIT
// P10: what a long queue costs those who submit, and the start of the service. Its floor is the
// same service with an empty queue.
#include "goals.h"
#include "product.h"
#include "timing.h"

namespace winfax::bench {

void measureLongQueue(Report& report) {
    constexpr std::uint32_t kQueued = 100'000;
    constexpr int kSubmissions = 200;
    constexpr int kStarts = 5;
    Instance full;
    auto onFull = std::make_unique<FaxServer>();
    onFull->pauseQueue();
    onFull->submitMany(full.document(), kQueued);
    {
        Instance empty;
        const FaxServer onEmpty;
        onEmpty.pauseQueue();
        const auto submissions = [&](const FaxServer& server) {
            return rate(kSubmissions, [&] { server.submit(empty.document()); });
        };
        report.compare({"P10",
                        "FaxSendDocument, 100000 jobs queued / none",
                        "/s",
                        {Better::higher, 0.9, 0.98},
                        [&] { return submissions(onEmpty); },
                        [&] { return submissions(*onFull); }});
    }
    onFull.reset();
    full.scratch().stop();
    const double start = medianTime(
        kStarts, [&] { full.scratch().start(); }, [&] { full.scratch().stop(); });
    report.figure("P10", "start with 100000 jobs", "s", start / 1e6, {Better::lower, 2, 0.5});
}

}  // namespace winfax::bench
