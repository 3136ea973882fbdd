// SPDX-License-Identifier: MIT
// libcounting.so: stands before the C library's functions that ask the system or take memory, and
// counts.
#include <dlfcn.h>
#include <malloc.h>
#include <poll.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <sys/uio.h>

#include <cstdlib>
#include <ctime>

#include "counts.h"

using winfax::test::Counts;

namespace {

Counts ownCounts;
Counts* counts = &ownCounts;

// Of a service and the processes that it starts with the same environment, the first one counts.
__attribute__((constructor)) void findFile() {
    const char* const path = std::getenv("WINFAX_TEST_COUNTS");
    const int file = path == nullptr ? -1 : ::open(path, O_RDWR | O_CLOEXEC);
    if (file < 0) return;
    void* const shared =
        ::mmap(nullptr, sizeof(Counts), PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
    ::close(file);
    if (shared == MAP_FAILED) return;
    auto* const found = static_cast<Counts*>(shared);
    std::int64_t nobody = 0;
    if (found->process.compare_exchange_strong(nobody, ::getpid())) counts = found;
}

template <class Function>
Function* next(const char* name) {
    return reinterpret_cast<Function*>(::dlsym(RTLD_NEXT, name));
}

void sent(ssize_t bytes, std::int64_t begun) {
    ++counts->sends;
    counts->lastSend = begun;
    if (bytes > 0) counts->sentBytes += bytes;
}

void received(ssize_t bytes) {
    ++counts->receives;
    if (bytes > 0) counts->receivedBytes += bytes;
}

std::int64_t now() {
    timespec time{};
    ::clock_gettime(CLOCK_MONOTONIC, &time);
    return time.tv_sec * std::int64_t{1'000'000'000} + time.tv_nsec;
}

void* taken(void* memory) {
    ++counts->allocations;
    if (memory != nullptr)
        counts->heapBytes += static_cast<std::int64_t>(::malloc_usable_size(memory));
    return memory;
}

void givenBack(void* memory) {
    if (memory != nullptr)
        counts->heapBytes -= static_cast<std::int64_t>(::malloc_usable_size(memory));
}

}  // namespace

extern "C" {

#define WINFAX_VISIBLE __attribute__((visibility("default")))

WINFAX_VISIBLE const Counts* winfax_test_counts() { return counts; }

// ---- sockets ----

WINFAX_VISIBLE ssize_t send(int socket, const void* bytes, size_t size, int flags) {
    static auto* const real = next<ssize_t(int, const void*, size_t, int)>("send");
    const auto begun = now();
    const ssize_t count = real(socket, bytes, size, flags);
    sent(count, begun);
    return count;
}

WINFAX_VISIBLE ssize_t sendmsg(int socket, const msghdr* message, int flags) {
    static auto* const real = next<ssize_t(int, const msghdr*, int)>("sendmsg");
    const auto begun = now();
    const ssize_t count = real(socket, message, flags);
    sent(count, begun);
    return count;
}

WINFAX_VISIBLE ssize_t recv(int socket, void* bytes, size_t size, int flags) {
    static auto* const real = next<ssize_t(int, void*, size_t, int)>("recv");
    const ssize_t count = real(socket, bytes, size, flags);
    received(count);
    return count;
}

WINFAX_VISIBLE ssize_t recvmsg(int socket, msghdr* message, int flags) {
    static auto* const real = next<ssize_t(int, msghdr*, int)>("recvmsg");
    const ssize_t count = real(socket, message, flags);
    received(count);
    return count;
}

// ---- the rest of what the system is asked for ----

#define WINFAX_COUNTED(result, name, parameters, arguments)       \
    WINFAX_VISIBLE result name parameters {                       \
        static auto* const real = next<result parameters>(#name); \
        ++counts->otherSystemCalls;                               \
        return real arguments;                                    \
    }

WINFAX_COUNTED(int, epoll_wait, (int epoll, epoll_event* events, int most, int timeout),
               (epoll, events, most, timeout))
WINFAX_COUNTED(int, poll, (pollfd * descriptors, nfds_t count, int timeout),
               (descriptors, count, timeout))
WINFAX_COUNTED(ssize_t, read, (int file, void* bytes, size_t size), (file, bytes, size))
WINFAX_COUNTED(ssize_t, write, (int file, const void* bytes, size_t size), (file, bytes, size))
WINFAX_COUNTED(ssize_t, writev, (int file, const iovec* parts, int count), (file, parts, count))
WINFAX_COUNTED(ssize_t, pread, (int file, void* bytes, size_t size, off_t at),
               (file, bytes, size, at))
WINFAX_COUNTED(ssize_t, pread64, (int file, void* bytes, size_t size, off64_t at),
               (file, bytes, size, at))
WINFAX_COUNTED(ssize_t, pwrite, (int file, const void* bytes, size_t size, off_t at),
               (file, bytes, size, at))
WINFAX_COUNTED(ssize_t, pwrite64, (int file, const void* bytes, size_t size, off64_t at),
               (file, bytes, size, at))

#undef WINFAX_COUNTED
#define WINFAX_COUNTED(result, name, parameters, arguments)       \
    WINFAX_VISIBLE result name parameters noexcept {              \
        static auto* const real = next<result parameters>(#name); \
        ++counts->otherSystemCalls;                               \
        return real arguments;                                    \
    }

WINFAX_COUNTED(int, epoll_ctl, (int epoll, int what, int file, epoll_event* event),
               (epoll, what, file, event))
WINFAX_COUNTED(int, setsockopt,
               (int socket, int level, int name, const void* value, socklen_t size),
               (socket, level, name, value, size))
WINFAX_COUNTED(int, getsockopt, (int socket, int level, int name, void* value, socklen_t* size),
               (socket, level, name, value, size))

WINFAX_VISIBLE int fsync(int file) {
    static auto* const real = next<int(int)>("fsync");
    ++counts->otherSystemCalls;
    ++counts->syncs;
    return real(file);
}

WINFAX_VISIBLE int fdatasync(int file) {
    static auto* const real = next<int(int)>("fdatasync");
    ++counts->otherSystemCalls;
    ++counts->syncs;
    return real(file);
}

// ---- memory: glibc's own functions by their other names, for dlsym itself takes some ----

void* __libc_malloc(size_t);
void* __libc_calloc(size_t, size_t);
void* __libc_realloc(void*, size_t);
void* __libc_memalign(size_t, size_t);
void __libc_free(void*);

WINFAX_VISIBLE void* malloc(size_t size) { return taken(__libc_malloc(size)); }
WINFAX_VISIBLE void* calloc(size_t count, size_t size) { return taken(__libc_calloc(count, size)); }
WINFAX_VISIBLE void* aligned_alloc(size_t alignment, size_t size) {
    return taken(__libc_memalign(alignment, size));
}
WINFAX_VISIBLE void* memalign(size_t alignment, size_t size) {
    return taken(__libc_memalign(alignment, size));
}
WINFAX_VISIBLE void* realloc(void* memory, size_t size) {
    givenBack(memory);
    return taken(__libc_realloc(memory, size));
}
WINFAX_VISIBLE void free(void* memory) {
    givenBack(memory);
    __libc_free(memory);
}

}  // extern "C"
