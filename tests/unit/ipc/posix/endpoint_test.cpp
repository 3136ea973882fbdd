// SPDX-License-Identifier: MIT
#include "ipc/posix/endpoint.h"

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include "../../support/environment_guard.h"
#include "../../support/temporary_directory.h"

namespace winfax::ipc {
namespace {

using model::ErrorCode;
using test::EnvironmentGuard;

TEST(MayServe, PrivateInstanceIsServedByItsUserOrRoot) {
    const Instance own;
    EXPECT_TRUE(mayServe(own, 1000, 1000, std::nullopt));
    EXPECT_TRUE(mayServe(own, 0, 1000, std::nullopt));
    EXPECT_FALSE(mayServe(own, 1001, 1000, std::nullopt));
    EXPECT_FALSE(mayServe(own, 1001, 0, std::nullopt)) << "root is served by root";
    EXPECT_FALSE(mayServe(own, 77, 1000, 77)) << "the service account serves the system instance";
}

TEST(MayServe, SystemInstanceIsServedByItsAccountOrRoot) {
    Instance system;
    system.system = true;
    EXPECT_TRUE(mayServe(system, 0, 1000, std::nullopt));
    EXPECT_TRUE(mayServe(system, 77, 1000, 77));
    EXPECT_FALSE(mayServe(system, 78, 1000, 77));
    EXPECT_FALSE(mayServe(system, 1000, 1000, 77)) << "not by the caller himself";
    EXPECT_FALSE(mayServe(system, 1000, 1000, std::nullopt));
}

class Places : public testing::Test {
  protected:
    Instance instance() { return instanceFromEnvironment().value(); }
    test::TemporaryDirectory directory_;
    EnvironmentGuard state_{"WINFAX_STATE_DIR", directory_ / "state"};
    EnvironmentGuard name_{"WINFAX_INSTANCE", "test"};
    EnvironmentGuard runtime_{"XDG_RUNTIME_DIR", directory_.path()};
};

TEST_F(Places, SessionDirectory) {
    EXPECT_EQ(instance().runtimeDirectory, directory_ / "winfax");
    EXPECT_EQ(instance().endpoint, (directory_.path() / "winfax" / "test").native());
}

TEST_F(Places, TemporaryDirectoryWhenThePathIsTooLong) {
    const auto deep = directory_ / std::string(100, 'd');
    ASSERT_EQ(::mkdir(deep.c_str(), 0700), 0);
    const EnvironmentGuard runtime("XDG_RUNTIME_DIR", deep);
    EXPECT_EQ(instance().runtimeDirectory.native(), "/tmp/winfax-" + std::to_string(::geteuid()));
    const EnvironmentGuard longest("WINFAX_INSTANCE", std::string(64, 'n'));
    EXPECT_TRUE(socketAddress(instance().endpoint));
}

TEST_F(Places, SessionDirectoryThatIsNoneIsNotUsed) {
    ASSERT_EQ(::symlink(".", (directory_ / "link").c_str()), 0);
    for (const std::string& value : {std::string("relative"), (directory_ / "missing").native(),
                                     (directory_ / "link").native()}) {
        const EnvironmentGuard runtime("XDG_RUNTIME_DIR", value);
        EXPECT_EQ(instance().endpoint.find(value + "/"), std::string::npos) << value;
    }
}

TEST_F(Places, RuntimeDirectoryIsClosedToOthers) {
    ASSERT_TRUE(prepareEndpoint(instance()));
    struct stat status {};
    ASSERT_EQ(::lstat(instance().runtimeDirectory.c_str(), &status), 0);
    EXPECT_EQ(status.st_mode & 07777, 0700u);
}

TEST_F(Places, OpenRuntimeDirectoryIsRefused) {
    ASSERT_EQ(::mkdir((directory_ / "winfax").c_str(), 0755), 0);
    const auto prepared = prepareEndpoint(instance());
    ASSERT_FALSE(prepared);
    EXPECT_EQ(prepared.error().code, ErrorCode::accessDenied);
    EXPECT_FALSE(lockStart(instance(), std::chrono::seconds(60)));
    EXPECT_FALSE(lockInstance(instance()));
}

TEST_F(Places, LinkedRuntimeDirectoryIsRefused) {
    ASSERT_EQ(::mkdir((directory_ / "real").c_str(), 0700), 0);
    ASSERT_EQ(::symlink("real", (directory_ / "winfax").c_str()), 0);
    const auto prepared = prepareEndpoint(instance());
    ASSERT_FALSE(prepared);
    EXPECT_EQ(prepared.error().code, ErrorCode::accessDenied);
}

// Two names, one state directory: two services would send every job twice.
TEST_F(Places, OneServiceAStateDirectory) {
    const auto first = lockInstance(instance());
    ASSERT_TRUE(first) << first.error().detail;
    const EnvironmentGuard other("WINFAX_INSTANCE", "other");
    const auto second = lockInstance(instance());
    ASSERT_FALSE(second);
    EXPECT_EQ(second.error().code, ErrorCode::alreadyExists);
}

}  // namespace
}  // namespace winfax::ipc
