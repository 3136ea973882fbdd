// SPDX-License-Identifier: MIT
#include "tool/display.h"

#include <algorithm>
#include <cctype>
#include <cstddef>

#include "model/constants.h"
#include "text/encoding.h"

namespace winfax::tool {

namespace {

bool isControl(char16_t unit) { return unit < 0x20 || (unit >= 0x7F && unit < 0xA0); }

std::size_t codePoints(std::string_view utf8) {
    return static_cast<std::size_t>(
        std::ranges::count_if(utf8, [](char byte) { return (byte & 0xC0) != 0x80; }));
}

}  // namespace

std::string oneLine(std::string_view utf8) {
    std::u16string units = text::fromUtf8(utf8);
    std::ranges::replace_if(units, isControl, u'?');
    return text::toUtf8(units);
}

std::string display(const model::Text& text) {
    return text ? oneLine(text::toUtf8(*text)) : std::string();
}

std::string words(model::as meaning, std::uint32_t number) {
    const std::string_view name = model::constantName(meaning, number);
    if (name.empty()) return std::to_string(number);
    std::string result(name.substr(name.find('_') + 1));
    std::ranges::transform(result, result.begin(), [](char letter) {
        return letter == '_' ? ' ' : static_cast<char>(std::tolower(letter));
    });
    return result;
}

bool sameWord(std::string_view a, std::string_view b) {
    const auto small = [](char letter) {
        return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
    };
    return std::ranges::equal(a, b, {}, small, small);
}

std::string stateOf(const model::JobEntry& job) {
    if (job.QueueStatus != static_cast<std::uint32_t>(model::JobState::inProgress)) {
        return words(model::as::jobStatus, job.QueueStatus);
    }
    return job.Status == 0 ? "in progress" : words(model::as::deviceStatus, job.Status);
}

void printTable(std::ostream& out, const std::vector<std::vector<std::string>>& rows) {
    std::vector<std::size_t> widths;
    for (const auto& row : rows) {
        widths.resize(std::max(widths.size(), row.size()));
        for (std::size_t i = 0; i < row.size(); ++i) {
            widths[i] = std::max(widths[i], codePoints(row[i]));
        }
    }
    for (const auto& row : rows) {
        std::string line;
        for (std::size_t i = 0; i < row.size(); ++i) {
            line += row[i];
            line.append(widths[i] - codePoints(row[i]) + 2, ' ');
        }
        line.erase(line.find_last_not_of(' ') + 1);
        out << line << '\n';
    }
}

}  // namespace winfax::tool
