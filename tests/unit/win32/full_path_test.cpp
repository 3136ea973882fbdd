// SPDX-License-Identifier: MIT
#include "platform/win32/full_path.h"

#include <gtest/gtest.h>

#include "../support/temporary_directory.h"
#include "platform/files.h"

namespace winfax::platform {
namespace {

TEST(FullPath, DevicesAreNoFiles) {
    for (const auto* name : {L"NUL", L"COM1", LR"(\\.\pipe\winfax)", LR"(\\.\C:)",
                             LR"(\\?\pipe\winfax)", LR"(\\?\GLOBALROOT\Device\Null)"}) {
        const std::filesystem::path path = name;
        EXPECT_TRUE(win32::namesDevice(win32::fullPath(path))) << path;
        const auto opened = openForReading(path);
        ASSERT_FALSE(opened) << path;
        EXPECT_EQ(opened.error().code, model::ErrorCode::invalidData) << path;
    }
}

TEST(FullPath, FilesAreNoDevices) {
    for (const auto* name : {LR"(C:\fax.tif)", LR"(\\server\share\fax.tif)", L"fax.tif",
                             LR"(\\?\C:\fax.tif)", LR"(\\?\UNC\server\share\fax.tif)"}) {
        EXPECT_FALSE(win32::namesDevice(win32::fullPath(name))) << name;
    }
}

TEST(FullPath, LongPathsGetTheFormWithoutALimit) {
    const std::wstring tail(300, L'x');
    EXPECT_EQ(win32::fullPath(LR"(C:\)" + tail), LR"(\\?\C:\)" + tail);
    EXPECT_EQ(win32::fullPath(LR"(\\server\share\)" + tail), LR"(\\?\UNC\server\share\)" + tail);
    EXPECT_EQ(win32::fullPath(LR"(C:\short)"), LR"(C:\short)");
}

TEST(FullPath, FilesBelowLongPathsAreWrittenAndRead) {
    const test::TemporaryDirectory directory;
    std::filesystem::path deep = directory.path();
    for (int i = 0; i < 6; ++i) deep /= std::wstring(60, L'd');
    ASSERT_TRUE(makePrivateDirectory(deep));
    const std::string content = "kept";
    ASSERT_TRUE(writeFileDurably(deep / "file", std::as_bytes(std::span(content))));
    const auto read = readWholeFile(deep / "file", 100);
    ASSERT_TRUE(read) << read.error().detail;
    EXPECT_EQ(*read, content);
}

}  // namespace
}  // namespace winfax::platform
