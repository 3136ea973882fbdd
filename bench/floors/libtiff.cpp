// SPDX-License-Identifier: MIT
#include <tiffio.h>

#include <algorithm>
#include <cstring>
#include <stdexcept>
#include <vector>

#include "floors/libraries.h"

namespace winfax::bench {
namespace {

struct MemoryFile {
    std::span<const std::byte> bytes;
    std::size_t at = 0;
};

MemoryFile& fileOf(thandle_t handle) { return *static_cast<MemoryFile*>(handle); }

tmsize_t readFrom(thandle_t handle, void* to, tmsize_t size) {
    MemoryFile& file = fileOf(handle);
    const auto count = std::min(static_cast<std::size_t>(size), file.bytes.size() - file.at);
    std::memcpy(to, file.bytes.data() + file.at, count);
    file.at += count;
    return static_cast<tmsize_t>(count);
}

toff_t seekIn(thandle_t handle, toff_t offset, int whence) {
    MemoryFile& file = fileOf(handle);
    const std::size_t base = whence == SEEK_SET   ? 0
                             : whence == SEEK_CUR ? file.at
                                                  : file.bytes.size();
    return file.at = base + offset;
}

}  // namespace

void decodeByLibtiff(std::span<const std::byte> bytes) {
    MemoryFile file{bytes};
    TIFF* const tiff = TIFFClientOpen(
        "page", "rm", &file, readFrom, [](thandle_t, void*, tmsize_t) -> tmsize_t { return -1; },
        seekIn, [](thandle_t) { return 0; },
        [](thandle_t handle) -> toff_t { return fileOf(handle).bytes.size(); }, nullptr, nullptr);
    if (tiff == nullptr) throw std::runtime_error("libtiff does not open the page");
    std::vector<std::byte> rows(static_cast<std::size_t>(TIFFStripSize(tiff)));
    const auto decoded = TIFFReadEncodedStrip(tiff, 0, rows.data(), -1);
    TIFFClose(tiff);
    if (decoded <= 0) throw std::runtime_error("libtiff does not decode the page");
}

}  // namespace winfax::bench
