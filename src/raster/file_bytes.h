// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

namespace winfax::raster {

// Numbers out of bytes that nobody vouches for: the caller asks holds() before the others.
class FileBytes {
  public:
    explicit FileBytes(std::span<const std::byte> file) : file_(file) {}

    std::uint64_t size() const { return file_.size(); }
    bool holds(std::uint64_t offset, std::uint64_t length) const {
        return offset <= size() && length <= size() - offset;
    }
    std::uint8_t byteAt(std::uint64_t offset) const {
        return std::to_integer<std::uint8_t>(file_[static_cast<std::size_t>(offset)]);
    }
    std::uint32_t littleAt(std::uint64_t offset, int length) const {
        std::uint32_t value = 0;
        for (int i = length - 1; i >= 0; --i) value = value << 8 | byteAt(offset + i);
        return value;
    }
    std::uint32_t bigAt(std::uint64_t offset, int length) const {
        std::uint32_t value = 0;
        for (int i = 0; i < length; ++i) value = value << 8 | byteAt(offset + i);
        return value;
    }

  private:
    std::span<const std::byte> file_;
};

}  // namespace winfax::raster
