// SPDX-License-Identifier: MIT
#include "raster/jpeg_header.h"

#include <string>
#include <string_view>

#include "document/tiff_directory.h"
#include "raster/file_bytes.h"
#include "raster/limits.h"

namespace winfax::raster {
namespace {

using model::Result;

constexpr std::uint8_t kStartOfImage = 0xD8;
constexpr std::uint8_t kEndOfImage = 0xD9;
constexpr std::uint8_t kStartOfScan = 0xDA;
constexpr std::uint8_t kApp0 = 0xE0;
constexpr std::uint8_t kApp1 = 0xE1;
constexpr std::uint32_t kMaxSegments = 10'000;
// A block of 64 dots has at least a bit, with the coarsest sampling (4 x 4) sixteen of them share
// it.
constexpr std::uint64_t kMostDotsOfOneByte = 64 * 16 * 8;
constexpr document::TiffTag kExifOrientation{274, "Orientation"};

bool isFrame(std::uint8_t marker) {
    const bool table = marker == 0xC4 || marker == 0xC8 || marker == 0xCC;
    return marker >= 0xC0 && marker <= 0xCF && !table;
}

bool hasNoLength(std::uint8_t marker) {
    return marker == 0x01 || (marker >= 0xD0 && marker <= 0xD7);
}

struct Segment {
    std::uint8_t marker = 0;
    std::span<const std::byte> data;
};

bool beginsWith(std::span<const std::byte> data, std::string_view text) {
    if (data.size() < text.size()) return false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (std::to_integer<char>(data[i]) != text[i]) return false;
    }
    return true;
}

void readJfif(std::span<const std::byte> data, Density& density) {
    if (!beginsWith(data, std::string_view("JFIF\0", 5)) || data.size() < 12) return;
    const FileBytes segment(data);
    const double x = segment.bigAt(8, 2);
    const double y = segment.bigAt(10, 2);
    switch (segment.byteAt(7)) {
        case 1:
            density = densityOf(x, y);
            break;
        case 2:
            density = densityOf(x * 2.54, y * 2.54);
            break;
        default:
            density = aspectOf(x, y);
    }
}

// What Exif holds is a TIFF file. What is wrong in it does not matter to the picture.
void readExif(std::span<const std::byte> data, Orientation& orientation) {
    constexpr std::string_view kExif("Exif\0\0", 6);
    if (!beginsWith(data, kExif) || data.size() < kExif.size() + document::kTiffHeaderSize) return;
    const auto file = data.subspan(kExif.size());
    const bool big = std::to_integer<char>(file[0]) == 'M';
    const document::TiffBytes bytes(
        file, big ? document::ByteOrder::bigEndian : document::ByteOrder::littleEndian);
    const auto directory = document::TiffDirectory::at(bytes, bytes.longAt(4), 1);
    if (directory)
        orientation = orientationOf(directory->numberOr(kExifOrientation, 1).value_or(1));
}

Result<void> readFrame(const Segment& segment, std::uint64_t fileSize, JpegHeader& header) {
    if (segment.marker > 0xC2) {
        return refuse("the JPEG is of kind " + std::to_string(segment.marker - 0xC0) +
                      " (lossless, hierarchical or arithmetic); accepted are baseline, extended "
                      "and progressive");
    }
    if (header.width != 0) return refuse("the JPEG is damaged: it has two frames");
    if (segment.data.size() < 6) return refuse("the JPEG is damaged: its frame header is cut off");
    const FileBytes data(segment.data);
    header.progressive = segment.marker == 0xC2;
    header.height = data.bigAt(1, 2);
    header.width = data.bigAt(3, 2);
    header.components = data.byteAt(5);
    if (auto size = checkSize(header.width, header.height); !size) return size;
    if (data.byteAt(0) != 8) {
        return refuse("the JPEG has " + std::to_string(data.byteAt(0)) + " bits; accepted are 8");
    }
    if (header.components != 1 && header.components != 3 && header.components != 4) {
        return refuse("the JPEG has " + std::to_string(header.components) +
                      " components; accepted are 1, 3 and 4");
    }
    if (std::uint64_t{header.width} * header.height / kMostDotsOfOneByte > fileSize) {
        return refuse("the JPEG is damaged: " + std::to_string(fileSize) + " bytes cannot hold " +
                      std::to_string(header.width) + " x " + std::to_string(header.height) +
                      " dots");
    }
    if (header.progressive) {
        return checkSizeInMemory(header.width, header.height, "progressive JPEG");
    }
    return {};
}

// The segment at `at`, which is moved behind it. Any number of FF may stand before a marker.
Result<Segment> nextSegment(std::span<const std::byte> bytes, std::uint64_t& at) {
    const FileBytes file(bytes);
    const auto cutOff = [] { return refuse("the JPEG is cut off in its header"); };
    if (!file.holds(at, 2)) return cutOff();
    if (file.byteAt(at) != 0xFF) {
        return refuse("the JPEG is damaged: there is no marker at " + std::to_string(at));
    }
    while (file.holds(at, 1) && file.byteAt(at) == 0xFF) ++at;
    if (!file.holds(at, 1)) return cutOff();
    Segment segment{file.byteAt(at), {}};
    ++at;
    if (hasNoLength(segment.marker)) return segment;
    if (!file.holds(at, 2)) return cutOff();
    const std::uint32_t length = file.bigAt(at, 2);
    if (length < 2 || !file.holds(at, length)) return cutOff();
    segment.data = bytes.subspan(static_cast<std::size_t>(at) + 2, length - 2);
    at += length;
    return segment;
}

}  // namespace

Result<JpegHeader> readJpegHeader(std::span<const std::byte> bytes) {
    const FileBytes file(bytes);
    if (!file.holds(0, 2) || file.bigAt(0, 2) != (0xFF00u | kStartOfImage)) {
        return refuse("no JPEG: it does not begin as one");
    }
    JpegHeader header;
    std::uint64_t at = 2;
    for (std::uint32_t number = 0; number < kMaxSegments; ++number) {
        const auto segment = nextSegment(bytes, at);
        if (!segment) return tl::unexpected(segment.error());
        const std::uint8_t marker = segment->marker;
        if (marker == kStartOfImage || marker == kEndOfImage) {
            return refuse("the JPEG is damaged: its header ends before the picture");
        }
        if (marker == kStartOfScan) {
            if (header.width == 0) return refuse("the JPEG is damaged: it has no frame header");
            return header;
        }
        if (marker == kApp0) readJfif(segment->data, header.density);
        if (marker == kApp1) readExif(segment->data, header.orientation);
        if (!isFrame(marker)) continue;
        if (const auto read = readFrame(*segment, file.size(), header); !read) {
            return tl::unexpected(read.error());
        }
    }
    return refuse("the JPEG's header has more than " + std::to_string(kMaxSegments) + " parts");
}

}  // namespace winfax::raster
