// SPDX-License-Identifier: MIT
// What a process has done so far, counted by libcounting.so: linked into a program, or preloaded
// into one, which then writes into the file that WINFAX_TEST_COUNTS names. Needs nothing of the
// system but that.
#pragma once

#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <cstdint>
#include <filesystem>
#include <system_error>

namespace winfax::test {

// Zeros are a good beginning.
struct Counts {
    std::atomic<std::int64_t> process;  // that counts here; its children do not
    std::atomic<std::int64_t> sends;
    std::atomic<std::int64_t> receives;
    std::atomic<std::int64_t> otherSystemCalls;  // that this library knows: files, waits, watches
    std::atomic<std::int64_t> syncs;             // of those others, that wait for a disk
    std::atomic<std::int64_t> sentBytes;
    std::atomic<std::int64_t> receivedBytes;
    std::atomic<std::int64_t> allocations;
    std::atomic<std::int64_t> heapBytes;  // allocated and not freed, as the allocator rounds them
    std::atomic<std::int64_t> lastSend;   // steady clock, nanoseconds

    std::int64_t systemCalls() const { return sends + receives + otherSystemCalls; }
};

// A file for the counts of another process, seen from here.
class CountsFile {
  public:
    explicit CountsFile(const std::filesystem::path& path) : path_(path) {
        const int file = open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
        if (file < 0 || ftruncate(file, sizeof(Counts)) != 0) fail();
        void* const shared =
            mmap(nullptr, sizeof(Counts), PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
        close(file);
        if (shared == MAP_FAILED) fail();
        counts_ = static_cast<Counts*>(shared);
    }
    ~CountsFile() { munmap(counts_, sizeof(Counts)); }
    CountsFile(const CountsFile&) = delete;
    CountsFile& operator=(const CountsFile&) = delete;

    const std::filesystem::path& path() const { return path_; }
    const Counts& operator*() const { return *counts_; }
    const Counts* operator->() const { return counts_; }

  private:
    [[noreturn]] void fail() const {
        throw std::system_error(errno, std::generic_category(), path_.string());
    }

    std::filesystem::path path_;
    Counts* counts_ = nullptr;
};

}  // namespace winfax::test

// This process's own, in a program that is linked with libcounting.so.
extern "C" const winfax::test::Counts* winfax_test_counts();
