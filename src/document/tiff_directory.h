// SPDX-License-Identifier: MIT
// Reads the directories of a TIFF file out of bytes that nobody vouches for: every offset and count
// is judged in 64 bits before it is followed, nothing is allocated after a number in the file.
// Refusals are invalidData (13). Source: TIFF 6.0, part 1.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "model/errors.h"

namespace winfax::document {

inline constexpr std::uint64_t kTiffHeaderSize = 8;

// In which order the bytes of a number stand: II or MM at the file's beginning.
enum class ByteOrder : std::uint8_t { littleEndian, bigEndian };

// Numbers at offsets that were checked before.
class TiffBytes {
  public:
    explicit TiffBytes(std::span<const std::byte> file, ByteOrder order = ByteOrder::littleEndian)
        : file_(file), order_(order) {}

    std::uint64_t size() const { return file_.size(); }
    bool holds(std::uint64_t offset, std::uint64_t length) const {
        return offset <= size() && length <= size() - offset;
    }
    std::uint16_t shortAt(std::uint64_t offset) const {
        return static_cast<std::uint16_t>(number(offset, 2));
    }
    std::uint32_t longAt(std::uint64_t offset) const { return number(offset, 4); }

  private:
    std::uint32_t number(std::uint64_t offset, int length) const;

    std::span<const std::byte> file_;
    ByteOrder order_;
};

// A field of a page that this service looks at.
struct TiffTag {
    std::uint16_t number = 0;
    std::string_view name;
};

namespace tiff {
inline constexpr TiffTag imageWidth{256, "ImageWidth"};
inline constexpr TiffTag imageLength{257, "ImageLength"};
inline constexpr TiffTag bitsPerSample{258, "BitsPerSample"};
inline constexpr TiffTag compression{259, "Compression"};
inline constexpr TiffTag photometric{262, "PhotometricInterpretation"};
inline constexpr TiffTag fillOrder{266, "FillOrder"};
inline constexpr TiffTag stripOffsets{273, "StripOffsets"};
inline constexpr TiffTag samplesPerPixel{277, "SamplesPerPixel"};
inline constexpr TiffTag rowsPerStrip{278, "RowsPerStrip"};
inline constexpr TiffTag stripByteCounts{279, "StripByteCounts"};
inline constexpr TiffTag xResolution{282, "XResolution"};
inline constexpr TiffTag yResolution{283, "YResolution"};
inline constexpr TiffTag resolutionUnit{296, "ResolutionUnit"};
}  // namespace tiff

struct TiffRatio {
    std::uint32_t numerator = 0;
    std::uint32_t denominator = 1;
};

// One page's directory. The file must outlive it.
class TiffDirectory {
  public:
    // An array of whole numbers, SHORT or LONG, that lies inside the file.
    struct Numbers {
        std::uint64_t offset = 0;
        std::uint32_t count = 0;
        bool wide = false;
    };

    // Checks that the directory itself lies in the file and holds a sane number of entries.
    static model::Result<TiffDirectory> at(const TiffBytes& file, std::uint32_t offset,
                                           std::uint32_t page);

    std::uint32_t page() const { return page_; }
    std::uint32_t nextOffset() const;
    std::uint64_t endOfEntries() const;  // where nextOffset() stands in the file
    bool has(TiffTag tag) const;

    model::Result<Numbers> numbers(TiffTag tag) const;
    std::uint32_t numberAt(const Numbers& numbers, std::uint32_t index) const;

    // One whole number; fails when the tag is missing.
    model::Result<std::uint32_t> number(TiffTag tag) const;
    model::Result<std::uint32_t> numberOr(TiffTag tag, std::uint32_t whenMissing) const;
    model::Result<TiffRatio> ratio(TiffTag tag) const;

    // invalidData with "page 3: <problem>".
    tl::unexpected<model::Error> refuse(const std::string& problem) const;
    tl::unexpected<model::Error> refuse(TiffTag tag, const std::string& problem) const;

  private:
    TiffDirectory(const TiffBytes& file, std::uint32_t page, std::uint64_t entries,
                  std::uint16_t count)
        : file_(file), page_(page), entries_(entries), count_(count) {}

    model::Result<std::uint64_t> entry(TiffTag tag) const;

    TiffBytes file_;
    std::uint32_t page_;
    std::uint64_t entries_;  // offset of the first entry
    std::uint16_t count_;
};

}  // namespace winfax::document
