// SPDX-License-Identifier: MIT
#include "cover/fields.h"

#include <algorithm>
#include <array>
#include <type_traits>
#include <utility>

#include "text/encoding.h"

namespace winfax::cover {
namespace {

constexpr std::size_t kLongestName = 40;  // of a field

// UseServerCoverPage says how a page is found, and is not for people.
constexpr bool isPrinted(model::as meaning) { return meaning != model::as::flag; }

const std::vector<std::string_view>& printedNames() {
    static const auto names = [] {
        std::vector<std::string_view> made;
        model::CoverPage::fields([&made](std::string_view name, model::as meaning) {
            if (isPrinted(meaning)) made.push_back(name);
        });
        return made;
    }();
    return names;
}

std::u16string trimmed(std::u16string_view text) {
    constexpr std::u16string_view kSpaces = u" \t\r\n\v\f\u00A0\u3000";
    const std::size_t first = text.find_first_not_of(kSpaces);
    if (first == std::u16string_view::npos) return {};
    return std::u16string(text.substr(first, text.find_last_not_of(kSpaces) - first + 1));
}

std::u16string valueText(const model::Text& text, std::string_view) {
    return trimmed(text.value_or(u""));
}

std::u16string valueText(std::uint32_t pages, std::string_view) {
    return pages == 0 ? std::u16string() : text::fromUtf8(std::to_string(pages));
}

std::u16string valueText(const model::CalendarTime& time, std::string_view form) {
    if (time == model::CalendarTime{}) return {};
    struct Number {
        std::string_view name;
        unsigned value;
    };
    const std::array<Number, 6> numbers{{{"YYYY", time.wYear},
                                         {"MM", time.wMonth},
                                         {"DD", time.wDay},
                                         {"hh", time.wHour},
                                         {"mm", time.wMinute},
                                         {"ss", time.wSecond}}};
    std::string made;
    while (!form.empty()) {
        std::size_t taken = 1;
        for (const auto& [name, value] : numbers) {
            if (!form.starts_with(name)) continue;
            const std::string digits = std::to_string(value);
            if (digits.size() < name.size()) made.append(name.size() - digits.size(), '0');
            made += digits;
            taken = name.size();
            break;
        }
        if (taken == 1) made += form.front();
        form.remove_prefix(taken);
    }
    return text::fromUtf8(made);
}

bool isSeparator(char16_t c) {
    constexpr std::u16string_view kSeparators = u",;/|\u00B7\u2022\u2013\u2014";
    return c == u' ' || kSeparators.find(c) != std::u16string_view::npos;
}

bool isOnlySeparators(std::u16string_view literal) {
    for (const char16_t c : literal) {
        if (!isSeparator(c)) return false;
    }
    return true;
}

}  // namespace

std::optional<Field> fieldNamed(std::string_view name) {
    const auto& names = printedNames();
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (names[i] == name) return static_cast<Field>(i);
    }
    return std::nullopt;
}

std::string fieldNames() {
    std::string list;
    for (const auto name : printedNames()) list += (list.empty() ? "" : ", ") + std::string(name);
    return list;
}

FieldValues::FieldValues(const model::CoverPage& page, std::string_view timeForm) {
    model::CoverPage::fields(
        [this, timeForm](const char*, model::as, const auto& value) {
            if constexpr (!std::is_same_v<std::remove_cvref_t<decltype(value)>, std::int32_t>) {
                values_.push_back(valueText(value, timeForm));
            }
        },
        page);
}

model::Result<FieldText> FieldText::parse(std::u16string_view text) {
    FieldText result;
    std::u16string literal;
    while (!text.empty()) {
        if (text.starts_with(u"{{") || text.starts_with(u"}}")) {
            literal += text.front();
            text.remove_prefix(2);
        } else if (text.front() != u'{') {
            literal += text.front();
            text.remove_prefix(1);
        } else {
            const std::size_t end = text.find(u'}');
            const std::string name = text::toUtf8(text.substr(1, std::min(end, kLongestName) - 1));
            const auto field = end <= kLongestName ? fieldNamed(name) : std::nullopt;
            if (!field) {
                return model::fail(model::ErrorCode::invalidData,
                                   "there is no field '{" + name +
                                       "}'; write {{ for a brace; the fields are " + fieldNames());
            }
            result.parts_.push_back({std::exchange(literal, {}), field});
            text.remove_prefix(end + 1);
        }
    }
    if (!literal.empty()) result.parts_.push_back({std::move(literal), std::nullopt});
    return result;
}

std::u16string FieldText::filledWith(const FieldValues& values) const {
    std::u16string result;
    bool anyValue = false;
    for (std::size_t i = 0; i < parts_.size(); ++i) {
        const auto& [literal, field] = parts_[i];
        const bool filled = field && values.filled(*field);
        const bool separates = i > 0 && field && isOnlySeparators(literal);
        if (!separates || (filled && anyValue)) result += literal;
        if (filled) result += values[*field];
        anyValue = anyValue || filled;
    }
    return result;
}

}  // namespace winfax::cover
