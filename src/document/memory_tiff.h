// SPDX-License-Identifier: MIT
// libtiff on bytes in memory, with its messages kept instead of printed.
#pragma once

#include <tiffio.h>

#include <cstddef>
#include <memory>
#include <span>
#include <string>

#include "document/page_image.h"

namespace winfax::document {

// One TIFF file that libtiff reads or writes. Stays where it is: libtiff holds its address.
class MemoryTiff {
  public:
    // A new file.
    MemoryTiff();
    // Reads `file`, which must outlive this.
    explicit MemoryTiff(std::span<const std::byte> file);
    ~MemoryTiff() { close(); }
    MemoryTiff(const MemoryTiff&) = delete;
    MemoryTiff& operator=(const MemoryTiff&) = delete;

    // Null when libtiff could not open it; message() says why.
    TIFF* handle() const { return tiff_; }

    // Writes what libtiff still holds back.
    void close();
    // What was written; to be called after close().
    Bytes take() { return std::move(written_); }

    // The first error or warning since the beginning or forget(); empty if there was none.
    const std::string& message() const { return message_; }
    // Whether an error, not only a warning, came since then.
    bool failed() const { return failed_; }
    void forget() {
        message_.clear();
        failed_ = false;
    }

  private:
    void open(const char* mode);

    static tmsize_t readBytes(thandle_t self, void* buffer, tmsize_t size);
    static tmsize_t writeBytes(thandle_t self, void* buffer, tmsize_t size);
    static toff_t seekTo(thandle_t self, toff_t offset, int whence);
    static toff_t sizeOf(thandle_t self);
    static int keepOpen(thandle_t) { return 0; }
    static int keepMessage(TIFF*, void* self, const char* module, const char* format,
                           va_list arguments);
    static int keepError(TIFF*, void* self, const char* module, const char* format,
                         va_list arguments);

    std::span<const std::byte> content() const { return writing_ ? written_ : source_; }

    bool writing_ = false;
    std::span<const std::byte> source_;
    Bytes written_;
    std::size_t position_ = 0;
    std::string message_;
    bool failed_ = false;
    TIFF* tiff_ = nullptr;
};

}  // namespace winfax::document
