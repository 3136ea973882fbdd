// SPDX-License-Identifier: MIT
#include "platform/files.h"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <csignal>

#include "../../support/temporary_directory.h"
#include "platform/posix/descriptor.h"

namespace winfax::platform {
namespace {

using model::ErrorCode;
using test::TemporaryDirectory;

template <class Value>
ErrorCode posixCodeOf(const model::Result<Value>& result) {
    return result ? ErrorCode::success : result.error().code;
}

mode_t modeOf(const std::filesystem::path& path) {
    struct stat status {};
    ::lstat(path.c_str(), &status);
    return status.st_mode & 07777;
}

TEST(PosixFiles, FifoAndSocketAreRefusedAtOnce) {
    const TemporaryDirectory directory;
    ASSERT_EQ(::mkfifo((directory / "fifo").c_str(), 0600), 0);
    EXPECT_EQ(posixCodeOf(openForReading(directory / "fifo")), ErrorCode::invalidData);
    const Descriptor socket(::socket(AF_UNIX, SOCK_STREAM, 0));
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    (directory / "socket").native().copy(address.sun_path, sizeof address.sun_path - 1);
    ASSERT_EQ(::bind(socket.number(), reinterpret_cast<sockaddr*>(&address), sizeof address), 0);
    EXPECT_EQ(posixCodeOf(openForReading(directory / "socket")), ErrorCode::invalidData);
    EXPECT_EQ(posixCodeOf(openForReading("/dev/null")), ErrorCode::invalidData);
}

TEST(PosixFiles, PrivateDirectoriesAreClosedToOthers) {
    const TemporaryDirectory directory;
    const mode_t former = ::umask(0);
    const auto made = makePrivateDirectory(directory.path() / "a" / "b");
    ::umask(former);
    ASSERT_TRUE(made);
    EXPECT_EQ(modeOf(directory / "a"), 0700u);
    EXPECT_EQ(modeOf(directory.path() / "a" / "b"), 0700u);
}

TEST(PosixFiles, DirectoryThatOthersMayWriteToIsRefused) {
    const TemporaryDirectory directory;
    for (const mode_t mode : {0770, 0702, 0777, 01777}) {
        const auto path = directory / std::to_string(mode);
        ASSERT_EQ(::mkdir(path.c_str(), 0700), 0);
        ASSERT_EQ(::chmod(path.c_str(), mode), 0);
        const auto made = makePrivateDirectory(path);
        EXPECT_EQ(posixCodeOf(made), ErrorCode::accessDenied) << mode;
        EXPECT_NE(made.error().detail.find(path.native()), std::string::npos);
    }
    const auto readable = directory / "readable";
    ASSERT_EQ(::mkdir(readable.c_str(), 0755), 0);
    EXPECT_TRUE(makePrivateDirectory(readable));
}

TEST(PosixFiles, LinkIsRefusedWithAndWithoutSlash) {
    const TemporaryDirectory directory;
    ASSERT_EQ(::mkdir((directory / "real").c_str(), 0700), 0);
    ASSERT_EQ(::symlink("real", (directory / "link").c_str()), 0);
    ASSERT_EQ(::symlink("nowhere", (directory / "dangling").c_str()), 0);
    EXPECT_EQ(posixCodeOf(makePrivateDirectory(directory / "link")), ErrorCode::accessDenied);
    EXPECT_EQ(posixCodeOf(makePrivateDirectory(directory / "link/")), ErrorCode::accessDenied);
    EXPECT_EQ(posixCodeOf(makePrivateDirectory(directory / "link/.")), ErrorCode::accessDenied);
    EXPECT_EQ(posixCodeOf(makePrivateDirectory(directory / "dangling")), ErrorCode::accessDenied);
}

TEST(PosixFiles, ForeignDirectoryIsRefused) {
    if (::geteuid() != 0)
        GTEST_SKIP() << "NOT TESTED: only root can make a directory that belongs to somebody else";
    const TemporaryDirectory directory;
    const auto path = directory / "foreign";
    ASSERT_EQ(::mkdir(path.c_str(), 0700), 0);
    ASSERT_EQ(::chown(path.c_str(), 12345, 12345), 0);
    EXPECT_EQ(posixCodeOf(makePrivateDirectory(path)), ErrorCode::accessDenied);
}

TEST(PosixFiles, LockFileIsPrivateAndNoLink) {
    const TemporaryDirectory directory;
    ASSERT_TRUE(tryLockFile(directory / "lock"));
    EXPECT_EQ(modeOf(directory / "lock"), 0600u);
    ASSERT_EQ(::symlink("lock", (directory / "link").c_str()), 0);
    EXPECT_EQ(posixCodeOf(tryLockFile(directory / "link")), ErrorCode::accessDenied);
}

// A file size limit stands for the full disk.
TEST(PosixFiles, DurableWriteThatRunsOutOfRoomKeepsTheOldContent) {
    const TemporaryDirectory directory;
    const auto path = directory / "settings";
    test::writeText(path, "old");
    rlimit former{};
    ::getrlimit(RLIMIT_FSIZE, &former);
    rlimit small = former;
    small.rlim_cur = 4096;
    const auto formerHandler = ::signal(SIGXFSZ, SIG_IGN);
    ::setrlimit(RLIMIT_FSIZE, &small);
    const std::string large(100000, 'n');
    const auto written = writeFileDurably(path, std::as_bytes(std::span(large)));
    ::setrlimit(RLIMIT_FSIZE, &former);
    ::signal(SIGXFSZ, formerHandler);
    EXPECT_EQ(posixCodeOf(written), ErrorCode::writeFault);
    EXPECT_EQ(test::readText(path), "old");
    EXPECT_EQ(std::distance(std::filesystem::directory_iterator(directory.path()), {}), 1);
}

TEST(PosixFiles, DescriptorsKeepAwayFromStdio) {
    const int saved = ::dup(0);
    ::close(0);
    const Descriptor file = awayFromStdio(Descriptor(::open("/dev/null", O_RDONLY | O_CLOEXEC)));
    const bool stdinIsFree = ::fcntl(0, F_GETFD) < 0;
    ::dup2(saved, 0);
    ::close(saved);
    EXPECT_GT(file.number(), 2);
    EXPECT_TRUE(stdinIsFree);
}

}  // namespace
}  // namespace winfax::platform
