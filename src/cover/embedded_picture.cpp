// SPDX-License-Identifier: MIT
#include "cover/embedded_picture.h"

#include <png.h>

#include <optional>
#include <string>

#include "cover/svg_values.h"

namespace winfax::cover {
namespace {

using model::ErrorCode;

int base64Digit(char c) {
    if (c >= 'A' && c <= 'Z') return c - 'A';
    if (c >= 'a' && c <= 'z') return c - 'a' + 26;
    if (c >= '0' && c <= '9') return c - '0' + 52;
    if (c == '+') return 62;
    return c == '/' ? 63 : -1;
}

// Source: RFC 4648. Spaces and line ends may stand anywhere.
std::optional<std::vector<std::uint8_t>> fromBase64(std::string_view text) {
    std::vector<std::uint8_t> bytes;
    std::uint32_t bits = 0;
    int count = 0;
    bool ended = false;
    for (const char c : text) {
        if (c == ' ' || c == '\t' || c == '\r' || c == '\n') continue;
        if (c == '=') {
            ended = true;
            continue;
        }
        const int digit = base64Digit(c);
        if (digit < 0 || ended) return std::nullopt;
        bits = bits << 6 | static_cast<std::uint32_t>(digit);
        count += 6;
        if (count >= 8) {
            count -= 8;
            bytes.push_back(static_cast<std::uint8_t>(bits >> count));
        }
    }
    return bytes;
}

// libpng's own handling of errors ends with it.
class PngImage {
  public:
    PngImage() { image_.version = PNG_IMAGE_VERSION; }
    ~PngImage() { png_image_free(&image_); }
    PngImage(const PngImage&) = delete;
    PngImage& operator=(const PngImage&) = delete;
    png_image* get() { return &image_; }
    png_image* operator->() { return &image_; }

  private:
    png_image image_{};
};

}  // namespace

model::Result<EmbeddedPicture> readEmbeddedPicture(std::string_view link) {
    constexpr std::string_view kPrefix = "data:image/png;base64,";
    link = withoutSpaces(link);
    if (!link.starts_with(kPrefix)) {
        return model::fail(ErrorCode::invalidData,
                           "a picture must be in the template itself: data:image/png;base64,...");
    }
    const auto bytes = fromBase64(link.substr(kPrefix.size()));
    if (!bytes) return model::fail(ErrorCode::invalidData, "the picture's base64 is damaged");

    PngImage png;
    if (!png_image_begin_read_from_memory(png.get(), bytes->data(), bytes->size())) {
        return model::fail(ErrorCode::invalidData,
                           std::string("the picture is no PNG: ") + png->message);
    }
    if (std::uint64_t{png->width} * png->height > kMaxPictureDots) {
        return model::fail(ErrorCode::invalidData, "the picture has " + std::to_string(png->width) +
                                                       " x " + std::to_string(png->height) +
                                                       " dots; allowed are " +
                                                       std::to_string(kMaxPictureDots));
    }
    EmbeddedPicture picture{png->width, png->height, {}};
    picture.shades.resize(std::size_t{picture.width} * picture.height);
    png->format = PNG_FORMAT_GRAY;
    const png_color white{255, 255, 255};
    if (!png_image_finish_read(png.get(), &white, picture.shades.data(), 0, nullptr)) {
        return model::fail(ErrorCode::invalidData,
                           std::string("the picture is damaged: ") + png->message);
    }
    return picture;
}

}  // namespace winfax::cover
