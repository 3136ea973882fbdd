// SPDX-License-Identifier: MIT
// watch_cost LIBRARY: what a call costs in the manner of watching that the environment asks for.
// Prints the median time of a FaxAccessCheck (the cheapest call that asks the service), and that of
// a FaxFreeBuffer(NULL), a whole call of which the question "does anybody watch?" is a part. To be
// run once for each manner, one after the other (docs/trace.md). Needs an instance that runs.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <stdexcept>
#include <vector>

#include "../process_end/module.h"

namespace winfax::endtoend {
namespace {

double medianNanoseconds(int rounds, int calls, auto&& call) {
    using Clock = std::chrono::steady_clock;
    std::vector<double> times;
    for (int round = 0; round < rounds; ++round) {
        const auto begun = Clock::now();
        for (int i = 0; i < calls; ++i) call();
        times.push_back(std::chrono::duration<double, std::nano>(Clock::now() - begun).count() /
                        calls);
    }
    std::ranges::nth_element(times, times.begin() + rounds / 2);
    return times[static_cast<std::size_t>(rounds / 2)];
}

void measure(const std::string& library) {
    const Module module(library);
    HANDLE fax = nullptr;
    if (!module.function<PFAXCONNECTFAXSERVERA>("FaxConnectFaxServerA")(nullptr, &fax)) {
        throw std::runtime_error("FaxConnectFaxServer failed");
    }
    const auto check = module.function<PFAXACCESSCHECK>("FaxAccessCheck");
    const auto free = module.function<PFAXFREEBUFFER>("FaxFreeBuffer");
    std::printf("FaxAccessCheck %10.0f ns\n",
                medianNanoseconds(21, 500, [&] { check(fax, FAX_JOB_QUERY); }));
    std::printf("FaxFreeBuffer  %10.0f ns\n", medianNanoseconds(21, 500, [&] { free(nullptr); }));
    module.function<PFAXCLOSE>("FaxClose")(fax);
}

}  // namespace
}  // namespace winfax::endtoend

int main(int argumentCount, char** arguments) {
    try {
        if (argumentCount != 2) throw std::runtime_error("usage: watch_cost LIBRARY");
        winfax::endtoend::measure(arguments[1]);
        return 0;
    } catch (const std::exception& problem) {
        std::fprintf(stderr, "%s\n", problem.what());
        return 2;
    }
}
