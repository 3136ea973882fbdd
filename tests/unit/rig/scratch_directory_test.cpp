// SPDX-License-Identifier: MIT
#include "rig/scratch_directory.h"

#include <gtest/gtest.h>

#include <fstream>

#include "ipc/instance.h"
#include "platform/paths.h"

namespace winfax::rig {
namespace {

namespace fs = std::filesystem;

std::unique_ptr<ScratchDirectory> made() {
    auto directory = ScratchDirectory::make();
    EXPECT_TRUE(directory) << directory.error().text;
    return directory ? std::move(*directory) : nullptr;
}

TEST(ScratchDirectory, GoesWithEverythingInIt) {
    auto directory = made();
    ASSERT_TRUE(directory);
    const fs::path path = directory->path();
    EXPECT_TRUE(fs::is_directory(directory->stateDirectory()));
    EXPECT_TRUE(ipc::isInstanceName(directory->name()));
    EXPECT_TRUE(directory->write(path / "file", "text"));
    directory.reset();
    EXPECT_FALSE(fs::exists(path));
    EXPECT_FALSE(fs::exists(path.string() + ".lock"));
}

TEST(ScratchDirectory, OfALivingOwnerIsLeftAlone) {
    const auto first = made();
    const auto second = made();
    ASSERT_TRUE(first && second);
    EXPECT_NE(first->path(), second->path());
    EXPECT_TRUE(fs::exists(first->stateDirectory()));
}

// As a process leaves it that is killed: the files are there, the lock is not held.
TEST(ScratchDirectory, OfADeadOwnerGoesWithTheNext) {
    const auto living = made();
    ASSERT_TRUE(living);
    const fs::path abandoned = living->path().parent_path() / (living->name() + "-dead");
    fs::create_directories(abandoned / "state");
    std::ofstream(abandoned / "state" / "jobs.db") << "left";
    std::ofstream(abandoned.string() + ".lock") << "";
    const auto next = made();
    EXPECT_FALSE(fs::exists(abandoned));
    EXPECT_FALSE(fs::exists(abandoned.string() + ".lock"));
}

TEST(ScratchDirectory, WhoseServiceHasNotNoticedYetStays) {
    const auto living = made();
    ASSERT_TRUE(living);
    const fs::path abandoned = living->path().parent_path() / (living->name() + "-dying");
    fs::create_directories(abandoned / "state");
    std::ofstream(abandoned.string() + ".lock") << "";
    {
        const auto service = platform::tryLockFile(abandoned / "state" / "service.lock");
        ASSERT_TRUE(service);
        const auto next = made();
        EXPECT_TRUE(fs::exists(abandoned));
    }
    const auto next = made();
    EXPECT_FALSE(fs::exists(abandoned));
}

}  // namespace
}  // namespace winfax::rig
