// SPDX-License-Identifier: MIT
#include "tool/recipients.h"

#include <algorithm>
#include <cstddef>

#include "platform/files.h"
#include "platform/paths.h"

namespace winfax::tool {

namespace {

constexpr std::size_t kLongestList = std::size_t{16} << 20;

std::string_view trimmed(std::string_view text) {
    constexpr std::string_view kBlanks = " \t\r";
    const auto first = text.find_first_not_of(kBlanks);
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(kBlanks) - first + 1);
}

Expected<std::string> readAll(std::istream& input) {
    std::string text;
    for (char block[65536]; input.read(block, sizeof block), input.gcount() > 0;) {
        text.append(block, static_cast<std::size_t>(input.gcount()));
        if (text.size() > kLongestList) {
            return failed(ExitCode::refused, "too many recipients", "standard input",
                          "give at most 16 MiB at a time");
        }
    }
    return text;
}

}  // namespace

Expected<std::vector<Recipient>> parseRecipients(std::string_view text, const std::string& source) {
    constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
    if (text.starts_with(kByteOrderMark)) text.remove_prefix(kByteOrderMark.size());
    std::vector<Recipient> recipients;
    for (std::size_t number = 1; !text.empty(); ++number) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        const std::string_view line = trimmed(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
        if (line.empty() || line.front() == '#') continue;
        const std::size_t comma = std::min(line.find(','), line.size());
        Recipient& recipient = recipients.emplace_back();
        recipient.number = trimmed(line.substr(0, comma));
        recipient.name = trimmed(line.substr(std::min(comma + 1, line.size())));
        if (recipient.number.empty()) {
            return failed(ExitCode::refused,
                          "no fax number in " + source + ", line " + std::to_string(number),
                          std::string(line), "write number,name");
        }
    }
    return recipients;
}

Expected<std::vector<Recipient>> readRecipients(const std::string& file, std::istream& input) {
    if (file == "-") {
        const auto text = readAll(input);
        if (!text) return tl::unexpected(text.error());
        return parseRecipients(*text, "standard input");
    }
    const auto text = platform::readWholeFile(platform::pathFromUtf8(file), kLongestList);
    if (text) return parseRecipients(*text, file);
    model::Error error = text.error();
    if (error.code == model::ErrorCode::invalidData && error.detail.empty()) {
        error.detail = "give a text file of at most 16 MiB";
    }
    return tl::unexpected(failureOf(error, "cannot read the recipients", file));
}

}  // namespace winfax::tool
