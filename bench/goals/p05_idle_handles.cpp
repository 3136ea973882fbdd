// SPDX-License-Identifier: MIT
// P5: what an idle handle costs the service.
#include <fstream>

#include "counted.h"
#include "goals.h"

namespace winfax::bench {
namespace {

constexpr std::size_t kHandles = 10'000;

int threadsOf(std::int64_t process) {
    std::ifstream status("/proc/" + std::to_string(process) + "/status");
    for (std::string word; status >> word;) {
        if (word == "Threads:" && status >> word) return std::stoi(word);
    }
    return -1;
}

}  // namespace

void measureIdleHandles(Report& report) {
    CountedInstance counted;
    { const FaxServer first; }
    const auto service = counted.counts().process.load();
    const auto heap = counted.counts().heapBytes.load();
    const int threads = threadsOf(service);
    const auto servers = manyServers(kHandles);
    report.figure("P5", "heap of the service for an idle handle", "B",
                  static_cast<double>(counted.counts().heapBytes - heap) / kHandles,
                  {Better::lower, 1024, 256});
    report.figure("P5", "threads of the service for 10000 idle handles", "threads",
                  threadsOf(service) - threads, {Better::lower, 0});
}

}  // namespace winfax::bench
