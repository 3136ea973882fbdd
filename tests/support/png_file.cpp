// SPDX-License-Identifier: MIT
#include "png_file.h"

#include <png.h>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <string>

namespace winfax::test {
namespace {

using Bytes = std::vector<std::uint8_t>;

constexpr std::size_t kBitDepthAt = 24;  // in IHDR, which is the first of the chunks
constexpr std::size_t kColourTypeAt = 25;
constexpr std::size_t kFirstChunkAt = 8;

std::uint32_t numberAt(const Bytes& bytes, std::size_t at) {
    std::uint32_t number = 0;
    for (std::size_t i = 0; i < 4; ++i) number = number << 8 | bytes.at(at + i);
    return number;
}

std::uint32_t dotsPerMetreIn(const Bytes& bytes) {
    for (std::size_t at = kFirstChunkAt; at + 8 <= bytes.size(); at += 12 + numberAt(bytes, at)) {
        if (std::string(bytes.begin() + at + 4, bytes.begin() + at + 8) != "pHYs") continue;
        const std::uint32_t across = numberAt(bytes, at + 8);
        return across == numberAt(bytes, at + 12) ? across : 0;
    }
    return 0;
}

}  // namespace

SeenPng readPng(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    const Bytes bytes{std::istreambuf_iterator<char>(in), {}};
    png_image image{};
    image.version = PNG_IMAGE_VERSION;
    if (png_image_begin_read_from_memory(&image, bytes.data(), bytes.size()) == 0) {
        throw std::runtime_error(file.string() + ": " + image.message);
    }
    SeenPng seen{image.width, image.height, bytes.at(kBitDepthAt), dotsPerMetreIn(bytes), {}};
    const bool grey = bytes.at(kColourTypeAt) == PNG_COLOR_TYPE_GRAY;
    image.format = PNG_FORMAT_GRAY;
    seen.shades.resize(PNG_IMAGE_SIZE(image));
    if (png_image_finish_read(&image, nullptr, seen.shades.data(), 0, nullptr) == 0 || !grey) {
        png_image_free(&image);
        throw std::runtime_error(file.string() + ": " + (grey ? image.message : "it has colours"));
    }
    return seen;
}

}  // namespace winfax::test
