// SPDX-License-Identifier: MIT
#include "printer/printed_document.h"

#include <algorithm>
#include <charconv>
#include <string_view>

namespace winfax::printer {

namespace {

constexpr std::size_t kMargin =
    4096;  // bytes in which a document's beginning and end are looked for
constexpr std::uint32_t kMostPages = 65'535;

// Drivers put job control around a document: the universal exit (ESC %-12345X), PJL, Ctrl-D.
std::string_view withoutTail(std::string_view text) {
    constexpr std::string_view kExit = "\x1b%-12345X";
    for (;;) {
        const auto end = text.find_last_not_of(std::string_view("\r\n \t\x04\0", 6));
        text = text.substr(0, end == std::string_view::npos ? 0 : end + 1);
        if (!text.ends_with(kExit)) return text;
        text.remove_suffix(kExit.size());
    }
}

// The number after the last `key` of the text; "(atend)" and the like is none.
std::optional<std::uint32_t> numberAfter(std::string_view text, std::string_view key) {
    const auto place = text.rfind(key);
    if (place == std::string_view::npos) return std::nullopt;
    std::string_view rest = text.substr(place + key.size());
    rest.remove_prefix(std::min(rest.find_first_not_of(' '), rest.size()));
    std::uint32_t number = 0;
    const auto [end, error] = std::from_chars(rest.data(), rest.data() + rest.size(), number);
    if (error != std::errc() || number > kMostPages) return std::nullopt;
    return number;
}

std::uint32_t countOf(std::string_view text, std::string_view word) {
    std::uint32_t count = 0;
    for (auto at = text.find(word); at != std::string_view::npos && count < kMostPages;
         at = text.find(word, at + word.size())) {
        ++count;
    }
    return count;
}

// DSC: %%Pages stands in the header, or there "(atend)" and in the trailer.
std::uint32_t postScriptPages(std::string_view text) {
    const std::string_view tail = text.substr(text.size() - std::min(text.size(), kMargin));
    if (const auto said = numberAfter(tail, "\n%%Pages:")) return *said;
    if (const auto said = numberAfter(text.substr(0, kMargin), "\n%%Pages:")) return *said;
    return countOf(text, "\n%%Page:");
}

// Pages may be hidden in compressed objects; a document of a printer has one at least.
std::uint32_t pdfPages(std::string_view text) {
    const std::uint32_t nodes = countOf(text, "/Type /Page") + countOf(text, "/Type/Page");
    const std::uint32_t trees = countOf(text, "/Type /Pages") + countOf(text, "/Type/Pages");
    return std::clamp(nodes - trees, 1u, kMostPages);
}

}  // namespace

std::optional<PrintedDocument> judgePrinted(std::span<const std::byte> content) {
    const std::string_view all(reinterpret_cast<const char*>(content.data()), content.size());
    const std::string_view text = withoutTail(all);
    if (!text.ends_with("%%EOF")) return std::nullopt;
    const std::string_view head = text.substr(0, kMargin);
    const std::string_view tail = text.substr(text.size() - std::min(text.size(), kMargin));
    if (head.starts_with("%PDF-")) {
        if (tail.find("startxref") == std::string_view::npos) return std::nullopt;
        return PrintedDocument{Language::pdf, pdfPages(text)};
    }
    if (head.find("%!PS") == std::string_view::npos) return std::nullopt;
    return PrintedDocument{Language::postScript, postScriptPages(text)};
}

}  // namespace winfax::printer
