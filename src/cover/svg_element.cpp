// SPDX-License-Identifier: MIT
#include "cover/svg_element.h"

#include <algorithm>
#include <array>

namespace winfax::cover {
namespace {

// Everywhere: what Style and Element read, what names or describes, and what makes no difference to
// the dots here.
constexpr std::array<std::string_view, 27> kEverywhere{"id",
                                                       "class",
                                                       "style",
                                                       "transform",
                                                       "data-if",
                                                       "fill",
                                                       "fill-rule",
                                                       "stroke",
                                                       "stroke-width",
                                                       "font-family",
                                                       "font-size",
                                                       "font-weight",
                                                       "font-style",
                                                       "text-anchor",
                                                       "stroke-linecap",
                                                       "stroke-linejoin",
                                                       "role",
                                                       "stroke-miterlimit",
                                                       "opacity",
                                                       "fill-opacity",
                                                       "stroke-opacity",
                                                       "visibility",
                                                       "display",
                                                       "stroke-dasharray",
                                                       "filter",
                                                       "clip-path",
                                                       "mask"};

// Properties that change what is seen and are not understood, with the value that changes nothing.
struct Harmless {
    std::string_view name;
    std::string_view value;
};
constexpr std::array<Harmless, 9> kOnlyHarmless{{{"opacity", "1"},
                                                 {"fill-opacity", "1"},
                                                 {"stroke-opacity", "1"},
                                                 {"visibility", "visible"},
                                                 {"display", "inline"},
                                                 {"stroke-dasharray", "none"},
                                                 {"filter", "none"},
                                                 {"clip-path", "none"},
                                                 {"mask", "none"}}};

bool contains(auto&& list, std::string_view name) {
    return std::find(list.begin(), list.end(), name) != list.end();
}

std::string joined(std::initializer_list<std::string_view> names) {
    std::string list;
    for (const auto name : names) list += (list.empty() ? "" : ", ") + std::string(name);
    return list;
}

// "RecName RecCompany"
std::vector<std::string_view> words(std::string_view text) {
    std::vector<std::string_view> list;
    for (text = withoutSpaces(text); !text.empty(); text = withoutSpaces(text)) {
        const auto word = text.substr(0, std::min(text.find_first_of(" \t\r\n"), text.size()));
        list.push_back(word);
        text.remove_prefix(word.size());
    }
    return list;
}

bool isBold(const Element& element, std::string_view weight) {
    if (weight == "bold" || weight == "bolder") return true;
    if (weight == "normal" || weight == "lighter") return false;
    return element.checked("font-weight", parseNumber(weight), 400.0) >= 600;
}

Anchor anchorNamed(const Element& element, std::string_view name) {
    if (name == "middle") return Anchor::middle;
    if (name == "end") return Anchor::end;
    if (name != "start") element.refuse("text-anchor must be start, middle or end");
    return Anchor::start;
}

}  // namespace

void Reading::refuse(std::ptrdiff_t offset, const std::string& problem) {
    if (error_) return;
    const auto before =
        source_.substr(0, static_cast<std::size_t>(std::max<std::ptrdiff_t>(offset, 0)));
    const auto line = 1 + std::count(before.begin(), before.end(), '\n');
    error_ = model::Error{model::ErrorCode::invalidData,
                          "line " + std::to_string(line) + ": " + problem};
}

Element::Element(pugi::xml_node node, Reading& reading, std::initializer_list<std::string_view> own)
    : node_(node), reading_(reading) {
    readStyle();
    checkAttributes(own);
}

void Element::refuse(const std::string& problem) const {
    reading_.refuse(node_.offset_debug(), "<" + std::string(name()) + ">: " + problem);
}

void Element::readStyle() {
    std::string_view rest = node_.attribute("style").value();
    while (!rest.empty()) {
        const auto declaration = rest.substr(0, std::min(rest.find(';'), rest.size()));
        rest.remove_prefix(std::min(declaration.size() + 1, rest.size()));
        const std::size_t colon = declaration.find(':');
        if (colon == std::string_view::npos) continue;
        properties_.emplace_back(withoutSpaces(declaration.substr(0, colon)),
                                 withoutSpaces(declaration.substr(colon + 1)));
    }
    for (const auto& [name, value] : properties_) checkHarmless(name, value);
}

void Element::checkHarmless(std::string_view name, std::string_view value) const {
    for (const auto& [known, harmless] : kOnlyHarmless) {
        if (name == known && value != harmless) {
            refuse(std::string(name) + " must be " + std::string(harmless) + ", not '" +
                   std::string(value.substr(0, 40)) + "'");
        }
    }
}

void Element::checkAttributes(std::initializer_list<std::string_view> own) const {
    for (const auto attribute : node_.attributes()) {
        const std::string_view name = attribute.name();
        const bool foreign = name.find(':') != std::string_view::npos || name.starts_with("aria-");
        if (!foreign && !contains(own, name) && !contains(kEverywhere, name)) {
            refuse("no attribute '" + std::string(name.substr(0, 40)) + "'; its own are " +
                   joined(own));
        }
        checkHarmless(name, attribute.value());
    }
}

std::optional<std::string_view> Element::value(std::string_view name) const {
    for (auto at = properties_.rbegin(); at != properties_.rend(); ++at) {
        if (at->first == name) return at->second;
    }
    const auto attribute = node_.attribute(std::string(name).c_str());
    if (!attribute) return std::nullopt;
    return withoutSpaces(attribute.value());
}

std::optional<double> Element::numberIfAny(std::string_view name) const {
    const auto text = value(name);
    if (!text) return std::nullopt;
    return checked(name, parseNumber(*text), 0.0);
}

double Element::number(std::string_view name, double otherwise) const {
    return numberIfAny(name).value_or(otherwise);
}

double Element::size(std::string_view name, double otherwise) const {
    const double read = number(name, otherwise);
    if (read < 0) refuse(std::string(name) + " must not be below 0");
    return std::max(read, 0.0);
}

Transform Element::transform() const {
    const auto text = value("transform");
    return text ? checked("transform", parseTransform(*text), Transform{}) : Transform{};
}

Conditions Element::shownIf(Conditions outer) const {
    const auto names = value("data-if");
    if (!names) return outer;
    Condition condition;
    for (const auto word : words(*names)) {
        const auto field = fieldNamed(word);
        if (!field)
            refuse("data-if: no field '" + std::string(word.substr(0, 40)) + "'; there are " +
                   fieldNames());
        condition.push_back(field.value_or(0));
    }
    if (condition.empty()) refuse("data-if names no field");
    outer.push_back(std::move(condition));
    return outer;
}

Style Style::within(const Element& element) const {
    Style style = *this;
    if (const auto text = element.value("fill"))
        style.fill = element.checked("fill", parseColour(*text), style.fill);
    if (const auto text = element.value("stroke")) {
        style.stroke = element.checked("stroke", parseColour(*text), style.stroke);
    }
    if (const auto text = element.value("fill-rule")) {
        style.fillRule = *text == "evenodd" ? canvas::FillRule::evenOdd : canvas::FillRule::nonZero;
    }
    style.strokeWidth = element.size("stroke-width", strokeWidth);
    style.font.size = element.size("font-size", font.size);
    if (const auto text = element.value("font-family")) style.font.families = std::string(*text);
    if (const auto text = element.value("font-weight")) style.font.bold = isBold(element, *text);
    if (const auto text = element.value("font-style"))
        style.font.italic = *text == "italic" || *text == "oblique";
    if (const auto text = element.value("text-anchor")) style.anchor = anchorNamed(element, *text);
    return style;
}

}  // namespace winfax::cover
