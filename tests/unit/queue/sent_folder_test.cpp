// SPDX-License-Identifier: MIT
#include "queue/sent_folder.h"

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <string>

#include "support/scratch_directory.h"

namespace winfax::queue {
namespace {

std::string contentOf(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

TEST(SentFolder, KeepsTheDocumentUnderTheJobsNumber) {
    const test::ScratchDirectory state;
    const std::string first = "II*";
    const auto path = keepSentCopy(state.path(), 42, std::as_bytes(std::span(first)));
    ASSERT_TRUE(path) << path.error().detail;
    EXPECT_EQ(*path, state.path() / "sent" / "00000042.tif");
    EXPECT_EQ(contentOf(*path), first);

    const std::string second = "another";
    ASSERT_TRUE(keepSentCopy(state.path(), 42, std::as_bytes(std::span(second))));
    EXPECT_EQ(contentOf(*path), second);
}

TEST(SentFolder, TheLargestNumberHasAFileToo) {
    const test::ScratchDirectory state;
    const auto path = keepSentCopy(state.path(), 0xFFFFFFFE, {});
    ASSERT_TRUE(path);
    EXPECT_EQ(path->filename(), "4294967294.tif");
    EXPECT_EQ(contentOf(*path), "");
}

TEST(SentFolder, AFileInPlaceOfTheFolderIsAnError) {
    const test::ScratchDirectory state;
    state.write("sent", std::string_view("no folder"));
    EXPECT_FALSE(keepSentCopy(state.path(), 1, {}));
}

}  // namespace
}  // namespace winfax::queue
