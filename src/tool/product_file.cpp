// SPDX-License-Identifier: MIT
#include "tool/product_file.h"

#include <cstddef>
#include <cstdint>

#include "platform/files.h"

namespace winfax::tool {

namespace {

constexpr std::size_t kMaxLibrary = std::size_t{64} << 20;

// Of cmake/compiled/identity.cpp. In two pieces, so that faxctl does not look like a library.
std::string mark() { return std::string("@(#)") + "OpenWinFax "; }

std::uint32_t littleEndian(std::string_view bytes, std::size_t offset, std::size_t width) {
    if (bytes.size() < width || offset > bytes.size() - width) return 0;
    std::uint32_t number = 0;
    for (std::size_t i = width; i-- > 0;) {
        number = number << 8 | static_cast<std::uint8_t>(bytes[offset + i]);
    }
    return number;
}

int bitsOf(std::string_view bytes) {
    constexpr std::uint32_t kI386 = 0x014c;
    constexpr std::uint32_t kX64 = 0x8664;
    constexpr std::uint32_t kArm64 = 0xaa64;
    if (bytes.starts_with("\x7f"
                          "ELF")) {
        const std::uint32_t width = littleEndian(bytes, 4, 1);
        return width == 1 ? 32 : width == 2 ? 64 : 0;
    }
    if (!bytes.starts_with("MZ")) return 0;
    const std::uint32_t header = littleEndian(bytes, 0x3c, 4);
    if (littleEndian(bytes, header, 4) != 0x00004550) return 0;  // "PE"
    const std::uint32_t machine = littleEndian(bytes, std::size_t{header} + 4, 2);
    if (machine == kI386) return 32;
    return machine == kX64 || machine == kArm64 ? 64 : 0;
}

std::optional<std::string> versionIn(std::string_view bytes) {
    const std::string sought = mark();
    const auto found = bytes.find(sought);
    if (found == bytes.npos) return std::nullopt;
    const std::string_view rest = bytes.substr(found + sought.size(), 32);
    return std::string(rest.substr(0, rest.find_first_not_of("0123456789.")));
}

}  // namespace

ProductFile identify(std::string_view bytes) { return {{}, versionIn(bytes), bitsOf(bytes)}; }

model::Result<ProductFile> identifyFile(const std::filesystem::path& path) {
    const auto bytes = platform::readWholeFile(path, kMaxLibrary);
    if (!bytes) return tl::unexpected(bytes.error());
    ProductFile file = identify(*bytes);
    file.path = path;
    return file;
}

}  // namespace winfax::tool
