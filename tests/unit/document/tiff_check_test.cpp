// SPDX-License-Identifier: MIT
#include "document/tiff_check.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <functional>
#include <string>

#include "support/tiff_file.h"

namespace winfax::document {
namespace {

using testing::AllOf;
using testing::HasSubstr;
namespace tag = test::tag;
using test::TiffOptions;
using test::TiffPage;

model::Result<FaxDocument> check(const std::vector<std::uint8_t>& file) {
    return checkTiff(std::as_bytes(std::span(file)));
}

TiffOptions onePage(const std::function<void(TiffPage&)>& change) {
    TiffOptions options;
    options.pages.resize(1);
    change(options.pages.front());
    return options;
}

void expectAccepted(const TiffOptions& options, std::uint32_t pages, std::uint32_t resolution) {
    const auto checked = check(test::faxTiff(options));
    ASSERT_TRUE(checked) << checked.error().detail;
    EXPECT_EQ(checked->pages, pages);
    EXPECT_EQ(checked->verticalResolution, resolution);
}

void expectRefused(const std::vector<std::uint8_t>& file, const std::string& first,
                   const std::string& second = "") {
    const auto checked = check(file);
    ASSERT_FALSE(checked) << "accepted, expected: " << first;
    EXPECT_EQ(checked.error().code, model::ErrorCode::invalidData);
    EXPECT_THAT(checked.error().detail, AllOf(HasSubstr(first), HasSubstr(second)));
}

TEST(TiffCheck, C12AcceptsGroup4AndUncompressedPages) {
    expectAccepted({}, 2, 196);
    expectAccepted(onePage([](TiffPage& page) { page.compression = 1; }), 1, 196);
    expectAccepted(onePage([](TiffPage& page) { page.yResolution = {98, 1}; }), 1, 98);
    expectAccepted(onePage([](TiffPage& page) { page.yResolution = {200, 1}; }), 1, 200);
    expectAccepted(onePage([](TiffPage& page) { page.xResolution = {20400, 100}; }), 1, 196);
}

TEST(TiffCheck, C10RefusesWhatIsNoTiff) {
    expectRefused({}, "empty");
    expectRefused({'I', 'I', 42}, "3 bytes");
    expectRefused({'%', 'P', 'D', 'F', '-', '1', '.', '4', '\n'}, "does not begin with II");
    expectRefused({'I', 'I', 42, 0, 0, 0, 0, 0}, "no page");
    TiffOptions options;
    options.version = 43;
    expectRefused(test::faxTiff(options), "version is 43");
    options.version = 42;
    options.bigEndian = true;
    expectRefused(test::faxTiff(options), "big-endian");
}

TEST(TiffCheck, RefusesEveryTruncation) {
    const auto whole = test::faxTiff(onePage([](TiffPage& page) { page.length = 20; }));
    for (std::size_t size = 0; size < whole.size(); ++size) {
        EXPECT_FALSE(check({whole.begin(), whole.begin() + static_cast<std::ptrdiff_t>(size)}))
            << size << " of " << whole.size() << " bytes";
    }
}

struct Refusal {
    std::string name;
    std::function<void(TiffPage&)> change;
    std::string tag;
    std::string value;
};

void PrintTo(const Refusal& refusal, std::ostream* out) { *out << refusal.name; }

class TiffRefusal : public testing::TestWithParam<Refusal> {};

TEST_P(TiffRefusal, C12NamesPageTagAndValue) {
    TiffOptions options;
    GetParam().change(options.pages[1]);
    expectRefused(test::faxTiff(options), "page 2: ", GetParam().tag);
    expectRefused(test::faxTiff(options), GetParam().value);
}

const Refusal kRefusals[] = {
    {"Narrow", [](TiffPage& page) { page.width = 1727; }, "ImageWidth (tag 256)", "1727"},
    {"Wide", [](TiffPage& page) { page.width = 2048; }, "ImageWidth", "2048"},
    {"NoRows",
     [](TiffPage& page) {
         page.replace = {{tag::imageLength, 4, 1, 0}};
     },
     "ImageLength (tag 257)", "is 0"},
    {"TooManyRows",
     [](TiffPage& page) {
         page.replace = {{tag::imageLength, 4, 1, 65'536}};
     },
     "ImageLength", "65536"},
    {"Group3",
     [](TiffPage& page) {
         page.replace = {{tag::compression, 3, 1, 3}};
     },
     "Compression (tag 259)", "is 3"},
    {"Lzw",
     [](TiffPage& page) {
         page.replace = {{tag::compression, 3, 1, 5}};
     },
     "Compression", "is 5"},
    {"Grey",
     [](TiffPage& page) {
         page.replace = {{tag::bitsPerSample, 3, 1, 8}};
     },
     "BitsPerSample (tag 258)", "is 8"},
    {"Colour",
     [](TiffPage& page) {
         page.replace = {{tag::samplesPerPixel, 3, 1, 3}};
     },
     "SamplesPerPixel (tag 277)", "is 3"},
    {"Palette",
     [](TiffPage& page) {
         page.replace = {{tag::photometric, 3, 1, 3}};
     },
     "PhotometricInterpretation (tag 262)", "is 3"},
    {"FillOrder",
     [](TiffPage& page) {
         page.replace = {{tag::fillOrder, 3, 1, 9}};
     },
     "FillOrder (tag 266)", "is 9"},
    {"HorizontalTooFine",
     [](TiffPage& page) {
         page.xResolution = {205, 1};
     },
     "XResolution (tag 282)", "205/1"},
    {"HorizontalJustTooFine",
     [](TiffPage& page) {
         page.xResolution = {20401, 100};
     },
     "XResolution", "20401/100"},
    {"VerticalTooFine",
     [](TiffPage& page) {
         page.yResolution = {201, 1};
     },
     "YResolution (tag 283)", "201/1"},
    {"VerticalHuge",
     [](TiffPage& page) {
         page.yResolution = {0xFFFFFFFF, 1};
     },
     "YResolution", "4294967295/1"},
    {"ZeroResolution",
     [](TiffPage& page) {
         page.xResolution = {0, 1};
     },
     "XResolution", "0/1"},
    {"DividedByZero",
     [](TiffPage& page) {
         page.yResolution = {196, 0};
     },
     "YResolution", "196/0"},
    {"TooFineInCentimetres",
     [](TiffPage& page) {
         page.resolutionUnit = 3;
         page.xResolution = {81, 1};
     },
     "XResolution", "81/1 dots per centimetre"},
    {"NoUnit", [](TiffPage& page) { page.resolutionUnit = 1; }, "ResolutionUnit (tag 296)", "is 1"},
    {"OtherResolutionThanPage1",
     [](TiffPage& page) {
         page.yResolution = {98, 1};
     },
     "YResolution", "on page 1 it is 196"},
    {"ResolutionOfWrongType",
     [](TiffPage& page) {
         page.replace = {{tag::xResolution, 4, 1, 204}};
     },
     "XResolution", "LONG"},
    {"ResolutionOutsideTheFile",
     [](TiffPage& page) {
         page.replace = {{tag::yResolution, 5, 1, 0xFFFFFFFC}};
     },
     "YResolution", "4294967292"},
    {"WidthOfWrongType",
     [](TiffPage& page) {
         page.replace = {{tag::imageWidth, 5, 1, 8}};
     },
     "ImageWidth", "RATIONAL"},
    {"TwoWidths",
     [](TiffPage& page) {
         page.replace = {{tag::imageWidth, 4, 2, 8}};
     },
     "ImageWidth", "2 values"},
    {"WidthGivenTwice",
     [](TiffPage& page) {
         page.replace = {{tag::imageWidth, 4, 1, 1728}, {tag::imageWidth, 4, 1, 99}};
     },
     "ImageWidth", "twice"},
    {"EmptyStrip", [](TiffPage& page) { page.stripBytes = 0; }, "strip 1", "0 bytes"},
    {"ShortStrip",
     [](TiffPage& page) {
         page.compression = 1;
         page.stripBytes = 216 * 2200 - 1;
     },
     "strip 1", "need at least 475200"},
    {"StripBeyondTheEnd", [](TiffPage& page) { page.stripBytes = 0xFFFFFFFF; }, "strip 1",
     "outside the file"},
    {"StripInTheHeader",
     [](TiffPage& page) {
         page.replace = {{tag::stripOffsets, 4, 1, 4}};
     },
     "strip 1", "at 4"},
    {"StripsOutsideTheFile",
     [](TiffPage& page) {
         page.replace = {{tag::stripOffsets, 4, 0x40000000, 8}};
     },
     "StripOffsets (tag 273)", "1073741824"},
    {"NoStrips",
     [](TiffPage& page) {
         page.replace = {{tag::stripOffsets, 4, 0, 8}};
     },
     "StripOffsets", "no value"},
    {"UnlikeStripLists",
     [](TiffPage& page) {
         page.replace = {{tag::stripByteCounts, 3, 2, 8}};
     },
     "StripByteCounts (tag 279)", "has 2 values"},
    {"RowsPerStripZero",
     [](TiffPage& page) {
         page.replace = {{tag::rowsPerStrip, 4, 1, 0}};
     },
     "RowsPerStrip (tag 278)", "is 0"},
    {"TooFewStrips",
     [](TiffPage& page) {
         page.replace = {{tag::rowsPerStrip, 4, 1, 100}};
     },
     "StripOffsets", "make 22"},
    {"WidthMissing", [](TiffPage& page) { page.omit = {tag::imageWidth}; }, "ImageWidth",
     "is missing"},
    {"LengthMissing", [](TiffPage& page) { page.omit = {tag::imageLength}; }, "ImageLength",
     "is missing"},
    {"OffsetsMissing", [](TiffPage& page) { page.omit = {tag::stripOffsets}; }, "StripOffsets",
     "is missing"},
    {"CountsMissing", [](TiffPage& page) { page.omit = {tag::stripByteCounts}; }, "StripByteCounts",
     "is missing"},
    {"XResolutionMissing", [](TiffPage& page) { page.omit = {tag::xResolution}; }, "XResolution",
     "is missing"},
    {"YResolutionMissing", [](TiffPage& page) { page.omit = {tag::yResolution}; }, "YResolution",
     "is missing"},
};

INSTANTIATE_TEST_SUITE_P(Rows, TiffRefusal, testing::ValuesIn(kRefusals),
                         [](const auto& info) { return info.param.name; });

TEST(TiffCheck, AcceptsTheDefaultsOfTiff6) {
    expectAccepted(onePage([](TiffPage& page) {
                       page.omit = {tag::bitsPerSample, tag::samplesPerPixel, tag::fillOrder,
                                    tag::photometric,   tag::rowsPerStrip,    tag::resolutionUnit,
                                    tag::newSubfileType};
                   }),
                   1, 196);
    expectAccepted(onePage([](TiffPage& page) {
                       page.compression = 1;
                       page.omit = {tag::compression};
                   }),
                   1, 196);
}

TEST(TiffCheck, AcceptsCentimetres) {
    expectAccepted(onePage([](TiffPage& page) {
                       page.resolutionUnit = 3;
                       page.xResolution = {804, 10};
                       page.yResolution = {77, 1};
                   }),
                   1, 196);
}

TEST(TiffCheck, J1AcceptsOneStripOfOneRowMeaningTheWholePage) {
    expectAccepted(onePage([](TiffPage& page) {
                       page.replace = {{tag::rowsPerStrip, 4, 1, 1}};
                   }),
                   1, 196);
}

TEST(TiffCheck, AcceptsManyStripsAndNumbersOfEitherWidth) {
    for (const std::uint16_t compression : {1, 4}) {
        expectAccepted(onePage([&](TiffPage& page) {
                           page.compression = compression;
                           page.rowsPerStrip = 97;
                       }),
                       1, 196);
    }
    expectAccepted(
        onePage([](TiffPage& page) {
            page.replace = {{tag::imageWidth, 3, 1, 1728}, {tag::imageLength, 3, 1, 2200}};
        }),
        1, 196);
    expectAccepted(onePage([](TiffPage& page) {
                       page.length = 3;
                       page.rowsPerStrip = 1;
                       page.compression = 1;
                   }),
                   1, 196);
}

TEST(TiffCheck, RefusesAStripOfManyThatIsTooShort) {
    expectRefused(test::faxTiff(onePage([](TiffPage& page) {
                      page.compression = 1;
                      page.rowsPerStrip = 1000;
                      page.stripBytes = 200 * 216;  // enough for the last strip alone
                  })),
                  "page 1: strip 1", "1000 rows");
}

TEST(TiffCheck, RefusesEndlessChainsAndTooManyPages) {
    TiffOptions options;
    options.endless = true;
    expectRefused(test::faxTiff(options), "endless");

    options.endless = false;
    TiffPage small;
    small.length = 1;
    options.pages.assign(10'000, small);
    expectAccepted(options, 10'000, 196);
    options.pages.push_back(small);
    expectRefused(test::faxTiff(options), "10000 pages");
}

TEST(TiffCheck, RefusesADirectoryThatIsTooBigOrOutside) {
    auto file = test::faxTiff(1);
    const auto patch = [&](std::size_t at, std::uint32_t value, int size) {
        for (int i = 0; i < size; ++i) file[at + i] = static_cast<std::uint8_t>(value >> (8 * i));
    };
    patch(4, static_cast<std::uint32_t>(file.size()) - 1, 4);
    expectRefused(file, "page 1: its directory");
    patch(4, 0xFFFFFFFF, 4);
    expectRefused(file, "4294967295");
    patch(4, 8, 4);
    patch(8, 513, 2);
    expectRefused(file, "513 entries");
    patch(8, 0, 2);
    expectRefused(file, "0 entries");
    patch(8, 512, 2);
    expectRefused(file, "cut off");
}

}  // namespace
}  // namespace winfax::document
