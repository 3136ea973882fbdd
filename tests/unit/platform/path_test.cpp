// SPDX-License-Identifier: MIT
// Our short path against the standard one: for all names that are met it must say the same.
#include "platform/path.h"

#include <gtest/gtest.h>

#include <vector>

namespace winfax::platform {
namespace {

namespace fs = std::filesystem;

constexpr bool kHasDrives = fs::path::preferred_separator == '\\';

std::vector<fs::path> names() {
    std::vector<fs::path> all;
    for (const char* name : {"", "/", "/a", "/a/", "/a/b", "/a//b", "/a/b/", "a", "a/", "a/b", ".",
                             "..", "/a.b/c.d"}) {
        all.emplace_back(name);
    }
    if (kHasDrives) {
        for (const char* name :
             {"C:\\", "C:\\a", "C:\\a\\", "C:\\a\\b", "C:/a/b", "C:\\a/b\\c", "C:", "C:a", "\\a"}) {
            all.emplace_back(name);
        }
    }
    return all;
}

TEST(Path, BecomesTheStandardsAndComesBack) {
    for (const fs::path& name : names()) {
        const Path ours = name;
        EXPECT_EQ(fs::path(ours), name);
        EXPECT_EQ(ours.native(), name.native());
        EXPECT_EQ(ours.empty(), name.empty()) << name;
    }
}

TEST(Path, IsAbsoluteWhereTheStandardsIs) {
    for (const fs::path& name : names())
        EXPECT_EQ(Path(name).is_absolute(), name.is_absolute()) << name;
}

// GCC's library takes those for relative ones.
TEST(Path, OfAShareIsAbsolute) {
    if (!kHasDrives) return;
    for (const char* name : {"\\\\host\\share\\a\\b", "\\\\?\\C:\\a\\b", "//host/share"}) {
        EXPECT_TRUE(Path(fs::path(name)).is_absolute()) << name;
    }
}

TEST(Path, HasTheSameParent) {
    for (const fs::path& name : names()) {
        EXPECT_EQ(fs::path(Path(name).parent_path()), name.parent_path()) << name;
    }
}

TEST(Path, HoldsTheSameNames) {
    for (const fs::path& folder : names()) {
        const fs::path expected = folder / "file.toml";
        EXPECT_EQ(fs::path(Path(folder) / "file.toml"), expected) << folder;
        EXPECT_EQ(fs::path(Path(folder) / Path(fs::path("file.toml"))), expected) << folder;
    }
}

}  // namespace
}  // namespace winfax::platform
