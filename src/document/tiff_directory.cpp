// SPDX-License-Identifier: MIT
#include "document/tiff_directory.h"

namespace winfax::document {
namespace {

constexpr std::uint16_t kShort = 3;
constexpr std::uint16_t kLong = 4;
constexpr std::uint16_t kRational = 5;

constexpr std::uint64_t kEntrySize = 12;
constexpr std::uint16_t kMaxEntries = 512;  // a fax page has about twenty

std::string typeName(std::uint16_t type) {
    switch (type) {
        case kShort:
            return "SHORT";
        case kLong:
            return "LONG";
        case kRational:
            return "RATIONAL";
        default:
            return "type " + std::to_string(type);
    }
}

}  // namespace

std::uint32_t TiffBytes::number(std::uint64_t offset, int length) const {
    std::uint32_t value = 0;
    for (int i = 0; i < length; ++i) {
        const int at = order_ == ByteOrder::bigEndian ? i : length - 1 - i;
        value = value << 8 |
                std::to_integer<std::uint32_t>(file_[static_cast<std::size_t>(offset) + at]);
    }
    return value;
}

model::Result<TiffDirectory> TiffDirectory::at(const TiffBytes& file, std::uint32_t offset,
                                               std::uint32_t page) {
    const TiffDirectory none(file, page, 0, 0);
    if (!file.holds(offset, 2)) {
        return none.refuse("its directory at " + std::to_string(offset) +
                           " lies outside the file of " + std::to_string(file.size()) + " bytes");
    }
    const std::uint16_t count = file.shortAt(offset);
    if (count == 0 || count > kMaxEntries) {
        return none.refuse("its directory has " + std::to_string(count) + " entries; 1 to " +
                           std::to_string(kMaxEntries) + " are accepted");
    }
    const std::uint64_t entries = std::uint64_t{offset} + 2;
    if (!file.holds(entries, count * kEntrySize + 4)) {
        return none.refuse("its directory at " + std::to_string(offset) + " with " +
                           std::to_string(count) + " entries is cut off by the end of the file");
    }
    return TiffDirectory(file, page, entries, count);
}

std::uint64_t TiffDirectory::endOfEntries() const { return entries_ + count_ * kEntrySize; }

std::uint32_t TiffDirectory::nextOffset() const { return file_.longAt(endOfEntries()); }

bool TiffDirectory::has(TiffTag tag) const {
    for (std::uint16_t i = 0; i < count_; ++i) {
        if (file_.shortAt(entries_ + i * kEntrySize) == tag.number) return true;
    }
    return false;
}

// A tag given twice is refused: the decoder might believe the other one.
model::Result<std::uint64_t> TiffDirectory::entry(TiffTag tag) const {
    std::uint64_t found = 0;
    for (std::uint16_t i = 0; i < count_; ++i) {
        const std::uint64_t offset = entries_ + i * kEntrySize;
        if (file_.shortAt(offset) != tag.number) continue;
        if (found != 0) return refuse(tag, "is given twice");
        found = offset;
    }
    if (found == 0) return refuse(tag, "is missing");
    return found;
}

model::Result<TiffDirectory::Numbers> TiffDirectory::numbers(TiffTag tag) const {
    const auto entryOffset = entry(tag);
    if (!entryOffset) return tl::unexpected(entryOffset.error());
    const std::uint16_t type = file_.shortAt(*entryOffset + 2);
    const std::uint32_t count = file_.longAt(*entryOffset + 4);
    if (type != kShort && type != kLong) {
        return refuse(tag, "has " + typeName(type) + " values; SHORT or LONG is needed");
    }
    if (count == 0) return refuse(tag, "has no value");

    Numbers numbers{*entryOffset + 8, count, type == kLong};
    const std::uint64_t length = std::uint64_t{count} * (numbers.wide ? 4 : 2);
    if (length > 4) numbers.offset = file_.longAt(*entryOffset + 8);
    if (!file_.holds(numbers.offset, length)) {
        return refuse(tag, "has " + std::to_string(count) + " values at " +
                               std::to_string(numbers.offset) + ", outside the file");
    }
    return numbers;
}

std::uint32_t TiffDirectory::numberAt(const Numbers& numbers, std::uint32_t index) const {
    if (numbers.wide) return file_.longAt(numbers.offset + std::uint64_t{index} * 4);
    return file_.shortAt(numbers.offset + std::uint64_t{index} * 2);
}

model::Result<std::uint32_t> TiffDirectory::number(TiffTag tag) const {
    const auto values = numbers(tag);
    if (!values) return tl::unexpected(values.error());
    if (values->count != 1) {
        return refuse(tag, "has " + std::to_string(values->count) + " values; one is needed");
    }
    return numberAt(*values, 0);
}

model::Result<std::uint32_t> TiffDirectory::numberOr(TiffTag tag, std::uint32_t whenMissing) const {
    if (!has(tag)) return whenMissing;
    return number(tag);
}

model::Result<TiffRatio> TiffDirectory::ratio(TiffTag tag) const {
    const auto entryOffset = entry(tag);
    if (!entryOffset) return tl::unexpected(entryOffset.error());
    const std::uint16_t type = file_.shortAt(*entryOffset + 2);
    const std::uint32_t count = file_.longAt(*entryOffset + 4);
    const std::uint32_t offset = file_.longAt(*entryOffset + 8);
    if (type != kRational || count != 1) {
        return refuse(tag, "has " + std::to_string(count) + " values of " + typeName(type) +
                               "; one RATIONAL is needed");
    }
    if (!file_.holds(offset, 8)) {
        return refuse(tag, "stands at " + std::to_string(offset) + ", outside the file");
    }
    return TiffRatio{file_.longAt(offset), file_.longAt(std::uint64_t{offset} + 4)};
}

tl::unexpected<model::Error> TiffDirectory::refuse(const std::string& problem) const {
    return model::fail(model::ErrorCode::invalidData,
                       "page " + std::to_string(page_) + ": " + problem);
}

tl::unexpected<model::Error> TiffDirectory::refuse(TiffTag tag, const std::string& problem) const {
    return refuse(std::string(tag.name) + " (tag " + std::to_string(tag.number) + ") " + problem);
}

}  // namespace winfax::document
