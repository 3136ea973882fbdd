// SPDX-License-Identifier: MIT
#include "kit/machine.h"

#include <nettle/sha2.h>
#include <sys/resource.h>
#include <sys/utsname.h>

#include <array>
#include <csignal>
#include <cstring>
#include <fstream>

#include "kit/hexadecimal.h"

namespace winfax::conformance {

std::filesystem::path executablePath() { return std::filesystem::read_symlink("/proc/self/exe"); }

std::string libraryFileName() { return "libwinfax.so"; }

// The loader knows where.
std::filesystem::path systemLibrary() { return libraryFileName(); }

std::string operatingSystem() {
    utsname name{};
    uname(&name);
    return std::string(name.sysname) + " " + name.release + ", " + name.machine;
}

// Shared objects have none.
std::string fileVersion(const std::filesystem::path&) { return {}; }

std::string sha256(const std::filesystem::path& file) {
    std::ifstream stream(file, std::ios::binary);
    if (!stream) {
        return {};
    }
    sha256_ctx context;
    sha256_init(&context);
    std::array<char, 65536> block;
    while (stream.read(block.data(), block.size()), stream.gcount() > 0) {
        sha256_update(&context, static_cast<std::size_t>(stream.gcount()),
                      reinterpret_cast<const std::uint8_t*>(block.data()));
    }
    std::array<std::uint8_t, SHA256_DIGEST_SIZE> digest;
    sha256_digest(&context, digest.size(), digest.data());
    return hexadecimal(digest);
}

std::string endOf(int exitCode) {
    if (exitCode <= 128) {
        return "exit code " + std::to_string(exitCode);
    }
    const int number = exitCode - 128;
    return "signal " + std::to_string(number) + " (" + strsignal(number) + ")";
}

void crashQuietly() {
    const rlimit none{0, 0};
    setrlimit(RLIMIT_CORE, &none);
}

}  // namespace winfax::conformance
