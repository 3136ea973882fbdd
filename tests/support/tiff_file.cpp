// SPDX-License-Identifier: MIT
#include "support/tiff_file.h"

#include <algorithm>
#include <string_view>

namespace winfax::test {
namespace {

constexpr std::uint16_t kShort = 3;
constexpr std::uint16_t kLong = 4;
constexpr std::uint16_t kRational = 5;

constexpr std::uint32_t kBarLeft = 64;
constexpr std::uint32_t kBarRight = 128;

using Buffer = std::vector<std::uint8_t>;

class Writer {
  public:
    explicit Writer(bool bigEndian) : bigEndian_(bigEndian) {}

    std::uint32_t position() const { return static_cast<std::uint32_t>(bytes_.size()); }
    void number(std::uint64_t value, int size) {
        for (int i = 0; i < size; ++i) bytes_.push_back(byteOf(value, i, size));
    }
    void patch(std::uint32_t at, std::uint32_t value) {
        for (int i = 0; i < 4; ++i) bytes_[at + i] = byteOf(value, i, 4);
    }
    void append(const Buffer& more) { bytes_.insert(bytes_.end(), more.begin(), more.end()); }
    void align() {
        if (bytes_.size() % 2 != 0) bytes_.push_back(0);
    }
    Buffer take() { return std::move(bytes_); }

  private:
    std::uint8_t byteOf(std::uint64_t value, int index, int size) const {
        return static_cast<std::uint8_t>(value >> (8 * (bigEndian_ ? size - 1 - index : index)));
    }

    bool bigEndian_;
    Buffer bytes_;
};

class BitWriter {
  public:
    void bits(std::string_view pattern) {
        for (const char bit : pattern) {
            if (used_ % 8 == 0) bytes_.push_back(0);
            if (bit == '1') bytes_.back() |= static_cast<std::uint8_t>(0x80 >> (used_ % 8));
            ++used_;
        }
    }
    Buffer take() { return std::move(bytes_); }

  private:
    Buffer bytes_;
    std::size_t used_ = 0;
};

bool hasBar(const TiffPage& page) { return page.width > kBarRight; }

// T.6: the first row spells the bar out in horizontal mode (white 64, black 64); every further row
// repeats the row above, which is one vertical code V0 for each change of colour.
Buffer encodeGroup4(const TiffPage& page, std::uint32_t rows) {
    BitWriter out;
    for (std::uint32_t row = 0; row < rows; ++row) {
        if (!hasBar(page)) {
            out.bits("1");
        } else if (row == 0) {
            out.bits(
                "001"
                "11011"
                "00110101"
                "0000001111"
                "0000110111"
                "1");
        } else {
            out.bits("111");
        }
    }
    out.bits(
        "000000000001"
        "000000000001");
    return out.take();
}

Buffer uncompressed(const TiffPage& page, std::uint32_t rows) {
    Buffer row((page.width + 7) / 8, 0);
    if (hasBar(page)) std::fill(row.begin() + kBarLeft / 8, row.begin() + kBarRight / 8, 0xFF);
    Buffer strip;
    strip.reserve(row.size() * rows);
    for (std::uint32_t i = 0; i < rows; ++i) strip.insert(strip.end(), row.begin(), row.end());
    return strip;
}

struct Strips {
    std::vector<std::uint32_t> offsets;
    std::vector<std::uint32_t> sizes;
};

Strips writeStrips(Writer& out, const TiffPage& page) {
    Strips strips;
    const std::uint32_t perStrip = page.rowsPerStrip == 0 ? page.length : page.rowsPerStrip;
    std::uint32_t row = 0;
    do {
        const std::uint32_t rows = std::min(perStrip, page.length - row);
        const Buffer bytes =
            page.compression == 1 ? uncompressed(page, rows) : encodeGroup4(page, rows);
        strips.offsets.push_back(out.position());
        strips.sizes.push_back(page.stripBytes.value_or(static_cast<std::uint32_t>(bytes.size())));
        out.append(bytes);
        out.align();
        row += rows;
    } while (row < page.length);
    return strips;
}

TiffEntry longs(Writer& out, std::uint16_t number, const std::vector<std::uint32_t>& values) {
    if (values.size() == 1) return {number, kLong, 1, values.front()};
    const std::uint32_t at = out.position();
    for (const std::uint32_t value : values) out.number(value, 4);
    return {number, kLong, static_cast<std::uint32_t>(values.size()), at};
}

TiffEntry rational(Writer& out, std::uint16_t number, TiffRational value) {
    const std::uint32_t at = out.position();
    out.number(value.numerator, 4);
    out.number(value.denominator, 4);
    return {number, kRational, 1, at};
}

std::vector<TiffEntry> entriesOf(Writer& out, const TiffPage& page) {
    const Strips strips = writeStrips(out, page);
    std::vector<TiffEntry> entries{
        {tag::newSubfileType, kLong, 1, 2},
        {tag::imageWidth, kLong, 1, page.width},
        {tag::imageLength, kLong, 1, page.length},
        {tag::bitsPerSample, kShort, 1, 1},
        {tag::compression, kShort, 1, page.compression},
        {tag::photometric, kShort, 1, 0},
        {tag::fillOrder, kShort, 1, 1},
        longs(out, tag::stripOffsets, strips.offsets),
        {tag::samplesPerPixel, kShort, 1, 1},
        {tag::rowsPerStrip, kLong, 1, page.rowsPerStrip == 0 ? page.length : page.rowsPerStrip},
        longs(out, tag::stripByteCounts, strips.sizes),
        rational(out, tag::xResolution, page.xResolution),
        rational(out, tag::yResolution, page.yResolution),
        {tag::resolutionUnit, kShort, 1, page.resolutionUnit},
    };
    if (page.compression == 4) entries.push_back({tag::t6Options, kLong, 1, 0});

    for (const TiffEntry& entry : page.replace) {
        std::erase_if(entries, [&](const TiffEntry& old) { return old.tag == entry.tag; });
    }
    entries.insert(entries.end(), page.replace.begin(), page.replace.end());
    for (const std::uint16_t number : page.omit) {
        std::erase_if(entries, [&](const TiffEntry& old) { return old.tag == number; });
    }
    std::ranges::stable_sort(entries, {}, &TiffEntry::tag);
    return entries;
}

void writeEntry(Writer& out, const TiffEntry& entry) {
    out.number(entry.tag, 2);
    out.number(entry.type, 2);
    out.number(entry.count, 4);
    const bool isShort = entry.type == kShort && entry.count == 1;
    out.number(entry.value, isShort ? 2 : 4);
    if (isShort) out.number(0, 2);
}

}  // namespace

Buffer faxTiff(const TiffOptions& options) {
    Writer out(options.bigEndian);
    out.number(options.bigEndian ? 0x4D4D : 0x4949, 2);
    out.number(options.version, 2);
    std::uint32_t link = out.position();  // where the offset of the next directory is to be written
    out.number(0, 4);

    std::uint32_t first = 0;
    for (const TiffPage& page : options.pages) {
        const std::vector<TiffEntry> entries = entriesOf(out, page);
        out.patch(link, out.position());
        if (first == 0) first = out.position();
        out.number(entries.size(), 2);
        for (const TiffEntry& entry : entries) writeEntry(out, entry);
        link = out.position();
        out.number(0, 4);
    }
    if (options.endless) out.patch(link, first);

    Buffer file = out.take();
    if (options.cutTo) file.resize(std::min(*options.cutTo, file.size()));
    return file;
}

Buffer faxTiff(std::size_t pages, std::uint16_t compression) {
    TiffOptions options;
    options.pages.assign(pages, TiffPage{.compression = compression});
    return faxTiff(options);
}

}  // namespace winfax::test
