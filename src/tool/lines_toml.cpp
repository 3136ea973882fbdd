// SPDX-License-Identifier: MIT
#include "tool/lines_toml.h"

#include <algorithm>
#include <array>
#include <sstream>

namespace winfax::tool {

namespace {

constexpr const char* kHeading =
    "# The telephone lines of this fax service (docs/lines.md). \"faxctl lines\" writes this file\n"
    "# anew; \"faxctl lines reload\" takes over what was changed by hand.\n";

// Texts between double quotes, in one line: as people write them.
toml::toml_formatter written(const toml::node& node) {
    using toml::format_flags;
    return toml::toml_formatter(node, toml::toml_formatter::default_flags &
                                          ~format_flags::allow_literal_strings &
                                          ~format_flags::allow_multi_line_strings);
}

// A table within a line stands in one line of text with its key.
void makeInline(toml::node& node) {
    if (toml::table* table = node.as_table()) {
        table->is_inline(true);
        for (auto&& [key, value] : *table) makeInline(value);
    } else if (toml::array* array = node.as_array()) {
        for (toml::node& element : *array) makeInline(element);
    }
}

std::string keyText(std::string_view key) {
    const auto bare = [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
               c == '_' || c == '-';
    };
    if (!key.empty() && std::ranges::all_of(key, bare)) return std::string(key);
    std::ostringstream out;
    out << written(toml::value<std::string>(std::string(key)));
    return out.str();
}

// What says which line it is comes first, then the rest by its keys.
std::string sectionText(const std::string& heading, toml::table& table) {
    constexpr std::array<std::string_view, 6> kFirst{"name",     "type",   "device",
                                                     "scenario", "number", "instance"};
    std::ostringstream out;
    out << "\n[[" << heading << "]]\n";
    const auto write = [&out](std::string_view key, toml::node& node) {
        makeInline(node);
        out << keyText(key) << " = " << written(node) << "\n";
    };
    for (const std::string_view key : kFirst) {
        if (toml::node* node = table.get(key)) write(key, *node);
    }
    for (auto&& [key, node] : table) {
        if (std::ranges::count(kFirst, key.str()) == 0) write(key.str(), node);
    }
    return out.str();
}

}  // namespace

Expected<toml::table> parseLinesToml(const std::string& text) {
    toml::parse_result parsed = toml::parse(std::string_view(text));
    if (parsed) return std::move(parsed).table();
    return failed(ExitCode::refused, "lines.toml is no TOML",
                  std::string(parsed.error().description()));
}

void insertWritten(toml::table& table, const std::string& key, const std::string& value) {
    const std::string text = "value = " + value;
    toml::parse_result parsed = toml::parse(std::string_view(text));
    if (parsed && parsed.table().size() == 1) {
        table.insert_or_assign(key, std::move(*parsed.table().get("value")));
    } else {  // FAR END, 555-0100, or more than one value
        table.insert_or_assign(key, value);
    }
}

toml::array& sectionsOf(toml::table& root, std::string_view key) {
    toml::array* array = root[key].as_array();
    return array != nullptr ? *array
                            : *root.insert_or_assign(key, toml::array()).first->second.as_array();
}

std::string textOfLines(toml::table& root) {
    std::string text = kHeading;
    for (const char* const heading : {"line", "route"}) {
        for (toml::node& node : sectionsOf(root, heading)) {
            if (toml::table* table = node.as_table()) text += sectionText(heading, *table);
        }
    }
    return text;
}

Json jsonOfToml(const toml::node& node) {
    if (const auto* table = node.as_table()) {
        Json object = Json::object();
        for (const auto& [key, value] : *table) object[std::string(key.str())] = jsonOfToml(value);
        return object;
    }
    if (const auto* array = node.as_array()) {
        Json list = Json::array();
        for (const toml::node& element : *array) list.push_back(jsonOfToml(element));
        return list;
    }
    if (node.is_boolean()) return node.value<bool>().value();
    if (node.is_integer()) return node.value<std::int64_t>().value();
    if (node.is_floating_point()) return node.value<double>().value();
    if (node.is_string()) return node.value<std::string>().value();
    std::ostringstream out;  // a date or time
    out << written(node);
    return out.str();
}

}  // namespace winfax::tool
