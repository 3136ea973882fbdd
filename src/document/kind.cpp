// SPDX-License-Identifier: MIT
#include "document/kind.h"

#include <algorithm>
#include <array>

namespace winfax::document {
namespace {

struct Signature {
    std::string_view begins;
    Kind kind;
};

using namespace std::string_view_literals;

// Sources: TIFF 6.0; PNG (ISO 15948); ITU-T T.81; BMP (published headers); ISO 32000; PLRM appendix
// G, with the two line noises that printer drivers put before a PostScript program.
constexpr std::array kSignatures{
    Signature{"II*\0"sv, Kind::tiff},
    Signature{"MM\0*"sv, Kind::tiff},
    Signature{"\x89PNG\r\n\x1a\n"sv, Kind::png},
    Signature{"\xff\xd8\xff"sv, Kind::jpeg},
    Signature{"BM"sv, Kind::bmp},
    Signature{"%PDF-"sv, Kind::pdf},
    Signature{"%!"sv, Kind::postScript},
    Signature{"{\\rtf"sv, Kind::foreign},
    Signature{"\xd0\xcf\x11\xe0"sv,
              Kind::foreign},  // the old Office formats: no NUL needs to be near
    Signature{"\x04%!"sv, Kind::postScript},
    Signature{"\x1b%-12345X"sv, Kind::postScript},
};

constexpr std::size_t kSmallestBmp = 26;  // file header and the smallest information header
constexpr std::size_t kJudgedText = 64 * 1024;
constexpr std::string_view kUtf16Little = "\xff\xfe";
constexpr std::string_view kUtf16Big = "\xfe\xff";

// Those that plain text has: tab, line ends, form feed, backspace, escape and DOS's end of a file.
bool isOrdinary(unsigned char byte) {
    return byte >= 0x20 || (byte >= '\b' && byte <= '\r') || byte == 0x1a || byte == 0x1b;
}

// Text for programs, of which no reader wants to see the source.
bool looksLikeHtml(std::string_view text) {
    if (text.starts_with("\xef\xbb\xbf")) text.remove_prefix(3);
    const auto begin = text.find_first_not_of(" \t\r\n");
    if (begin == std::string_view::npos) return false;
    std::string start(text.substr(begin, 14));
    std::ranges::transform(start, start.begin(), [](unsigned char letter) {
        return static_cast<char>(letter >= 'A' && letter <= 'Z' ? letter - 'A' + 'a' : letter);
    });
    return start.starts_with("<html") || start.starts_with("<!doctype html");
}

}  // namespace

std::string_view nameOf(Kind kind) {
    switch (kind) {
        case Kind::fax:
            return "a TIFF Class F file";
        case Kind::tiff:
            return "a TIFF file";
        case Kind::png:
            return "a PNG picture";
        case Kind::jpeg:
            return "a JPEG picture";
        case Kind::bmp:
            return "a BMP picture";
        case Kind::text:
            return "plain text";
        case Kind::pdf:
            return "a PDF file";
        case Kind::postScript:
            return "a PostScript program";
        case Kind::foreign:
            break;
    }
    return "a document of an unknown kind";
}

Kind kindByContent(std::span<const std::byte> file) {
    const std::string_view text(reinterpret_cast<const char*>(file.data()), file.size());
    if (text == "II*") return Kind::tiff;  // cut off; nobody has a letter like that
    for (const Signature& signature : kSignatures) {
        if (!text.starts_with(signature.begins)) continue;
        if (signature.kind == Kind::bmp && (text.size() < kSmallestBmp || looksLikeText(file))) {
            continue;  // a text may begin with these two letters
        }
        return signature.kind;
    }
    return looksLikeText(file) && !looksLikeHtml(text) ? Kind::text : Kind::foreign;
}

bool looksLikeText(std::span<const std::byte> file) {
    const std::string_view all(reinterpret_cast<const char*>(file.data()), file.size());
    if (all.starts_with(kUtf16Little) || all.starts_with(kUtf16Big)) return all.size() % 2 == 0;
    const std::string_view text = all.substr(0, kJudgedText);
    if (text.find('\0') != std::string_view::npos) return false;
    const auto strange = std::ranges::count_if(
        text, [](char byte) { return !isOrdinary(static_cast<unsigned char>(byte)); });
    return static_cast<std::size_t>(strange) * 100 <= text.size();
}

std::string extensionOf(std::u16string_view fileName) {
    constexpr std::size_t kLongest = 16;
    const auto dot = fileName.rfind(u'.');
    if (dot == std::u16string_view::npos) return {};
    std::string extension;
    for (const char16_t letter : fileName.substr(dot + 1)) {
        const bool capital = letter >= u'A' && letter <= u'Z';
        const char16_t small = capital ? static_cast<char16_t>(letter - u'A' + u'a') : letter;
        const bool fits = (small >= u'a' && small <= u'z') || (small >= u'0' && small <= u'9');
        if (!fits || extension.size() == kLongest) return {};
        extension += static_cast<char>(small);
    }
    return extension;
}

}  // namespace winfax::document
