// SPDX-License-Identifier: MIT
#include "platform/process.h"

#include <gtest/gtest.h>

#include "../support/temporary_directory.h"
#include "../support/test_program.h"
#include "platform/identity.h"
#include "platform/paths.h"

namespace winfax::platform {
namespace {

using model::ErrorCode;
using namespace std::chrono_literals;

class StartDetached : public testing::Test {
  protected:
    model::Result<void> start(std::vector<std::string> arguments,
                              std::chrono::milliseconds patience = 60s) {
        const std::string token = "winfax-test-" + std::to_string(currentProcessId());
        return startDetached(test::testProgram("platform_probe"), std::move(arguments), token,
                             patience);
    }
    test::TemporaryDirectory directory_;
};

TEST_F(StartDetached, ReturnsWhenTheProgramIsReady) {
    const auto started = start({"announce", utf8FromPath(directory_ / "file")});
    ASSERT_TRUE(started) << started.error().detail;
    EXPECT_EQ(test::readText(directory_ / "file"), "announced");
}

TEST_F(StartDetached, ArgumentsArriveUnchanged) {
#ifdef _WIN32  // no quotes or stars in file names
    const std::string fileName = "a  b 'c' $HOME %PATH% ^ & ;";
#else
    const std::string fileName = "a  b 'c' $HOME %PATH% ^ & ; \"q\" \\ \\\" * ";
#endif
    const auto started = start({"announce", utf8FromPath(directory_ / fileName)});
    ASSERT_TRUE(started) << started.error().detail;
    EXPECT_EQ(test::readText(directory_ / fileName), "announced");
}

TEST_F(StartDetached, ProgramThatEndsEarly) {
    const auto started = start({"die"});
    ASSERT_FALSE(started);
    EXPECT_EQ(started.error().code, ErrorCode::serverUnavailable);
    EXPECT_NE(started.error().detail.find("platform_probe"), std::string::npos)
        << started.error().detail;
}

TEST_F(StartDetached, ProgramThatNeverAnnouncesItself) {
    const auto started = start({"silent", utf8FromPath(directory_ / "end")}, 50ms);
    test::writeText(directory_ / "end", "");
    ASSERT_FALSE(started);
    EXPECT_EQ(started.error().code, ErrorCode::timeout);
}

TEST_F(StartDetached, ProgramThatIsNotThere) {
    const auto started = startDetached(directory_ / "nothing", {}, "winfax-test-nothing", 60s);
    ASSERT_FALSE(started);
    EXPECT_EQ(started.error().code, ErrorCode::serverUnavailable);
    EXPECT_NE(started.error().detail.find("nothing"), std::string::npos);
}

TEST(AnnounceReady, SenselessTokensAreIgnored) {
    announceReady("");
    announceReady("no-such-token");
    announceReady("-1");
    announceReady("0");
}

}  // namespace
}  // namespace winfax::platform
