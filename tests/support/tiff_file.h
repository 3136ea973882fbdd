// SPDX-License-Identifier: MIT
// TIFF files for tests, good ones and bad ones. Knows nothing of src/.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace winfax::test {

// Numbers of the tags that tests name (TIFF 6.0).
namespace tag {
inline constexpr std::uint16_t newSubfileType = 254;
inline constexpr std::uint16_t imageWidth = 256;
inline constexpr std::uint16_t imageLength = 257;
inline constexpr std::uint16_t bitsPerSample = 258;
inline constexpr std::uint16_t compression = 259;
inline constexpr std::uint16_t photometric = 262;
inline constexpr std::uint16_t fillOrder = 266;
inline constexpr std::uint16_t stripOffsets = 273;
inline constexpr std::uint16_t samplesPerPixel = 277;
inline constexpr std::uint16_t rowsPerStrip = 278;
inline constexpr std::uint16_t stripByteCounts = 279;
inline constexpr std::uint16_t xResolution = 282;
inline constexpr std::uint16_t yResolution = 283;
inline constexpr std::uint16_t t6Options = 293;
inline constexpr std::uint16_t resolutionUnit = 296;
inline constexpr std::uint16_t pageNumber = 297;
}  // namespace tag

// One directory entry as it stands in the file. `value` is the value itself or the offset of it.
struct TiffEntry {
    std::uint16_t tag = 0;
    std::uint16_t type = 3;  // 3 SHORT, 4 LONG, 5 RATIONAL
    std::uint32_t count = 1;
    std::uint32_t value = 0;
};

struct TiffRational {
    std::uint32_t numerator = 0;
    std::uint32_t denominator = 1;
};

// A white page with a black bar down its left side.
struct TiffPage {
    std::uint32_t width = 1728;
    std::uint32_t length = 2200;
    std::uint16_t compression = 4;  // 4: T.6 (Group 4), 1: none
    TiffRational xResolution{204, 1};
    TiffRational yResolution{196, 1};
    std::uint16_t resolutionUnit = 2;  // 2: inch, 3: centimetre
    std::uint32_t rowsPerStrip = 0;    // 0: the whole page is one strip

    std::optional<std::uint32_t> stripBytes = {};  // told in StripByteCounts, whatever is there
    std::vector<TiffEntry> replace = {};   // take the place of what the page would have, or join
    std::vector<std::uint16_t> omit = {};  // tags to leave out
};

struct TiffOptions {
    std::vector<TiffPage> pages = std::vector<TiffPage>(2);
    bool bigEndian = false;
    std::uint16_t version = 42;
    bool endless = false;                   // the last directory leads back to the first
    std::optional<std::size_t> cutTo = {};  // keep only so many bytes
};

std::vector<std::uint8_t> faxTiff(const TiffOptions& options = {});

// So many pages of default size.
std::vector<std::uint8_t> faxTiff(std::size_t pages, std::uint16_t compression = 4);

// A file as the service's own code takes it.
inline std::vector<std::byte> bytesOf(const std::vector<std::uint8_t>& file) {
    const auto bytes = std::as_bytes(std::span(file));
    return {bytes.begin(), bytes.end()};
}

}  // namespace winfax::test
