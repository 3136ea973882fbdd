// SPDX-License-Identifier: MIT
#include "ipc/instance.h"

#include <gtest/gtest.h>

#include "../support/environment_guard.h"
#include "../support/temporary_directory.h"
#include "platform/identity.h"
#include "platform/paths.h"

namespace winfax::ipc {
namespace {

using model::ErrorCode;
using test::EnvironmentGuard;
using namespace std::chrono_literals;

class InstanceTest : public testing::Test {
  protected:
    test::TemporaryDirectory runtime_;
    test::TemporaryDirectory directory_;
    EnvironmentGuard runtimeDirectory_{"XDG_RUNTIME_DIR", runtime_.path().string()};
    EnvironmentGuard state_{"WINFAX_STATE_DIR", directory_.path().string()};
    EnvironmentGuard name_{"WINFAX_INSTANCE",
                           "test-" + std::to_string(platform::currentProcessId())};
};

TEST_F(InstanceTest, ValidNames) {
    for (const std::string& name :
         {std::string("a"), std::string("Az.09_-"), std::string("..."), std::string(64, 'x')}) {
        const EnvironmentGuard guard("WINFAX_INSTANCE", name);
        const auto instance = instanceFromEnvironment();
        ASSERT_TRUE(instance) << instance.error().detail;
        EXPECT_EQ(instance->name, name);
        EXPECT_FALSE(instance->system);
        EXPECT_NE(instance->endpoint.find(name), std::string::npos);
    }
}

TEST_F(InstanceTest, InvalidNames) {
    for (const std::string& name :
         {std::string("."), std::string(".."), std::string("a/b"), std::string("a\\b"),
          std::string("a b"), std::string("\xC3\xA9"), std::string(65, 'x'), std::string("a:b")}) {
        const EnvironmentGuard guard("WINFAX_INSTANCE", name);
        const auto instance = instanceFromEnvironment();
        ASSERT_FALSE(instance) << name;
        EXPECT_EQ(instance.error().code, ErrorCode::invalidParameter);
        EXPECT_NE(instance.error().detail.find("WINFAX_INSTANCE"), std::string::npos);
    }
}

TEST_F(InstanceTest, OneOfAnotherNameIsWhereThatOneSaysItIs) {
    const EnvironmentGuard guard("WINFAX_INSTANCE", "other");
    const auto own = instanceFromEnvironment();
    const auto named = instanceNamed("other");
    ASSERT_TRUE(own && named);
    EXPECT_EQ(named->endpoint, own->endpoint);
    EXPECT_EQ(named->name, "other");
    EXPECT_FALSE(named->system);
    EXPECT_TRUE(named->stateDirectory.empty()) << "only it knows";
    EXPECT_TRUE(instanceNamed("system")->system);
    const auto refused = instanceNamed("../other");
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, ErrorCode::invalidParameter);
}

TEST_F(InstanceTest, StateDirectoryOfTheEnvironment) {
    const auto instance = instanceFromEnvironment();
    ASSERT_TRUE(instance);
    EXPECT_EQ(instance->stateDirectory, directory_.path());
    const EnvironmentGuard relative("WINFAX_STATE_DIR", "relative");
    const auto refused = instanceFromEnvironment();
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, ErrorCode::invalidParameter);
}

TEST_F(InstanceTest, StateDirectoryOfTheUser) {
    const EnvironmentGuard unset("WINFAX_STATE_DIR", std::nullopt);
    const auto instance = instanceFromEnvironment();
    ASSERT_TRUE(instance);
    EXPECT_EQ(instance->stateDirectory, platform::userStateRoot() / instance->name);
}

TEST_F(InstanceTest, StateDirectoryAloneMeansTheDefaultInstance) {
    const EnvironmentGuard unset("WINFAX_INSTANCE", std::nullopt);
    const auto instance = instanceFromEnvironment();
    ASSERT_TRUE(instance);
    EXPECT_EQ(instance->name, "default");
    EXPECT_FALSE(instance->system);
    EXPECT_EQ(instance->stateDirectory, directory_.path());
}

TEST_F(InstanceTest, WithoutEnvironmentTheInstalledOrTheUsersOwn) {
    const EnvironmentGuard noName("WINFAX_INSTANCE", std::nullopt);
    const EnvironmentGuard noState("WINFAX_STATE_DIR", std::nullopt);
    const auto instance = instanceFromEnvironment();
    ASSERT_TRUE(instance);
    EXPECT_EQ(instance->system, systemInstanceInstalled());
    EXPECT_EQ(instance->name, systemInstanceInstalled() ? "system" : "default");
    EXPECT_TRUE(systemInstance().system);
    EXPECT_EQ(systemInstance().stateDirectory, platform::systemStateDirectory());
}

TEST_F(InstanceTest, EndpointsOfNamesDiffer) {
    const auto one = instanceFromEnvironment();
    const EnvironmentGuard other("WINFAX_INSTANCE", "other");
    const auto two = instanceFromEnvironment();
    ASSERT_TRUE(one && two);
    EXPECT_NE(one->endpoint, two->endpoint);
    // Endpoints never lie under the state directory.
    EXPECT_EQ(one->endpoint.find(directory_.path().string()), std::string::npos);
}

TEST_F(InstanceTest, OneServiceAnInstance) {
    const auto instance = instanceFromEnvironment();
    ASSERT_TRUE(instance);
    auto first = lockInstance(*instance);
    ASSERT_TRUE(first) << first.error().detail;
    const auto second = lockInstance(*instance);
    ASSERT_FALSE(second);
    EXPECT_EQ(second.error().code, ErrorCode::alreadyExists);
    EXPECT_NE(second.error().detail.find(instance->name), std::string::npos);
    first->reset();
    EXPECT_TRUE(lockInstance(*instance));
}

TEST_F(InstanceTest, StartersWaitForEachOther) {
    const auto instance = instanceFromEnvironment();
    ASSERT_TRUE(instance);
    auto first = lockStart(*instance, 60s);
    ASSERT_TRUE(first) << first.error().detail;
    const auto second = lockStart(*instance, 20ms);
    ASSERT_FALSE(second);
    EXPECT_EQ(second.error().code, ErrorCode::timeout);
    // The service's own lock is another one: the starter holds its lock while the service starts.
    EXPECT_TRUE(lockInstance(*instance));
    first->reset();
    EXPECT_TRUE(lockStart(*instance, 60s));
}

}  // namespace
}  // namespace winfax::ipc
