// SPDX-License-Identifier: MIT
// Sources: TIFF 6.0; its supplement 2 (Deflate, JPEG).
#include "raster/foreign_tiff.h"

#include <algorithm>
#include <array>
#include <string>
#include <unordered_set>

#include "document/page_image.h"
#include "document/tiff_directory.h"
#include "raster/foreign_data.h"
#include "raster/limits.h"

namespace winfax::raster {
namespace {

using document::TiffBytes;
using document::TiffDirectory;
using document::TiffTag;
using model::Result;
namespace tiff = document::tiff;

constexpr TiffTag kNewSubfileType{254, "NewSubfileType"};
constexpr TiffTag kSubfileType{255, "SubfileType"};
constexpr TiffTag kOrientation{274, "Orientation"};
constexpr TiffTag kPlanarConfiguration{284, "PlanarConfiguration"};
constexpr TiffTag kTileWidth{322, "TileWidth"};
constexpr TiffTag kSampleFormat{339, "SampleFormat"};

constexpr std::uint32_t kMaxPages = 10'000;
constexpr std::uint32_t kMaxSamples = 8;   // four inks, alpha, and some to be ignored
constexpr std::uint32_t kReducedCopy = 1;  // NewSubfileType
constexpr std::uint32_t kOldReducedCopy = 2;

// None, CCITT run lengths, G3, G4, LZW, JPEG, Deflate, PackBits, its run lengths in words, Deflate
// by its old number: what libtiff decodes on all platforms.
constexpr std::array<std::uint32_t, 10> kCompressions{1, 2, 3, 4, 5, 7, 8, 32'773, 32'771, 32'946};
constexpr bool isCcitt(std::uint32_t compression) {
    return (compression >= 2 && compression <= 4) || compression == 32'771;
}

// Passes an error of `expression` on to the caller, which returns a Result.
#define RETURN_ERROR_OF(expression) \
    if (const auto& failed = (expression); !failed) return tl::unexpected(failed.error())

// A value that each sample has of its own and that must be the same for all.
Result<std::uint32_t> commonOf(const TiffDirectory& page, TiffTag tag, std::uint32_t whenMissing) {
    if (!page.has(tag)) return whenMissing;
    const auto values = page.numbers(tag);
    RETURN_ERROR_OF(values);
    const std::uint32_t first = page.numberAt(*values, 0);
    for (std::uint32_t i = 1; i < std::min(values->count, kMaxSamples); ++i) {
        if (page.numberAt(*values, i) != first) {
            return page.refuse(tag, "is not the same for all samples");
        }
    }
    return first;
}

Result<void> readNumber(const TiffDirectory& page, TiffTag tag, std::uint32_t whenMissing,
                        std::uint32_t& target) {
    const auto value = page.numberOr(tag, whenMissing);
    RETURN_ERROR_OF(value);
    target = *value;
    return {};
}

// How many samples a colour has; 0: not known.
std::uint32_t samplesOf(std::uint32_t photometric) {
    switch (photometric) {
        case 0:  // white is 0
        case 1:  // black is 0
        case 3:  // palette
            return 1;
        case 2:  // RGB
        case 6:  // YCbCr
            return 3;
        case 5:  // CMYK
            return 4;
        default:
            return 0;
    }
}

Result<void> judgeSamples(const TiffDirectory& directory, const ForeignPage& page) {
    const std::uint32_t needed = samplesOf(page.photometric);
    const std::string number = std::to_string(page.photometric);
    if (needed == 0) {
        return directory.refuse(tiff::photometric, "is " + number + ", which is not known");
    }
    if (page.samples < needed || page.samples > kMaxSamples) {
        return directory.refuse(tiff::samplesPerPixel, "is " + std::to_string(page.samples) +
                                                           " for photometric " + number);
    }
    const std::uint32_t bits = page.bits;
    const bool deep = page.photometric == 3 || page.photometric == 6 || page.compression == 7;
    if (bits != 8 && bits != 1 && bits != 2 && bits != 4 && (bits != 16 || deep)) {
        return directory.refuse(
            tiff::bitsPerSample,
            "is " + std::to_string(bits) + ", which is not known for photometric " + number);
    }
    // A byte that holds parts of several samples is a thing of the past.
    if (page.samples > 1 && bits < 8 && !page.planar) {
        return directory.refuse(tiff::bitsPerSample,
                                "is " + std::to_string(bits) + " for several samples");
    }
    if (page.photometric == 6 && (page.compression != 7 || page.planar)) {
        return directory.refuse(tiff::photometric,
                                "is YCbCr otherwise than in JPEG data, which is not known");
    }
    if (isCcitt(page.compression) && !page.isBilevel()) {
        return directory.refuse(tiff::compression,
                                "is one of fax machines for a picture that is "
                                "not black and white");
    }
    return {};
}

Result<void> readKind(const TiffDirectory& directory, ForeignPage& page) {
    const auto bits = commonOf(directory, tiff::bitsPerSample, 1);
    RETURN_ERROR_OF(bits);
    page.bits = *bits;
    const auto format = commonOf(directory, kSampleFormat, 1);
    RETURN_ERROR_OF(format);
    if (*format != 1 && *format != 4) {
        return directory.refuse(kSampleFormat, "is " + std::to_string(*format) +
                                                   "; accepted are whole numbers without sign");
    }
    RETURN_ERROR_OF(readNumber(directory, tiff::samplesPerPixel, 1, page.samples));
    RETURN_ERROR_OF(readNumber(directory, tiff::compression, 1, page.compression));
    // Fax programs often leave it out.
    RETURN_ERROR_OF(readNumber(directory, tiff::photometric, 0, page.photometric));
    if (std::ranges::find(kCompressions, page.compression) == kCompressions.end()) {
        return directory.refuse(tiff::compression,
                                "is " + std::to_string(page.compression) + ", which is not known");
    }
    std::uint32_t planar = 1;
    RETURN_ERROR_OF(readNumber(directory, kPlanarConfiguration, 1, planar));
    page.planar = planar == 2 && page.samples > 1;
    return judgeSamples(directory, page);
}

// Dots for each unit; 0: the page does not tell.
Result<double> resolutionOf(const TiffDirectory& page, TiffTag tag) {
    if (!page.has(tag)) return 0;
    const auto ratio = page.ratio(tag);
    RETURN_ERROR_OF(ratio);
    return ratio->denominator == 0 ? 0 : double(ratio->numerator) / ratio->denominator;
}

// What makes no sense in these does not make a page unreadable.
Result<void> readPlace(const TiffDirectory& directory, ForeignPage& page) {
    const auto x = resolutionOf(directory, tiff::xResolution);
    RETURN_ERROR_OF(x);
    const auto y = resolutionOf(directory, tiff::yResolution);
    RETURN_ERROR_OF(y);
    const std::uint32_t unit = directory.numberOr(tiff::resolutionUnit, 2).value_or(1);
    if (unit == 2) page.density = densityOf(*x, *y);
    if (unit == 3) page.density = densityOf(*x * 2.54, *y * 2.54);
    if (unit == 1) page.density = aspectOf(*x, *y);
    page.orientation = orientationOf(directory.numberOr(kOrientation, 1).value_or(1));
    page.reduced = (directory.numberOr(kNewSubfileType, 0).value_or(0) & kReducedCopy) != 0 ||
                   directory.numberOr(kSubfileType, 0).value_or(0) == kOldReducedCopy;
    return {};
}

Result<ForeignPage> readPage(const TiffDirectory& directory, std::uint32_t offset) {
    ForeignPage page;
    page.number = directory.page();
    page.directory = offset;
    const auto width = directory.number(tiff::imageWidth);
    RETURN_ERROR_OF(width);
    const auto height = directory.number(tiff::imageLength);
    RETURN_ERROR_OF(height);
    if (const auto size = checkSize(*width, *height); !size) {
        return directory.refuse(size.error().detail);
    }
    page.width = *width;
    page.height = *height;
    page.tiled = directory.has(kTileWidth);
    RETURN_ERROR_OF(readKind(directory, page));
    RETURN_ERROR_OF(readPlace(directory, page));
    return page;
}

Result<TiffBytes> openBytes(std::span<const std::byte> file) {
    if (file.empty()) return refuse("the document is empty");
    if (file.size() < document::kTiffHeaderSize) return refuse("no TIFF: it is too short");
    const std::uint16_t mark = TiffBytes(file).shortAt(0);
    if (mark != 0x4949 && mark != 0x4D4D)
        return refuse("no TIFF: it begins with neither II nor MM");
    const TiffBytes bytes(
        file, mark == 0x4D4D ? document::ByteOrder::bigEndian : document::ByteOrder::littleEndian);
    if (bytes.shortAt(2) == 43) return refuse("the TIFF is a BigTIFF, which is not accepted");
    if (bytes.shortAt(2) != 42) {
        return refuse("no TIFF 6.0: its version is " + std::to_string(bytes.shortAt(2)) +
                      ", not 42");
    }
    if (bytes.longAt(4) == 0) return refuse("the TIFF has no page");
    return bytes;
}

#undef RETURN_ERROR_OF

// Within four hundredths: 200 is often told for 204, and 100 for 98.
bool isNear(double value, double wanted) { return value > wanted * 0.96 && value < wanted * 1.04; }

// From here on the rows of a page are too far apart to be fine.
constexpr double kStandardAspect = 1.5;

}  // namespace

bool ForeignPage::hasFaxWidth() const {
    return isBilevel() && width == document::kPageWidth && !swapsSides(orientation) &&
           (!density.known || isNear(density.x, document::kHorizontalDpi));
}

std::uint32_t ForeignPage::faxDpi() const {
    if (!hasFaxWidth()) return 0;
    if (!density.known) {
        return density.x / density.y < kStandardAspect ? document::kFineDpi
                                                       : document::kStandardDpi;
    }
    if (isNear(density.y, document::kFineDpi)) return document::kFineDpi;
    return isNear(density.y, document::kStandardDpi) ? document::kStandardDpi : 0;
}

Result<std::vector<ForeignPage>> readForeignPages(std::span<const std::byte> file) {
    const auto bytes = openBytes(file);
    if (!bytes) return tl::unexpected(bytes.error());
    std::vector<ForeignPage> pages;
    std::vector<ForeignPage> copies;
    std::unordered_set<std::uint32_t> seen;
    std::uint32_t stripBudget = kMaxStripsOfFile;
    for (std::uint32_t offset = bytes->longAt(4); offset != 0;) {
        const auto number = static_cast<std::uint32_t>(seen.size() + 1);
        if (number > kMaxPages) return refuse("more than " + std::to_string(kMaxPages) + " pages");
        if (!seen.insert(offset).second) {
            return refuse("page " + std::to_string(number) + ": the chain of pages is endless");
        }
        const auto directory = TiffDirectory::at(*bytes, offset, number);
        if (!directory) return tl::unexpected(directory.error());
        const auto page = readPage(*directory, offset);
        if (!page) return tl::unexpected(page.error());
        if (const auto data = checkData(*directory, *bytes, *page, stripBudget); !data) {
            return tl::unexpected(data.error());
        }
        (page->reduced ? copies : pages).push_back(*page);
        offset = directory->nextOffset();
    }
    return pages.empty() ? copies : pages;
}

}  // namespace winfax::raster
