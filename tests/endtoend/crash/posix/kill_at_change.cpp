// SPDX-License-Identifier: MIT
// Preloaded into a service: kills it, as a crash would, at its n-th change of a file in its state
// directory. WINFAX_TEST_KILL_AT is n; of a write, the first half is done before.
#include <dlfcn.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <csignal>
#include <cstdarg>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string>

namespace {

template <class Function>
Function* next(const char* name) {
    return reinterpret_cast<Function*>(::dlsym(RTLD_NEXT, name));
}

struct Plan {
    std::string folder;
    long killAt = 0;

    Plan() {
        const char* at = std::getenv("WINFAX_TEST_KILL_AT");
        const char* state = std::getenv("WINFAX_STATE_DIR");
        char* real = state == nullptr ? nullptr : ::realpath(state, nullptr);
        if (at == nullptr || real == nullptr) return;
        killAt = std::atol(at);
        folder = std::string(real) + "/";
        std::free(real);
    }
};

// Never destroyed: files are written to until the very end.
const Plan& plan() {
    static const Plan& one = *new Plan;
    return one;
}

std::atomic<long> changes = 0;

[[noreturn]] void die() {
    ::kill(::getpid(), SIGKILL);
    for (;;) ::pause();
}

bool strikes() { return ++changes == plan().killAt; }

bool isOurs(const std::string& path) {
    return plan().killAt > 0 && path.compare(0, plan().folder.size(), plan().folder) == 0;
}

bool strikesAt(const char* path) { return path != nullptr && isOurs(path) && strikes(); }

bool strikesAt(int descriptor) {
    if (plan().killAt == 0) return false;
    char link[64], path[4096];
    std::snprintf(link, sizeof link, "/proc/self/fd/%d", descriptor);
    const ssize_t length = ::readlink(link, path, sizeof path);
    return length > 0 && isOurs(std::string(path, static_cast<std::size_t>(length))) && strikes();
}

}  // namespace

extern "C" {

ssize_t write(int descriptor, const void* bytes, size_t size) {
    static auto* const real = next<ssize_t(int, const void*, size_t)>("write");
    if (strikesAt(descriptor)) {
        (void)real(descriptor, bytes, size / 2);
        die();
    }
    return real(descriptor, bytes, size);
}

ssize_t writev(int descriptor, const iovec* parts, int count) {
    static auto* const real = next<ssize_t(int, const iovec*, int)>("writev");
    if (strikesAt(descriptor)) die();
    return real(descriptor, parts, count);
}

ssize_t pwrite(int descriptor, const void* bytes, size_t size, off_t offset) {
    static auto* const real = next<ssize_t(int, const void*, size_t, off_t)>("pwrite");
    if (strikesAt(descriptor)) {
        (void)real(descriptor, bytes, size / 2, offset);
        die();
    }
    return real(descriptor, bytes, size, offset);
}

ssize_t pwrite64(int descriptor, const void* bytes, size_t size, off64_t offset) {
    return pwrite(descriptor, bytes, size, offset);
}

int fsync(int descriptor) {
    static auto* const real = next<int(int)>("fsync");
    if (strikesAt(descriptor)) die();
    return real(descriptor);
}

int fdatasync(int descriptor) {
    static auto* const real = next<int(int)>("fdatasync");
    if (strikesAt(descriptor)) die();
    return real(descriptor);
}

int ftruncate(int descriptor, off_t size) noexcept {
    static auto* const real = next<int(int, off_t)>("ftruncate");
    if (strikesAt(descriptor)) die();
    return real(descriptor, size);
}

int ftruncate64(int descriptor, off64_t size) noexcept { return ftruncate(descriptor, size); }

int rename(const char* from, const char* to) noexcept {
    static auto* const real = next<int(const char*, const char*)>("rename");
    if (strikesAt(to)) die();
    return real(from, to);
}

int unlink(const char* path) noexcept {
    static auto* const real = next<int(const char*)>("unlink");
    if (strikesAt(path)) die();
    return real(path);
}

int mkdir(const char* path, mode_t mode) noexcept {
    static auto* const real = next<int(const char*, mode_t)>("mkdir");
    if (strikesAt(path)) die();
    return real(path, mode);
}

}  // extern "C"
