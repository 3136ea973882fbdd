// SPDX-License-Identifier: MIT
#include "text/posix/code_set.h"

#include <iconv.h>

#include <bit>
#include <cerrno>
#include <cstddef>

namespace winfax::text {
namespace {

// The variants with a byte order neither write nor take a byte order mark.
constexpr const char* kUtf16 = std::endian::native == std::endian::little ? "UTF-16LE" : "UTF-16BE";

// One iconv descriptor with output that grows. A descriptor carries shift state, so it is never
// shared between calls or threads.
class Converter {
  public:
    Converter(const char* to, const char* from) : descriptor_(iconv_open(to, from)) {}
    ~Converter() {
        if (isOpen()) iconv_close(descriptor_);
    }
    Converter(const Converter&) = delete;
    Converter& operator=(const Converter&) = delete;

    bool isOpen() const {
        return descriptor_ != reinterpret_cast<iconv_t>(static_cast<std::intptr_t>(-1));
    }

    // Takes as much of `input` as converts; 0, EILSEQ or EINVAL. What is left begins with the
    // offending character.
    int convert(std::string_view& input) {
        char* from = const_cast<char*>(input.data());
        std::size_t left = input.size();
        const int error = pump(&from, &left);
        input.remove_prefix(input.size() - left);
        return error;
    }

    // Brings out what the descriptor holds back and returns it to the initial state.
    void finish() { pump(nullptr, nullptr); }

    std::string takeOutput() { return std::move(output_); }

  private:
    int pump(char** from, std::size_t* left) {
        char buffer[512];
        for (;;) {
            char* to = buffer;
            std::size_t room = sizeof buffer;
            const std::size_t result = iconv(descriptor_, from, left, &to, &room);
            const int error = result == static_cast<std::size_t>(-1) ? errno : 0;
            output_.append(buffer, to);
            if (error != E2BIG) return error;
        }
    }

    iconv_t descriptor_;
    std::string output_;
};

std::string_view bytesOf(std::u16string_view text) {
    return {reinterpret_cast<const char*>(text.data()), text.size() * sizeof(char16_t)};
}

// Bytes of the character at the front of UTF-16 text.
std::size_t characterSize(std::string_view utf16) {
    const auto unitAt = [&](std::size_t position) {
        char16_t unit;
        utf16.copy(reinterpret_cast<char*>(&unit), sizeof unit, position);
        return unit;
    };
    const bool pair =
        utf16.size() >= 4 && (unitAt(0) & 0xFC00) == 0xD800 && (unitAt(2) & 0xFC00) == 0xDC00;
    return pair ? 4 : 2;
}

}  // namespace

std::optional<std::string> toCodeSet(const char* codeSet, std::u16string_view utf16) {
    Converter converter(codeSet, kUtf16);
    if (!converter.isOpen()) return std::nullopt;
    std::string_view rest = bytesOf(utf16);
    while (converter.convert(rest) != 0 && !rest.empty()) {
        rest.remove_prefix(characterSize(rest));
        // Through the converter, so that it stands in the right shift state.
        std::string_view substitute = bytesOf(u"?");
        converter.convert(substitute);
    }
    converter.finish();
    return converter.takeOutput();
}

std::optional<std::u16string> fromCodeSet(const char* codeSet, std::string_view text) {
    Converter converter(kUtf16, codeSet);
    if (!converter.isOpen()) return std::nullopt;
    std::u16string out;
    const auto gather = [&] {
        const std::string bytes = converter.takeOutput();
        const std::size_t start = out.size();
        out.resize(start + bytes.size() / sizeof(char16_t));
        bytes.copy(reinterpret_cast<char*>(out.data() + start), bytes.size());
    };
    while (const int error = converter.convert(text)) {
        converter.finish();
        gather();
        out.push_back(u'\uFFFD');
        // EINVAL: the text ends inside a character, and all that is left belongs to it.
        text.remove_prefix(error == EILSEQ ? 1 : text.size());
        if (text.empty()) break;
    }
    converter.finish();
    gather();
    return out;
}

}  // namespace winfax::text
