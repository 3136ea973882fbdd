// SPDX-License-Identifier: MIT
// What clients that mean no good cost the others (docs/security.md, "Nobody takes it all"). With WINFAX_SOAK=1
// the cost is measured; otherwise it is seen only that everybody is served.
#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <iostream>

#include "../support/service_process.h"
#include "../threads/handle_limit.h"
#include "service_test.h"

namespace winfax::endtoend {
namespace {

using conformance::api;

struct Nuisance {
    const char* mode;
    std::size_t connections;      // in an ordinary run
    std::size_t connectionsSoak;  // in a campaign
    double mostTimes;             // as long as alone may a call of the others take, in a campaign
};

void PrintTo(const Nuisance& nuisance, std::ostream* out) { *out << nuisance.mode; }

class NuisanceTest : public conformance::OwnInstance, public testing::WithParamInterface<Nuisance> {
  protected:
    static bool isCampaign() { return std::getenv("WINFAX_SOAK") != nullptr; }

    // Microseconds, the median of many.
    double timeOfACall() {
        constexpr std::size_t kCalls = 500;
        std::vector<double> times;
        for (std::size_t i = 0; i < kCalls; ++i) {
            const auto begun = std::chrono::steady_clock::now();
            EXPECT_SUCCEEDS(api().FaxAccessCheck(server(), FAX_JOB_QUERY));
            const std::chrono::duration<double, std::micro> taken =
                std::chrono::steady_clock::now() - begun;
            times.push_back(taken.count());
        }
        std::ranges::nth_element(times, times.begin() + kCalls / 2);
        return times[kCalls / 2];
    }
};

TEST_P(NuisanceTest, CostsTheOthersLittle) {
    const std::size_t count =
        isCampaign() ? GetParam().connectionsSoak : GetParam().connections;
    if (const std::string reason = allowHandles(count); !reason.empty()) {
        GTEST_SKIP() << "NOT TESTED: " << count << " connections, because " << reason;
    }
    server();
    const double alone = timeOfACall();
    test::ChildProcess nuisance(testProgramPath("nuisance"),
                                {GetParam().mode, std::to_string(count)});
    ASSERT_TRUE(nuisance.waitForLine("at work")) << nuisance.output();

    const double beside = timeOfACall();
    EXPECT_GT(submitWaiting(), 0u);
    EXPECT_EQ(jobCount(), 1u);
    EXPECT_TRUE(connect()) << "there is room for another";
    if (isCampaign()) {
        std::cout << GetParam().mode << ": " << count << " connections; a call takes " << beside
                  << " us, alone " << alone << " us: " << beside / alone << "x" << std::endl;
        EXPECT_LE(beside / alone, GetParam().mostTimes);
    }
    nuisance.kill();
    nuisance.wait();
    EXPECT_TRUE(eventually([] { return readStatus()->connections <= 2; }));
    EXPECT_GT(submitWaiting(), 0u);
}

INSTANTIATE_TEST_SUITE_P(Kinds, NuisanceTest,
                         testing::Values(Nuisance{"mute", 100, 1'000, 2},
                                         Nuisance{"hoard", 200, 10'000, 2},
                                         Nuisance{"half", 50, 1'000, 2},
                                         Nuisance{"deaf", 2, 20, 2},
                                         Nuisance{"flood", 1, 1, 10}),
                         [](const auto& info) { return std::string(info.param.mode); });

}  // namespace
}  // namespace winfax::endtoend
