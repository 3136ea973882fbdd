// SPDX-License-Identifier: MIT
#include "platform/paths.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>

#include "../support/environment_guard.h"
#include "../support/test_program.h"
#include "platform/environment.h"

namespace winfax::platform {
namespace {

TEST(Paths, TextGoesThereAndBack) {
    const std::u16string wide = u"\u20AC \U0001F4E0.tif";
    const std::string narrow = "\xE2\x82\xAC \xF0\x9F\x93\xA0.tif";
    EXPECT_EQ(utf16FromPath(pathFromUtf16(wide)), wide);
    EXPECT_EQ(utf8FromPath(pathFromUtf8(narrow)), narrow);
    EXPECT_EQ(pathFromUtf16(wide), pathFromUtf8(narrow));
    EXPECT_TRUE(pathFromUtf16(u"").empty());
    EXPECT_TRUE(pathFromUtf8("").empty());
}

TEST(Paths, ModuleDirectoryHoldsThisProgram) {
    const auto directory = moduleDirectory();
    ASSERT_FALSE(directory.empty());
    EXPECT_TRUE(
        std::filesystem::equivalent(directory, test::testProgram("platform_probe").parent_path()));
}

TEST(Paths, ServiceProgramIsSoughtBesideTheModuleFirst) {
    const auto programs = servicePrograms();
    ASSERT_GE(programs.size(), 2u);
    EXPECT_TRUE(std::filesystem::equivalent(programs.front().parent_path(), moduleDirectory()));
    for (const auto& program : programs) {
        EXPECT_TRUE(program.is_absolute());
        EXPECT_EQ(std::filesystem::path(program).stem(), "winfaxd");
    }
}

TEST(Paths, PlacesAreAbsolute) {
    EXPECT_TRUE(userStateRoot().is_absolute());
    EXPECT_TRUE(userConfigDirectory().is_absolute());
    EXPECT_TRUE(systemStateDirectory().is_absolute());
    EXPECT_NE(userStateRoot(), systemStateDirectory());
}

TEST(Paths, MachineHasNames) {
    const auto names = machineNames();
    EXPECT_FALSE(names.empty());
    EXPECT_EQ(std::count(names.begin(), names.end(), u""), 0);
}

TEST(Environment, EmptyIsNotSet) {
    const test::EnvironmentGuard set("WINFAX_TEST_SET", "\xC3\xA9 value");
    const test::EnvironmentGuard empty("WINFAX_TEST_EMPTY", "");
    const test::EnvironmentGuard absent("WINFAX_TEST_ABSENT", std::nullopt);
    EXPECT_EQ(environmentVariable("WINFAX_TEST_EMPTY"), std::nullopt);
    EXPECT_EQ(environmentVariable("WINFAX_TEST_ABSENT"), std::nullopt);
    EXPECT_TRUE(environmentVariable("WINFAX_TEST_SET").has_value());
}

}  // namespace
}  // namespace winfax::platform
