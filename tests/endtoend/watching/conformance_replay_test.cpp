// SPDX-License-Identifier: MIT
// The hardest program there is to replay: the conformance program, recorded with our own library
// and service, and answered out of the recording. Every check in it must hold again, and no call
// may depart.
#include "watched.h"

namespace winfax::endtoend {
namespace {

using testing::HasSubstr;
using testing::Not;

// A shard starts the service more than a hundred times.
constexpr std::chrono::minutes kPatience{5};
// They ask the service itself, through faxctl, what the library told it; in a replay it was told
// nothing.
constexpr const char* kBesidesTheLibrary =
    "-Providers.L20_I10_path_with_environment_variables:Extensions.I8_I10_methods_join_at_the_next_"
    "start";

class ConformanceReplay : public testing::TestWithParam<int> {
  protected:
    test::Finished run(const char* variable) const {
        const test::ScopedVariable shards("GTEST_TOTAL_SHARDS",
                                          std::to_string(WINFAX_REPLAY_SHARDS));
        const test::ScopedVariable shard("GTEST_SHARD_INDEX", std::to_string(GetParam()));
        const test::ScopedVariable report("GTEST_OUTPUT", "");
        const test::ScopedVariable filter("GTEST_FILTER", kBesidesTheLibrary);
        const test::ScopedVariable names("WINFAX_TEST_NAMES", names_);
        const test::ScopedVariable file(variable, (files_.path() / "recording.jsonl").string());
        return test::runProgram(testProgramPath("winfax_conformance"), {"--gtest"}, kPatience);
    }

  private:
    const std::string names_ = test::uniqueName().substr(5);
    const test::ScratchDirectory files_;
};

TEST_P(ConformanceReplay, EveryCallIsAnsweredAsItWas) {
    const auto recorded = run("WINFAX_RECORD");
    ASSERT_EQ(recorded.exitCode, 0) << recorded.output;
    ASSERT_THAT(recorded.output, HasSubstr("[  PASSED  ]"));
    const auto replayed = run("WINFAX_REPLAY");
    EXPECT_EQ(replayed.exitCode, 0) << replayed.output;
    EXPECT_THAT(replayed.output, HasSubstr("[  PASSED  ]"));
    EXPECT_THAT(replayed.output, Not(HasSubstr("winfax: replay:")));
}

INSTANTIATE_TEST_SUITE_P(Shards, ConformanceReplay, testing::Range(0, WINFAX_REPLAYED_SHARDS));

}  // namespace
}  // namespace winfax::endtoend
