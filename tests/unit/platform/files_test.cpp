// SPDX-License-Identifier: MIT
#include "platform/files.h"

#include <gtest/gtest.h>

#include <iterator>

#include "../support/temporary_directory.h"
#include "../support/test_program.h"
#include "platform/paths.h"

namespace winfax::platform {
namespace {

using model::ErrorCode;
using test::readText;
using test::writeText;

std::span<const std::byte> bytesOf(std::string_view text) { return std::as_bytes(std::span(text)); }

template <class Value>
ErrorCode codeOf(const model::Result<Value>& result) {
    return result ? ErrorCode::success : result.error().code;
}

class Files : public testing::Test {
  protected:
    std::ptrdiff_t entries() const {
        return std::distance(std::filesystem::directory_iterator(directory_.path()), {});
    }
    test::TemporaryDirectory directory_;
};

TEST_F(Files, OpenedFileTellsSizeAndContent) {
    writeText(directory_ / "a", "0123456789");
    auto file = openForReading(directory_ / "a");
    ASSERT_TRUE(file) << file.error().detail;
    EXPECT_EQ((*file)->size(), 10u);
    std::byte buffer[4];
    std::string content;
    for (;;) {
        const auto count = (*file)->read(buffer);
        ASSERT_TRUE(count);
        if (*count == 0) break;
        content.append(reinterpret_cast<const char*>(buffer), *count);
    }
    EXPECT_EQ(content, "0123456789");
}

TEST_F(Files, OpeningWhatIsNotThere) {
    EXPECT_EQ(codeOf(openForReading(directory_ / "a")), ErrorCode::fileNotFound);
    EXPECT_EQ(codeOf(openForReading(directory_ / "no" / "a")), ErrorCode::fileNotFound);
    EXPECT_EQ(codeOf(openForReading({})), ErrorCode::fileNotFound);
}

TEST_F(Files, OpeningADirectory) {
    EXPECT_EQ(codeOf(openForReading(directory_.path())), ErrorCode::invalidData);
}

TEST_F(Files, ErrorsNameTheFile) {
    const auto file = openForReading(directory_ / "missing.tif");
    ASSERT_FALSE(file);
    EXPECT_NE(file.error().detail.find("missing.tif"), std::string::npos) << file.error().detail;
}

TEST_F(Files, WholeFileUpToTheLimit) {
    writeText(directory_ / "a", std::string(100000, 'x'));
    EXPECT_EQ(readWholeFile(directory_ / "a", 100000), std::string(100000, 'x'));
    EXPECT_EQ(codeOf(readWholeFile(directory_ / "a", 99999)), ErrorCode::invalidData);
    EXPECT_EQ(codeOf(readWholeFile(directory_ / "a", 0)), ErrorCode::invalidData);
    EXPECT_EQ(codeOf(readWholeFile(directory_ / "b", 10)), ErrorCode::fileNotFound);
    writeText(directory_ / "empty", "");
    EXPECT_EQ(readWholeFile(directory_ / "empty", 0), "");
}

TEST_F(Files, DurableWriteCreatesAndReplaces) {
    const auto path = directory_ / "settings";
    ASSERT_TRUE(writeFileDurably(path, bytesOf("first")));
    EXPECT_EQ(readText(path), "first");
    ASSERT_TRUE(writeFileDurably(path, bytesOf("")));
    EXPECT_EQ(readText(path), "");
    const std::string large(1 << 20, 'l');
    ASSERT_TRUE(writeFileDurably(path, bytesOf(large)));
    EXPECT_EQ(readText(path), large);
    EXPECT_EQ(entries(), 1) << "nothing temporary may stay";
}

TEST_F(Files, DurableWriteThatFailsLeavesNothing) {
    EXPECT_EQ(codeOf(writeFileDurably(directory_ / "no" / "a", bytesOf("x"))),
              ErrorCode::fileNotFound);
    std::filesystem::create_directory(directory_ / "folder");
    writeText(directory_.path() / "folder" / "inside", "kept");
    EXPECT_FALSE(writeFileDurably(directory_ / "folder", bytesOf("x")));
    EXPECT_EQ(readText(directory_.path() / "folder" / "inside"), "kept");
    EXPECT_EQ(entries(), 1);
}

TEST_F(Files, PrivateDirectoryIsMadeWithItsParentsAndAcceptedAgain) {
    const auto path = directory_.path() / "a" / "b" / "c";
    const auto made = makePrivateDirectory(path);
    ASSERT_TRUE(made) << made.error().detail;
    EXPECT_TRUE(std::filesystem::is_directory(path));
    EXPECT_TRUE(makePrivateDirectory(path));
    EXPECT_TRUE(writeFileDurably(path / "file", bytesOf("x")));
}

TEST_F(Files, APrivateDirectoryIsJudgedWithoutBeingMade) {
    const auto path = directory_.path() / "new";
    EXPECT_EQ(codeOf(checkPrivateDirectory(path)), ErrorCode::fileNotFound);
    EXPECT_FALSE(std::filesystem::exists(path));
    ASSERT_TRUE(makePrivateDirectory(path));
    EXPECT_TRUE(checkPrivateDirectory(path));
    EXPECT_NE(ownerInWords(path), "");
    EXPECT_EQ(ownerInWords(directory_ / "missing"), "");
}

TEST_F(Files, AFileIsNoPrivateDirectory) {
    writeText(directory_ / "file", "x");
    EXPECT_FALSE(checkPrivateDirectory(directory_ / "file"));
    EXPECT_FALSE(makePrivateDirectory(directory_ / "file"));
    EXPECT_FALSE(makePrivateDirectory(directory_ / "file" / "below"));
}

TEST_F(Files, OneLockAtATime) {
    auto first = tryLockFile(directory_ / "lock");
    ASSERT_TRUE(first) << first.error().detail;
    EXPECT_EQ(codeOf(tryLockFile(directory_ / "lock")), ErrorCode::alreadyExists);
    EXPECT_TRUE(tryLockFile(directory_ / "other"));
    first->reset();
    EXPECT_TRUE(tryLockFile(directory_ / "lock"));
}

TEST_F(Files, LockHoldsAgainstOtherProcesses) {
    const std::string tryLock = "try-lock \"" + utf8FromPath(directory_ / "lock") + "\"";
    auto lock = tryLockFile(directory_ / "lock");
    ASSERT_TRUE(lock);
    EXPECT_EQ(test::runTestProgram("platform_probe", tryLock),
              static_cast<int>(ErrorCode::alreadyExists));
    lock->reset();
    EXPECT_EQ(test::runTestProgram("platform_probe", tryLock), 0);
}

TEST_F(Files, LockEndsWithItsProcess) {
    const std::string abandon = "abandon-lock \"" + utf8FromPath(directory_ / "lock") + "\"";
    ASSERT_EQ(test::runTestProgram("platform_probe", abandon), 0);
    EXPECT_TRUE(tryLockFile(directory_ / "lock"));
}

}  // namespace
}  // namespace winfax::platform
