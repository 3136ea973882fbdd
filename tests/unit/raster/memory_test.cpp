// SPDX-License-Identifier: MIT
// Large pictures need no more memory than small ones: what our own code asks for is counted. (What
// libraries ask for is not; of pictures that they decode row by row it is little.) A program of its
// own, because it replaces the operators by which memory is asked for.
#include <gtest/gtest.h>

#include <cstddef>
#include <cstdlib>
#include <new>

#include "bmp_files.h"
#include "jpeg_files.h"
#include "png_files.h"
#include "raster/page_maker.h"
#include "raster/raster_pages.h"

namespace {

std::size_t currentBytes = 0;
std::size_t peakBytes = 0;
constexpr std::size_t kPrefix = 2 * alignof(std::max_align_t);

}  // namespace

void* operator new(std::size_t size) {
    auto* const block = static_cast<std::byte*>(std::malloc(size + kPrefix));
    if (block == nullptr) throw std::bad_alloc();
    *reinterpret_cast<std::size_t*>(block) = size;
    currentBytes += size;
    peakBytes = std::max(peakBytes, currentBytes);
    return block + kPrefix;
}
void operator delete(void* pointer) noexcept {
    if (pointer == nullptr) return;
    auto* const block = static_cast<std::byte*>(pointer) - kPrefix;
    currentBytes -= *reinterpret_cast<std::size_t*>(block);
    std::free(block);
}
void operator delete(void* pointer, std::size_t) noexcept { operator delete(pointer); }

namespace winfax::test {
namespace {

// A page in grey (4 MB), once more while it is turned, its dots (0.5 MB), and rows.
constexpr std::size_t kMostBytes = 12'000'000;

std::size_t peakOf(const std::function<void()>& work) {
    const std::size_t before = currentBytes;
    peakBytes = before;
    work();
    return peakBytes - before;
}

void expectOnePage(raster::PictureKind kind, std::span<const std::byte> file) {
    std::size_t pages = 0;
    const std::size_t peak = peakOf([&] {
        const auto made =
            raster::picturePage(kind, file, {}, [&](document::PageImage) -> model::Result<void> {
                ++pages;
                return {};
            });
        EXPECT_TRUE(made.has_value());
    });
    EXPECT_EQ(pages, 1u);
    EXPECT_LT(peak, kMostBytes);
    EXPECT_GT(peak, 1'000'000u) << "nothing was counted";
}

class Stripes : public raster::RowSource {
  public:
    Stripes() { info_ = {65'535, 6'100, {}, raster::Orientation::topLeft}; }
    model::Result<void> next(std::span<std::uint8_t> row) override {
        std::ranges::fill(row, static_cast<std::uint8_t>(y_++));
        return {};
    }

  private:
    std::uint32_t y_ = 0;
};

TEST(Memory, OfFourHundredMillionDots) {
    Stripes stripes;
    EXPECT_LT(peakOf([&] { EXPECT_TRUE(raster::pageOf(stripes, {}).has_value()); }), kMostBytes);
}

TEST(Memory, OfABmpOf50Megabytes) {
    auto file = bmpOf({4200, 1, std::vector<Colour>(4200, Colour{200, 100, 50})});
    const std::size_t header = file.size() - 4200 * 3;
    const std::vector<std::byte> row(file.begin() + static_cast<std::ptrdiff_t>(header),
                                     file.end());
    file.reserve(header + 4000 * row.size());
    for (int y = 1; y < 4000; ++y) file.insert(file.end(), row.begin(), row.end());
    file[22] = std::byte(4000 & 0xFF);
    file[23] = std::byte(4000 >> 8);
    ASSERT_GT(file.size(), 50'000'000u);
    expectOnePage(raster::PictureKind::bmp, file);
}

TEST(Memory, OfJpegAndPng) {
    const Picture picture{5000, 3000, std::vector<Colour>(15'000'000, Colour{200, 100, 50})};
    expectOnePage(raster::PictureKind::jpeg, jpegOf(picture, {JpegOptions::Colours::grey}));
    expectOnePage(raster::PictureKind::png, pngOf(picture, {0, 8}));
}

}  // namespace
}  // namespace winfax::test
