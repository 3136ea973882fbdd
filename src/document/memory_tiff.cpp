// SPDX-License-Identifier: MIT
#include "document/memory_tiff.h"

#include <algorithm>
#include <cstdarg>
#include <cstdio>
#include <cstring>
#include <new>
#include <utility>

namespace winfax::document {
namespace {

constexpr tmsize_t kMaxAllocation = tmsize_t{512} << 20;
constexpr std::size_t kMaxFile = std::size_t{1} << 30;

struct OptionsDeleter {
    void operator()(TIFFOpenOptions* options) const { TIFFOpenOptionsFree(options); }
};

MemoryTiff* ofHandle(thandle_t self) { return static_cast<MemoryTiff*>(self); }

}  // namespace

MemoryTiff::MemoryTiff() : writing_(true) { open("wl"); }

// m: without memory mapping.
MemoryTiff::MemoryTiff(std::span<const std::byte> file) : source_(file) { open("rm"); }

void MemoryTiff::open(const char* mode) {
    const std::unique_ptr<TIFFOpenOptions, OptionsDeleter> options(TIFFOpenOptionsAlloc());
    if (!options) throw std::bad_alloc();
    TIFFOpenOptionsSetMaxSingleMemAlloc(options.get(), kMaxAllocation);
    TIFFOpenOptionsSetErrorHandlerExtR(options.get(), keepError, this);
    TIFFOpenOptionsSetWarningHandlerExtR(options.get(), keepMessage, this);
    tiff_ = TIFFClientOpenExt("fax", mode, this, readBytes, writeBytes, seekTo, keepOpen, sizeOf,
                              nullptr, nullptr, options.get());
}

void MemoryTiff::close() {
    if (tiff_ != nullptr) TIFFClose(std::exchange(tiff_, nullptr));
}

tmsize_t MemoryTiff::readBytes(thandle_t self, void* buffer, tmsize_t size) {
    MemoryTiff& file = *ofHandle(self);
    const auto content = file.content();
    if (size <= 0 || file.position_ >= content.size()) return 0;
    const std::size_t count =
        std::min(static_cast<std::size_t>(size), content.size() - file.position_);
    std::memcpy(buffer, content.data() + file.position_, count);
    file.position_ += count;
    return static_cast<tmsize_t>(count);
}

tmsize_t MemoryTiff::writeBytes(thandle_t self, void* buffer, tmsize_t size) {
    MemoryTiff& file = *ofHandle(self);
    if (!file.writing_ || size < 0) return -1;
    const std::size_t count = static_cast<std::size_t>(size);
    if (file.position_ > kMaxFile || count > kMaxFile - file.position_) return -1;
    try {
        if (file.written_.size() < file.position_ + count) {
            file.written_.resize(file.position_ + count);
        }
    } catch (const std::bad_alloc&) {
        return -1;  // must not pass through libtiff, which is C
    }
    std::memcpy(file.written_.data() + file.position_, buffer, count);
    file.position_ += count;
    return size;
}

toff_t MemoryTiff::seekTo(thandle_t self, toff_t offset, int whence) {
    MemoryTiff& file = *ofHandle(self);
    const std::size_t base = whence == SEEK_SET   ? 0
                             : whence == SEEK_CUR ? file.position_
                                                  : file.content().size();
    file.position_ = static_cast<std::size_t>(base + offset);
    return file.position_;
}

toff_t MemoryTiff::sizeOf(thandle_t self) { return ofHandle(self)->content().size(); }

int MemoryTiff::keepMessage(TIFF*, void* self, const char* module, const char* format,
                            va_list arguments) {
    std::string& message = ofHandle(self)->message_;
    if (!message.empty()) return 1;
    char text[256];
    std::vsnprintf(text, sizeof text, format, arguments);
    try {
        message = module != nullptr ? std::string(module) + ": " + text : text;
    } catch (const std::bad_alloc&) {
        // The words are lost; that must not pass through libtiff, either.
    }
    return 1;  // nobody else is to print it
}

int MemoryTiff::keepError(TIFF* tiff, void* self, const char* module, const char* format,
                          va_list arguments) {
    ofHandle(self)->failed_ = true;
    return keepMessage(tiff, self, module, format, arguments);
}

}  // namespace winfax::document
