// SPDX-License-Identifier: MIT
// WINFAX_FAULTS.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "fault/faults_file.h"
#include "support/scratch_directory.h"
#include "support/test_environment.h"

namespace winfax::fault {
namespace {

using test::ScopedVariable;
using testing::HasSubstr;
using testing::StartsWith;

TEST(FaultsFromEnvironment, AreNoneWhenItIsNotSet) {
    const ScopedVariable unset("WINFAX_FAULTS", std::nullopt);
    EXPECT_TRUE(faultsFromEnvironment()->empty());
}

TEST(FaultsFromEnvironment, AreALineOfText) {
    const ScopedVariable set("WINFAX_FAULTS", "FaxGetJob error=5 times=1; FaxClose delay=2s");
    EXPECT_EQ(faultsFromEnvironment()->size(), 2u);
}

TEST(FaultsFromEnvironment, AreAFile) {
    const test::ScratchDirectory folder;
    const auto file = folder.write(
        "mine.toml", std::string_view("[[fault]]\nfunction = \"FaxGetJob\"\nerror = 5\n"));
    const ScopedVariable set("WINFAX_FAULTS", file.string());
    const auto faults = faultsFromEnvironment();
    ASSERT_TRUE(faults) << faults.error().detail;
    EXPECT_EQ(faults->size(), 1u);
}

TEST(FaultsFromEnvironment, WhatIsWrongIsNamed) {
    const ScopedVariable set("WINFAX_FAULTS", "FaxGetJob error=5; FaxClose");
    EXPECT_THAT(faultsFromEnvironment().error().detail,
                StartsWith("WINFAX_FAULTS: fault 2: FaxClose: nothing happens"));
    const ScopedVariable missing("WINFAX_FAULTS", "no-such-folder/f.toml");
    EXPECT_THAT(faultsFromEnvironment().error().detail, HasSubstr("f.toml"));
}

}  // namespace
}  // namespace winfax::fault
