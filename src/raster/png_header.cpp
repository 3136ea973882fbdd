// SPDX-License-Identifier: MIT
#include "raster/png_header.h"

#include <array>
#include <string>

#include "raster/file_bytes.h"
#include "raster/limits.h"

namespace winfax::raster {
namespace {

using model::Result;

constexpr std::array<std::uint8_t, 8> kPngSignature{0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
constexpr std::uint64_t kChunkFrame = 12;  // length, type, checksum
// A chunk costs its twelve bytes, so this is a limit for files of more than a megabyte.
constexpr std::uint32_t kMaxChunks = 1'000'000;
// Deflate makes at most 1032 bytes of one.
constexpr std::uint64_t kMostOfOneByte = 1032;
constexpr double kMetre = 0.0254;  // of an inch

constexpr std::uint32_t chunkType(const char (&name)[5]) {
    std::uint32_t type = 0;
    for (int i = 0; i < 4; ++i) type = type << 8 | static_cast<std::uint8_t>(name[i]);
    return type;
}

// A row has at least one bit a dot, whatever its kind.
struct PngShape {
    std::uint32_t bitsOfDot = 0;
};

Result<PngShape> shapeOf(std::uint32_t depth, std::uint32_t colour) {
    const bool oneByteOrTwo = depth == 8 || depth == 16;
    const bool small = depth == 1 || depth == 2 || depth == 4;
    switch (colour) {
        case 0:
            if (small || oneByteOrTwo) return PngShape{depth};
            break;
        case 2:
            if (oneByteOrTwo) return PngShape{3 * depth};
            break;
        case 3:
            if (small || depth == 8) return PngShape{depth};
            break;
        case 4:
            if (oneByteOrTwo) return PngShape{2 * depth};
            break;
        case 6:
            if (oneByteOrTwo) return PngShape{4 * depth};
            break;
        default:
            break;
    }
    return refuse("no PNG picture: its colour type is " + std::to_string(colour) + " with " +
                  std::to_string(depth) + " bits");
}

struct Chunks {
    PngHeader header;
    std::uint64_t rawBytes = 0;
    std::uint64_t dataBytes = 0;
};

Result<void> readIhdr(const FileBytes& file, std::uint64_t at, std::uint32_t length,
                      Chunks& chunks) {
    if (length != 13) return refuse("the PNG's header has " + std::to_string(length) + " bytes");
    PngHeader& header = chunks.header;
    header.width = file.bigAt(at, 4);
    header.height = file.bigAt(at + 4, 4);
    if (auto size = checkSize(header.width, header.height); !size) return size;
    const auto shape = shapeOf(file.byteAt(at + 8), file.byteAt(at + 9));
    if (!shape) return tl::unexpected(shape.error());
    if (file.byteAt(at + 10) != 0 || file.byteAt(at + 11) != 0 || file.byteAt(at + 12) > 1) {
        return refuse("the PNG is of a kind that is not known");
    }
    header.interlaced = file.byteAt(at + 12) == 1;
    chunks.rawBytes = (std::uint64_t{header.width} * shape->bitsOfDot + 7) / 8 * header.height;
    if (auto raw = checkRawBytes(chunks.rawBytes); !raw) return raw;
    if (header.interlaced) return checkSizeInMemory(header.width, header.height, "interlaced PNG");
    return {};
}

void readPhys(const FileBytes& file, std::uint64_t at, std::uint32_t length, Density& density) {
    if (length != 9) return;
    const double x = file.bigAt(at, 4);
    const double y = file.bigAt(at + 4, 4);
    density = file.byteAt(at + 8) == 1 ? densityOf(x * kMetre, y * kMetre) : aspectOf(x, y);
}

Result<PngHeader> judged(const Chunks& chunks) {
    if (chunks.dataBytes == 0) return refuse("the PNG has no picture data");
    if (chunks.rawBytes / kMostOfOneByte > chunks.dataBytes) {
        return refuse("the PNG is damaged: " + std::to_string(chunks.dataBytes) +
                      " bytes of data cannot hold " + std::to_string(chunks.header.width) + " x " +
                      std::to_string(chunks.header.height) + " dots");
    }
    return chunks.header;
}

}  // namespace

Result<PngHeader> readPngHeader(std::span<const std::byte> bytes) {
    const FileBytes file(bytes);
    for (std::size_t i = 0; i < kPngSignature.size(); ++i) {
        if (!file.holds(i, 1) || file.byteAt(i) != kPngSignature[i]) {
            return refuse("no PNG: it does not begin as one");
        }
    }
    Chunks chunks;
    std::uint64_t at = kPngSignature.size();
    for (std::uint32_t number = 0; number < kMaxChunks; ++number) {
        if (!file.holds(at, kChunkFrame)) return refuse("the PNG is cut off: it has no end");
        const std::uint32_t length = file.bigAt(at, 4);
        const std::uint32_t type = file.bigAt(at + 4, 4);
        const std::uint64_t data = at + 8;
        if (!file.holds(data, std::uint64_t{length} + 4)) {
            return refuse("the PNG is cut off: a part of " + std::to_string(length) + " bytes at " +
                          std::to_string(at) + " lies beyond its end");
        }
        if ((number == 0) != (type == chunkType("IHDR"))) {
            return refuse("the PNG's header is not its first part");
        }
        if (number == 0) {
            if (const auto read = readIhdr(file, data, length, chunks); !read) {
                return tl::unexpected(read.error());
            }
        }
        if (type == chunkType("pHYs")) readPhys(file, data, length, chunks.header.density);
        if (type == chunkType("IDAT")) chunks.dataBytes += length;
        if (type == chunkType("IEND")) return judged(chunks);
        at = data + length + 4;
    }
    return refuse("the PNG has more than " + std::to_string(kMaxChunks) + " parts");
}

}  // namespace winfax::raster
