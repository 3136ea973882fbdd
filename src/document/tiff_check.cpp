// SPDX-License-Identifier: MIT
#include "document/tiff_check.h"

#include <algorithm>
#include <string>
#include <unordered_set>

#include "document/page_image.h"
#include "document/tiff_directory.h"

namespace winfax::document {
namespace {

using model::ErrorCode;
using model::Result;

constexpr std::uint32_t kMaxPages = 10'000;
constexpr std::uint32_t kMaxStrips =
    1'000'000;                                 // of all pages together: bounds the work of a check
constexpr std::uint32_t kMaxLength = 65'535;   // rows; more than eight metres of paper
constexpr std::uint32_t kMaxHorizontal = 204;  // dots per inch (C12)
constexpr std::uint32_t kMaxVertical = 200;
constexpr std::uint32_t kUncompressed = 1;
constexpr std::uint32_t kGroup4 = 4;

// Passes an error of `expression` on to the caller, which returns a Result.
#define RETURN_ERROR_OF(expression) \
    if (const auto& failed = (expression); !failed) return tl::unexpected(failed.error())

Result<void> mustBeOneOf(const TiffDirectory& page, TiffTag tag, std::uint32_t whenMissing,
                         std::uint32_t first, std::uint32_t second) {
    const auto value = page.numberOr(tag, whenMissing);
    RETURN_ERROR_OF(value);
    if (*value == first || *value == second) return {};
    return page.refuse(tag, "is " + std::to_string(*value) + "; accepted is " +
                                std::to_string(first) +
                                (first == second ? "" : " or " + std::to_string(second)));
}

// Whole dots per inch, rounded to the nearest: 80.4 dots a centimetre are the 204 of T.4.
Result<std::uint32_t> resolution(const TiffDirectory& page, TiffTag tag, std::uint32_t limit) {
    const auto ratio = page.ratio(tag);
    RETURN_ERROR_OF(ratio);
    const auto unit = page.numberOr(tiff::resolutionUnit, 2);
    RETURN_ERROR_OF(unit);
    if (*unit != 2 && *unit != 3) {
        return page.refuse(tiff::resolutionUnit, "is " + std::to_string(*unit) +
                                                     "; accepted is 2 (inch) or 3 (centimetre)");
    }
    const std::string text = std::to_string(ratio->numerator) + "/" +
                             std::to_string(ratio->denominator) +
                             (*unit == 2 ? " dots per inch" : " dots per centimetre");
    if (ratio->numerator == 0 || ratio->denominator == 0) {
        return page.refuse(tag, "is " + text + ", which is no resolution");
    }
    // Inches are judged exactly, centimetres after rounding, since 204 dpi has no short decimal
    // there.
    const std::uint64_t perInch = std::uint64_t{ratio->numerator} * (*unit == 2 ? 100 : 254);
    const std::uint64_t scale = std::uint64_t{ratio->denominator} * 100;
    const std::uint64_t rounded = (perInch + scale / 2) / scale;
    if (rounded > limit || (*unit == 2 && perInch > limit * scale)) {
        return page.refuse(tag, "is " + text + "; at most " + std::to_string(limit) +
                                    " dots per inch are accepted");
    }
    return static_cast<std::uint32_t>(rounded);
}

Result<void> checkPicture(const TiffDirectory& page) {
    RETURN_ERROR_OF(mustBeOneOf(page, tiff::bitsPerSample, 1, 1, 1));
    RETURN_ERROR_OF(mustBeOneOf(page, tiff::samplesPerPixel, 1, 1, 1));
    RETURN_ERROR_OF(mustBeOneOf(page, tiff::photometric, 0, 0, 1));
    RETURN_ERROR_OF(mustBeOneOf(page, tiff::fillOrder, 1, 1, 2));
    RETURN_ERROR_OF(mustBeOneOf(page, tiff::compression, kUncompressed, kUncompressed, kGroup4));

    const auto width = page.number(tiff::imageWidth);
    RETURN_ERROR_OF(width);
    if (*width != kPageWidth) {
        return page.refuse(tiff::imageWidth, "is " + std::to_string(*width) + "; accepted is " +
                                                 std::to_string(kPageWidth));
    }
    const auto length = page.number(tiff::imageLength);
    RETURN_ERROR_OF(length);
    if (*length == 0 || *length > kMaxLength) {
        return page.refuse(tiff::imageLength, "is " + std::to_string(*length) + "; 1 to " +
                                                  std::to_string(kMaxLength) +
                                                  " rows are accepted");
    }
    return {};
}

// Rows of a full strip. Some Class F writers say 1 and mean "one strip" (J1).
Result<std::uint32_t> rowsOfStrip(const TiffDirectory& page, std::uint32_t length,
                                  std::uint32_t strips) {
    const auto told = page.numberOr(tiff::rowsPerStrip, length);
    RETURN_ERROR_OF(told);
    if (*told == 0) return page.refuse(tiff::rowsPerStrip, "is 0");
    const std::uint32_t rows = *told == 1 && strips == 1 ? length : std::min(*told, length);
    const std::uint32_t needed = (length - 1) / rows + 1;
    if (needed != strips) {
        return page.refuse(tiff::stripOffsets, "names " + std::to_string(strips) + " strips; " +
                                                   std::to_string(length) + " rows at " +
                                                   std::to_string(rows) + " a strip make " +
                                                   std::to_string(needed));
    }
    return rows;
}

std::string stripText(std::uint32_t index, std::uint32_t offset, std::uint32_t size) {
    return "strip " + std::to_string(index + 1) + " of " + std::to_string(size) + " bytes at " +
           std::to_string(offset);
}

Result<void> checkStrips(const TiffDirectory& page, const TiffBytes& file, std::uint32_t& budget) {
    const auto offsets = page.numbers(tiff::stripOffsets);
    RETURN_ERROR_OF(offsets);
    const auto sizes = page.numbers(tiff::stripByteCounts);
    RETURN_ERROR_OF(sizes);
    if (offsets->count != sizes->count) {
        return page.refuse(tiff::stripByteCounts, "has " + std::to_string(sizes->count) +
                                                      " values, StripOffsets has " +
                                                      std::to_string(offsets->count));
    }
    if (offsets->count > budget) {
        return page.refuse("the file has more than " + std::to_string(kMaxStrips) + " strips");
    }
    budget -= offsets->count;

    const std::uint32_t length = *page.number(tiff::imageLength);
    const bool uncompressed = *page.numberOr(tiff::compression, kUncompressed) == kUncompressed;
    const auto rows = rowsOfStrip(page, length, offsets->count);
    RETURN_ERROR_OF(rows);

    for (std::uint32_t i = 0; i < offsets->count; ++i) {
        const std::uint32_t offset = page.numberAt(*offsets, i);
        const std::uint32_t size = page.numberAt(*sizes, i);
        const std::uint32_t rowsHere = std::min(*rows, length - i * *rows);
        const std::uint64_t needed = uncompressed ? std::uint64_t{rowsHere} * (kPageWidth / 8) : 1;
        if (offset < kTiffHeaderSize || !file.holds(offset, size)) {
            return page.refuse(stripText(i, offset, size) + " lies outside the file of " +
                               std::to_string(file.size()) + " bytes");
        }
        if (size < needed) {
            return page.refuse(stripText(i, offset, size) +
                               " is too short: " + std::to_string(rowsHere) +
                               " rows need at least " + std::to_string(needed));
        }
    }
    return {};
}

Result<std::uint32_t> firstDirectory(const TiffBytes& file) {
    const auto refuse = [](const std::string& problem) {
        return model::fail(ErrorCode::invalidData, problem);
    };
    if (file.size() == 0) return refuse("the document is empty");
    if (file.size() < kTiffHeaderSize) {
        return refuse("no TIFF: " + std::to_string(file.size()) + " bytes are less than a header");
    }
    const std::uint16_t order = file.shortAt(0);
    if (order == 0x4D4D)
        return refuse("the TIFF is big-endian (MM); accepted is little-endian (II)");
    if (order != 0x4949) return refuse("no TIFF: it does not begin with II");
    if (file.shortAt(2) != 42) {
        return refuse("no TIFF 6.0: its version is " + std::to_string(file.shortAt(2)) +
                      ", not 42");
    }
    if (file.longAt(4) == 0) return refuse("the TIFF has no page");
    return file.longAt(4);
}

// Width, length and everything else of one page; its vertical resolution.
Result<std::uint32_t> checkPage(const TiffDirectory& page, const TiffBytes& file,
                                std::uint32_t& stripBudget) {
    RETURN_ERROR_OF(checkPicture(page));
    RETURN_ERROR_OF(resolution(page, tiff::xResolution, kMaxHorizontal));
    const auto vertical = resolution(page, tiff::yResolution, kMaxVertical);
    RETURN_ERROR_OF(vertical);
    RETURN_ERROR_OF(checkStrips(page, file, stripBudget));
    return vertical;
}

#undef RETURN_ERROR_OF

}  // namespace

Result<FaxDocument> checkTiff(std::span<const std::byte> bytes) {
    const TiffBytes file(bytes);
    const auto first = firstDirectory(file);
    if (!first) return tl::unexpected(first.error());

    FaxDocument document;
    std::uint32_t stripBudget = kMaxStrips;
    std::unordered_set<std::uint32_t> seen;
    for (std::uint32_t offset = *first; offset != 0;) {
        const std::uint32_t number = document.pages + 1;
        if (number > kMaxPages) {
            return model::fail(ErrorCode::invalidData,
                               "more than " + std::to_string(kMaxPages) + " pages");
        }
        if (!seen.insert(offset).second) {
            return model::fail(ErrorCode::invalidData, "page " + std::to_string(number) +
                                                           ": the chain of pages is endless, " +
                                                           "it comes back to the directory at " +
                                                           std::to_string(offset));
        }
        const auto page = TiffDirectory::at(file, offset, number);
        if (!page) return tl::unexpected(page.error());
        const auto vertical = checkPage(*page, file, stripBudget);
        if (!vertical) return tl::unexpected(vertical.error());
        if (number > 1 && *vertical != document.verticalResolution) {
            return page->refuse(tiff::yResolution, "is " + std::to_string(*vertical) +
                                                       " dots per inch, on page 1 it is " +
                                                       std::to_string(document.verticalResolution) +
                                                       "; all pages need the same");
        }
        document.verticalResolution = *vertical;
        document.pages = number;
        offset = page->nextOffset();
    }
    return document;
}

}  // namespace winfax::document
