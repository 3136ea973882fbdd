// SPDX-License-Identifier: MIT
#include "bmp_files.h"

#include <algorithm>

namespace winfax::test {
namespace {

class BmpWriter {
  public:
    BmpWriter(const Picture& picture, const BmpOptions& options)
        : picture_(picture), options_(options) {
        for (const Colour& colour : picture.dots) {
            if (std::ranges::find(palette_, colour) == palette_.end()) palette_.push_back(colour);
        }
    }

    std::vector<std::byte> write() {
        writeHeaders();
        writePalette();
        const std::size_t data = file_.size();
        for (std::uint32_t i = 0; i < picture_.height; ++i) {
            writeRow(options_.topDown ? i : picture_.height - 1 - i);
        }
        if (packed()) put(0x0100, 2);
        for (std::size_t i = 0; i < 4; ++i) {
            file_[10 + i] = std::byte(data >> 8 * i & 0xFF);
            file_[2 + i] = std::byte(file_.size() >> 8 * i & 0xFF);
        }
        return std::move(file_);
    }

  private:
    bool packed() const { return options_.compression == 1 || options_.compression == 2; }
    bool fields() const { return options_.compression == 3 || options_.compression == 6; }

    void put(std::uint64_t value, int bytes) {
        for (int i = 0; i < bytes; ++i) file_.push_back(std::byte(value >> 8 * i & 0xFF));
    }

    void writeHeaders() {
        put(0x4D42, 2);
        put(0, 12);
        put(options_.header, 4);
        if (options_.header == 12) {
            put(picture_.width, 2);
            put(picture_.height, 2);
            put(1, 2);
            put(options_.bits, 2);
            return;
        }
        put(picture_.width, 4);
        put(options_.topDown ? ~picture_.height + 1 : picture_.height, 4);
        put(1, 2);
        put(options_.bits, 2);
        put(options_.compression, 4);
        put(0, 4);
        const auto perMetre = static_cast<std::uint32_t>(options_.dpi / 0.0254 + 0.5);
        put(perMetre, 4);
        put(perMetre, 4);
        put(options_.bits <= 8 ? palette_.size() : 0, 4);
        put(0, 4);
        if (fields() || options_.header > 40) writeMasks();
        file_.resize(std::max<std::size_t>(file_.size(), 14 + options_.header));
    }

    // RGB 5-6-5, or eight bits each with alpha at the bottom.
    void writeMasks() {
        const bool small = options_.bits == 16;
        put(small ? 0xF800 : 0xFF00'0000, 4);
        put(small ? 0x07E0 : 0x00FF'0000, 4);
        put(small ? 0x001F : 0x0000'FF00, 4);
        if (options_.header == 52 || (options_.header == 40 && options_.compression == 3)) return;
        put(options_.alpha ? 0x0000'00FF : 0, 4);
    }

    void writePalette() {
        if (options_.bits > 8) return;
        const bool core = options_.header == 12;
        auto colours = palette_;
        if (core) colours.resize(std::size_t{1} << options_.bits);
        for (const Colour& colour : colours) {
            put(colour.blue, 1);
            put(colour.green, 1);
            put(colour.red, 1);
            if (!core) put(0, 1);
        }
    }

    std::uint32_t indexOf(const Colour& colour) const {
        return static_cast<std::uint32_t>(std::ranges::find(palette_, colour) - palette_.begin());
    }

    std::uint32_t valueOf(const Colour& colour) const {
        if (options_.bits <= 8) return indexOf(colour);
        if (options_.bits == 16 && fields()) {
            return colour.red >> 3 << 11 | colour.green >> 2 << 5 | colour.blue >> 3;
        }
        if (options_.bits == 16) {
            return colour.red >> 3 << 10 | colour.green >> 3 << 5 | colour.blue >> 3;
        }
        if (fields()) {
            return std::uint32_t{colour.red} << 24 | colour.green << 16 | colour.blue << 8 |
                   colour.alpha;
        }
        return colour.red << 16 | colour.green << 8 | colour.blue;
    }

    void writeRow(std::uint32_t y) {
        if (packed()) return writePackedRow(y);
        const std::size_t begin = file_.size();
        std::uint32_t pending = 0, used = 0;
        for (std::uint32_t x = 0; x < picture_.width; ++x) {
            const std::uint32_t value = valueOf(picture_.at(x, y));
            if (options_.bits >= 8) {
                put(value, static_cast<int>(options_.bits / 8));
                continue;
            }
            pending = pending << options_.bits | value;
            used += options_.bits;
            if (used == 8) {
                put(pending, 1);
                pending = used = 0;
            }
        }
        if (used > 0) put(pending << (8 - used), 1);
        while ((file_.size() - begin) % 4 != 0) put(0, 1);
    }

    // Of each block of the scene some dots one by one, the others as a run.
    void writePackedRow(std::uint32_t y) {
        const bool nibbles = options_.compression == 2;
        for (std::uint32_t x = 0; x < picture_.width; x += kBlock) {
            const std::uint32_t index = indexOf(picture_.at(x, y));
            const std::uint32_t twice = nibbles ? index << 4 | index : index;
            put(0, 1);
            put(7, 1);
            for (int i = 0; i < (nibbles ? 4 : 7); ++i) put(twice, 1);
            if (!nibbles) put(0, 1);
            put(kBlock - 7, 1);
            put(twice, 1);
        }
        put(0, 2);
    }

    const Picture& picture_;
    BmpOptions options_;
    std::vector<Colour> palette_;
    std::vector<std::byte> file_;
};

}  // namespace

std::vector<std::byte> bmpOf(const Picture& picture, const BmpOptions& options) {
    return BmpWriter(picture, options).write();
}

}  // namespace winfax::test
