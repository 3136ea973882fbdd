// SPDX-License-Identifier: MIT
#include "service/store_in_folder.h"

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

#include "support/scratch_directory.h"

namespace winfax::service {
namespace {

std::string contentOf(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

model::Result<std::filesystem::path> keep(const std::filesystem::path& folder,
                                          const std::string& document) {
    const routing::FaxFacts fax{12, model::Time{}, u"555"};
    return storeInFolder(folder, fax, std::as_bytes(std::span(document)));
}

std::size_t filesIn(const std::filesystem::path& folder) {
    using Iterator = std::filesystem::directory_iterator;
    return static_cast<std::size_t>(std::distance(Iterator(folder), Iterator()));
}

TEST(StoreInFolder, WritesTheDocument) {
    const test::ScratchDirectory folder;
    const auto path = keep(folder.path(), "II*");
    ASSERT_TRUE(path) << path.error().detail;
    EXPECT_EQ(path->filename(), "19700101-000000Z-555-12.tif");
    EXPECT_EQ(contentOf(*path), "II*");
    EXPECT_EQ(filesIn(folder.path()), 1u) << "something temporary was left";
}

TEST(StoreInFolder, OverwritesNothing) {
    const test::ScratchDirectory folder;
    const auto first = keep(folder.path(), "first").value();
    const auto second = keep(folder.path(), "second").value();
    const auto third = keep(folder.path(), "third").value();
    EXPECT_EQ(second.filename(), "19700101-000000Z-555-12-2.tif");
    EXPECT_EQ(contentOf(first), "first");
    EXPECT_EQ(contentOf(second), "second");
    EXPECT_EQ(contentOf(third), "third");
    EXPECT_EQ(filesIn(folder.path()), 3u);
}

TEST(StoreInFolder, TakesAFolderOfThatNameForTaken) {
    const test::ScratchDirectory folder;
    std::filesystem::create_directory(folder.path() / "19700101-000000Z-555-12.tif");
    EXPECT_EQ(keep(folder.path(), "II*").value().filename(), "19700101-000000Z-555-12-2.tif");
}

TEST(StoreInFolder, NeedsTheFolder) {
    const test::ScratchDirectory folder;
    const auto missing = keep(folder.path() / "missing", "II*");
    ASSERT_FALSE(missing);
    EXPECT_EQ(missing.error().code, model::ErrorCode::fileNotFound);
    EXPECT_EQ(filesIn(folder.path()), 0u);
}

}  // namespace
}  // namespace winfax::service
