// SPDX-License-Identifier: MIT
#include "rig/scratch_directory.h"

#include <gtest/gtest.h>

#include <fstream>

#include "ipc/instance.h"
#include "platform/files.h"
#include "platform/identity.h"
#include "platform/paths.h"
#include "support/scratch_directory.h"

namespace winfax::rig {
namespace {

namespace fs = std::filesystem;

// Below a directory of the test's own: other tests remove what is abandoned, too.
class ScratchDirectoryOfRigs : public testing::Test {
  protected:
    std::unique_ptr<ScratchDirectory> made() {
        auto directory = ScratchDirectory::makeBelow(parent_.path());
        EXPECT_TRUE(directory) << directory.error().text;
        return directory ? std::move(*directory) : nullptr;
    }

  private:
    const test::ScratchDirectory parent_;
};

TEST_F(ScratchDirectoryOfRigs, GoesWithEverythingInIt) {
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

// Where all rigs of this user have theirs.
TEST(ScratchDirectory, IsAPrivateOneOfThisUser) {
    const auto directory = ScratchDirectory::make();
    ASSERT_TRUE(directory) << directory.error().text;
    EXPECT_EQ((*directory)->path().parent_path().filename(),
              platform::pathFromUtf8("winfax-rig-" + platform::currentUser().id));
    EXPECT_TRUE(platform::makePrivateDirectory((*directory)->path().parent_path()));
}

TEST_F(ScratchDirectoryOfRigs, OfALivingOwnerIsLeftAlone) {
    const auto first = made();
    const auto second = made();
    ASSERT_TRUE(first && second);
    EXPECT_NE(first->path(), second->path());
    EXPECT_TRUE(fs::exists(first->stateDirectory()));
}

// As a process leaves it that is killed: the files are there, the lock is not held.
TEST_F(ScratchDirectoryOfRigs, OfADeadOwnerGoesWithTheNext) {
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

TEST_F(ScratchDirectoryOfRigs, WhoseServiceHasNotNoticedYetStays) {
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
