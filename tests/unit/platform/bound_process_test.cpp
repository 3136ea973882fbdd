// SPDX-License-Identifier: MIT
#include "platform/bound_process.h"

#include <gtest/gtest.h>

#include "../support/temporary_directory.h"
#include "../support/test_program.h"
#include "platform/identity.h"
#include "platform/paths.h"

namespace winfax::platform {
namespace {

using model::ErrorCode;
using namespace std::chrono_literals;

class StartBound : public testing::Test {
  protected:
    std::unique_ptr<BoundProcess> start(std::vector<std::string> arguments) {
        auto process = startBound(test::testProgram("platform_probe"), std::move(arguments),
                                  output_, "winfax-test-" + std::to_string(currentProcessId()));
        EXPECT_TRUE(process) << process.error().detail;
        return process ? std::move(*process) : nullptr;
    }
    test::TemporaryDirectory directory_;
    const std::filesystem::path output_ = directory_ / "output";
    const std::filesystem::path ended_ = directory_ / "ended";
};

TEST_F(StartBound, EndsWhenItsInputDoes) {
    const auto process = start({"bound", utf8FromPath(ended_)});
    ASSERT_TRUE(process);
    const auto ready = process->waitUntilReady(60s);
    ASSERT_TRUE(ready) << ready.error().detail;
    EXPECT_NE(process->id(), currentProcessId());
    EXPECT_FALSE(process->waitForEnd(0ms));
    EXPECT_EQ(process->exitCode(), std::nullopt);
    EXPECT_FALSE(std::filesystem::exists(ended_));
    process->askToEnd();
    EXPECT_TRUE(process->waitForEnd(60s));
    EXPECT_EQ(process->exitCode(), 5);
    EXPECT_EQ(test::readText(ended_), "ended");
    EXPECT_EQ(test::readText(output_).substr(0, 5), "hello");
}

TEST_F(StartBound, IsKilledWithItsOwner) {
    auto process = start({"stubborn"});
    ASSERT_TRUE(process);
    ASSERT_TRUE(process->waitUntilReady(60s));
    process->askToEnd();
    EXPECT_FALSE(process->waitForEnd(1ms));
    process.reset();  // returns when it is gone, long before it would end by itself
}

TEST_F(StartBound, ThatEndsEarlyIsNeverReady) {
    const auto process = start({"die"});
    ASSERT_TRUE(process);
    const auto ready = process->waitUntilReady(60s);
    ASSERT_FALSE(ready);
    EXPECT_EQ(ready.error().code, ErrorCode::serverUnavailable);
    EXPECT_TRUE(process->waitForEnd(60s));
    EXPECT_EQ(process->exitCode(), 3);
}

TEST_F(StartBound, ThatIsNotReadyInTime) {
    const auto process = start({"mute"});
    ASSERT_TRUE(process);
    const auto ready = process->waitUntilReady(1ms);
    ASSERT_FALSE(ready);
    EXPECT_EQ(ready.error().code, ErrorCode::timeout);
}

TEST_F(StartBound, ThatIsNotThere) {
    const auto process = startBound(directory_ / "nothing", {}, output_, "winfax-test-nothing");
    ASSERT_FALSE(process);
    EXPECT_EQ(process.error().code, ErrorCode::serverUnavailable);
    EXPECT_NE(process.error().detail.find("nothing"), std::string::npos);
}

}  // namespace
}  // namespace winfax::platform
