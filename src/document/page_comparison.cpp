// SPDX-License-Identifier: MIT
#include "document/page_comparison.h"

#include <algorithm>
#include <bit>

#include "document/bit_order.h"

namespace winfax::document {
namespace {

bool sameStrips(const PageReader::Group4Strip& left, const PageReader::Group4Strip& right) {
    if (left.rows != right.rows || left.data.size() != right.data.size()) return false;
    if (left.order == right.order) return std::ranges::equal(left.data, right.data);
    return std::ranges::equal(left.data, right.data, [](std::byte one, std::byte other) {
        return one == reversedBits(other);
    });
}

std::uint64_t differing(const PageImage& left, const PageImage& right) {
    const std::size_t common = std::min(left.bits.size(), right.bits.size());
    const std::size_t longer = std::max(left.bits.size(), right.bits.size());
    std::uint64_t dots = std::uint64_t{longer - common} * 8;
    for (std::size_t i = 0; i < common; ++i) {
        dots += static_cast<unsigned>(
            std::popcount(static_cast<std::uint8_t>(left.bits[i] ^ right.bits[i])));
    }
    return dots;
}

}  // namespace

model::Result<std::uint64_t> differingDots(const PageReader& leftFile, std::uint32_t left,
                                           const PageReader& rightFile, std::uint32_t right) {
    const auto leftStrip = leftFile.group4(left);
    const auto rightStrip = rightFile.group4(right);
    if (leftStrip && rightStrip && sameStrips(*leftStrip, *rightStrip)) return 0;
    const auto leftImage = leftFile.page(left);
    if (!leftImage) return tl::unexpected(leftImage.error());
    const auto rightImage = rightFile.page(right);
    if (!rightImage) return tl::unexpected(rightImage.error());
    return differing(*leftImage, *rightImage);
}

}  // namespace winfax::document
