// SPDX-License-Identifier: MIT
#include <gtest/gtest.h>

#include <filesystem>

#include "support/scratch_instance.h"

namespace winfax::endtoend {
namespace {

TEST(SocketFile, LeavesWithTheService) {
    const test::ScratchDirectory session;
    const test::ScopedVariable sessionVariable("XDG_RUNTIME_DIR", session.path().string());
    test::ScratchInstance instance;
    const auto socket = session.path() / "winfax" / instance.name();
    instance.start();
    EXPECT_TRUE(std::filesystem::is_socket(socket));
    EXPECT_EQ(instance.stop(), 0);
    EXPECT_FALSE(std::filesystem::exists(socket));
}

TEST(SocketFile, LeftByAKilledServiceIsNoObstacle) {
    const test::ScratchDirectory session;
    const test::ScopedVariable sessionVariable("XDG_RUNTIME_DIR", session.path().string());
    test::ScratchInstance instance;
    instance.start();
    instance.kill();
    ASSERT_TRUE(std::filesystem::is_socket(session.path() / "winfax" / instance.name()));
    instance.start();
    EXPECT_EQ(instance.stop(), 0);
}

}  // namespace
}  // namespace winfax::endtoend
