// SPDX-License-Identifier: MIT
#include "cover/svg_values.h"

#include <array>
#include <charconv>
#include <cmath>
#include <string>
#include <utility>

namespace winfax::cover {
namespace {

using model::Result;

constexpr std::string_view kXmlSpaces = " \t\r\n";

tl::unexpected<model::Error> refuseValue(std::string_view value, const std::string& wanted) {
    return model::fail(model::ErrorCode::invalidData,
                       "'" + std::string(value.substr(0, 60)) + "' is " + wanted);
}

void skipSpaces(std::string_view& text) {
    while (!text.empty() && kXmlSpaces.find(text.front()) != std::string_view::npos)
        text.remove_prefix(1);
}

std::optional<std::uint8_t> hexDigit(char c) {
    if (c >= '0' && c <= '9') return static_cast<std::uint8_t>(c - '0');
    const char lower = static_cast<char>(c | 0x20);
    if (lower >= 'a' && lower <= 'f') return static_cast<std::uint8_t>(lower - 'a' + 10);
    return std::nullopt;
}

// Source: ITU-R BT.601.
std::uint8_t shadeOf(double red, double green, double blue) {
    return static_cast<std::uint8_t>(std::lround(0.299 * red + 0.587 * green + 0.114 * blue));
}

std::optional<std::uint8_t> hexColour(std::string_view digits) {
    if (digits.size() != 3 && digits.size() != 6) return std::nullopt;
    std::array<double, 3> parts{};
    const std::size_t each = digits.size() / 3;
    for (std::size_t i = 0; i < 3; ++i) {
        const auto high = hexDigit(digits[i * each]);
        const auto low = hexDigit(digits[i * each + each - 1]);
        if (!high || !low) return std::nullopt;
        parts[i] = *high * 16 + *low;
    }
    return shadeOf(parts[0], parts[1], parts[2]);
}

std::optional<std::uint8_t> rgbColour(std::string_view list) {
    std::array<double, 3> parts{};
    for (double& part : parts) {
        const auto number = takeNumber(list);
        if (!number || *number < 0 || *number > 255) return std::nullopt;
        part = *number;
    }
    if (!list.empty()) return std::nullopt;
    return shadeOf(parts[0], parts[1], parts[2]);
}

// Source: CSS Color 3, the names without a hue.
std::optional<std::uint8_t> namedColour(std::string_view name) {
    constexpr std::array<std::pair<std::string_view, std::uint8_t>, 15> kNames{
        {{"black", 0},
         {"white", 255},
         {"gray", 128},
         {"grey", 128},
         {"silver", 192},
         {"dimgray", 105},
         {"dimgrey", 105},
         {"darkgray", 169},
         {"darkgrey", 169},
         {"lightgray", 211},
         {"lightgrey", 211},
         {"gainsboro", 220},
         {"whitesmoke", 245},
         {"currentColor", 0},
         {"currentcolor", 0}}};
    for (const auto& [known, shade] : kNames) {
        if (known == name) return shade;
    }
    return std::nullopt;
}

// One of translate(), scale() and matrix(), which is taken off the text; nullopt for anything else.
std::optional<Transform> takeTransform(std::string_view& text) {
    const std::size_t open = text.find('(');
    const std::size_t close = text.find(')');
    if (open == std::string_view::npos || close == std::string_view::npos || close < open)
        return std::nullopt;
    const auto name = withoutSpaces(text.substr(0, open));
    const auto numbers = parseNumbers(text.substr(open + 1, close - open - 1));
    text.remove_prefix(close + 1);
    while (!text.empty() &&
           (text.front() == ',' || kXmlSpaces.find(text.front()) != std::string_view::npos)) {
        text.remove_prefix(1);
    }
    if (!numbers) return std::nullopt;
    const auto& n = *numbers;
    if (name == "translate" && (n.size() == 1 || n.size() == 2))
        return Transform{1, {n[0], n.size() == 2 ? n[1] : 0}};
    if (name == "scale" && (n.size() == 1 || (n.size() == 2 && n[0] == n[1])) && n[0] > 0)
        return Transform{n[0], {}};
    if (name == "matrix" && n.size() == 6 && n[0] > 0 && n[1] == 0 && n[2] == 0 && n[0] == n[3]) {
        return Transform{n[0], {n[4], n[5]}};
    }
    return std::nullopt;
}

}  // namespace

std::string_view withoutSpaces(std::string_view text) {
    skipSpaces(text);
    const std::size_t last = text.find_last_not_of(kXmlSpaces);
    return text.substr(0, last == std::string_view::npos ? 0 : last + 1);
}

std::optional<double> takeNumber(std::string_view& text) {
    skipSpaces(text);
    std::string_view rest = text;
    if (rest.starts_with('+') && !rest.starts_with("+-")) rest.remove_prefix(1);
    double value = 0;
    const auto [end, error] = std::from_chars(rest.data(), rest.data() + rest.size(), value);
    // from_chars also reads "inf" and "nan".
    if (error != std::errc() || !(std::abs(value) <= kLargestNumber)) return std::nullopt;
    rest.remove_prefix(static_cast<std::size_t>(end - rest.data()));
    skipSpaces(rest);
    if (rest.starts_with(',')) {
        rest.remove_prefix(1);
        skipSpaces(rest);
    }
    text = rest;
    return value;
}

Result<double> parseNumber(std::string_view text) {
    std::string_view rest = withoutSpaces(text);
    if (rest.ends_with("px")) rest.remove_suffix(2);
    const auto value = takeNumber(rest);
    if (!value || !rest.empty())
        return refuseValue(text, "no number (no unit but px is allowed, and at most 1000000)");
    return *value;
}

Result<double> parseLength(std::string_view text) {
    constexpr std::array<std::pair<std::string_view, double>, 5> kUnits{
        {{"mm", 1}, {"cm", 10}, {"in", 25.4}, {"pt", 25.4 / 72}, {"px", 25.4 / 96}}};
    std::string_view number = withoutSpaces(text);
    double unit = 25.4 / 96;
    for (const auto& [name, millimetres] : kUnits) {
        if (!number.ends_with(name)) continue;
        number.remove_suffix(name.size());
        unit = millimetres;
        break;
    }
    const auto value = takeNumber(number);
    if (!value || !number.empty() || *value <= 0)
        return refuseValue(text, "no length such as 210mm");
    return *value * unit;
}

Result<std::vector<double>> parseNumbers(std::string_view text) {
    std::vector<double> numbers;
    std::string_view rest = withoutSpaces(text);
    while (!rest.empty()) {
        const auto number = takeNumber(rest);
        if (!number) return refuseValue(text, "no list of numbers");
        numbers.push_back(*number);
    }
    return numbers;
}

Result<std::optional<std::uint8_t>> parseColour(std::string_view text) {
    const auto value = withoutSpaces(text);
    if (value == "none" || value == "transparent") return std::optional<std::uint8_t>();
    std::optional<std::uint8_t> shade = namedColour(value);
    if (value.starts_with('#')) shade = hexColour(value.substr(1));
    if (value.starts_with("rgb(") && value.ends_with(')'))
        shade = rgbColour(value.substr(4, value.size() - 5));
    if (!shade)
        return refuseValue(
            text, "no colour: use none, black, white, a name of grey, #rrggbb or rgb(r, g, b)");
    return shade;
}

Result<Transform> parseTransform(std::string_view text) {
    Transform whole;
    std::string_view rest = withoutSpaces(text);
    while (!rest.empty()) {
        const auto part = takeTransform(rest);
        if (!part)
            return refuseValue(
                text, "not allowed: only translate(x, y) and scale(s), and a matrix of these");
        whole = whole.after(*part);
    }
    if (!(whole.scale <= kLargestNumber) || !(std::abs(whole.offset.x) <= kLargestNumber) ||
        !(std::abs(whole.offset.y) <= kLargestNumber)) {
        return refuseValue(text, "too large");
    }
    return whole;
}

}  // namespace winfax::cover
