// SPDX-License-Identifier: MIT
// Limits that the system keeps, not we. Wine's job objects keep none of them, so that there they
// are reported as skipped.
#include <gtest/gtest.h>

#include "../support/test_program.h"
#include "platform/child_process.h"
#include "under_wine.h"

namespace winfax::platform {
namespace {

using model::ErrorCode;

constexpr const char* kHalfGigabyte = "536870912";

std::string run(const std::vector<std::string>& arguments, const ChildLimits& limits) {
    const auto output = runChild(test::testProgram("child_probe"), arguments, {}, limits);
    if (!output) {
        return std::to_string(static_cast<unsigned>(output.error().code)) + ": " +
               output.error().detail;
    }
    return {reinterpret_cast<const char*>(output->data()), output->size()};
}

TEST(ChildLimits, Memory) {
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
    GTEST_SKIP() << "this sanitizer's shadow memory is larger than any limit";
#endif
    ChildLimits limits;
    EXPECT_EQ(run({"hungry", kHalfGigabyte}, limits), "granted");
    limits.memory = std::uint64_t{256} << 20;
    const std::string answer = run({"hungry", kHalfGigabyte}, limits);
    if (test::underWine() && answer == "granted") {
        GTEST_SKIP() << "Wine does not limit the memory of a job object";
    }
    EXPECT_EQ(answer, "refused");
}

TEST(ChildLimits, ProcessorTime) {
    ChildLimits limits;
    limits.processorTime = std::chrono::seconds(1);
    limits.wallTime = std::chrono::seconds(test::underWine() ? 4 : 60);
    const std::string answer = run({"spin"}, limits);
    EXPECT_EQ(answer.rfind("1460: ", 0), 0u) << answer;
    if (test::underWine() && answer.find("4000 ms") != std::string::npos) {
        GTEST_SKIP() << "Wine does not limit the time of a job object";
    }
    EXPECT_NE(answer.find("1 s of processor time"), std::string::npos) << answer;
}

}  // namespace
}  // namespace winfax::platform
