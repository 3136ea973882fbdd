// SPDX-License-Identifier: MIT
#include "service/lines_file.h"

#include <toml++/toml.h>
#include <algorithm>
#include <array>
#include <set>
#include <sstream>

#include "ipc/instance.h"
#include "line/modem/settings_file.h"
#include "line/number_pattern.h"
#include "platform/paths.h"
#include "text/encoding.h"

namespace winfax::service {

namespace {

using model::ErrorCode;
using model::fail;
using model::Result;

constexpr std::size_t kLongestName = 64;
constexpr std::uint32_t kLargestDevice = 0x7FFF'FFFF;
constexpr std::size_t kShownValue = 60;  // of what was found, in messages

std::string place(const std::string& file, const toml::source_region& source) {
    return file + ":" + std::to_string(source.begin.line) + ": ";
}

// What was found, for a message.
std::string shown(const toml::node& node) {
    if (node.is_table()) return "a table";
    if (node.is_array()) return "a list";
    std::ostringstream out;
    out << toml::toml_formatter(node, toml::toml_formatter::default_flags &
                                          ~toml::format_flags::allow_literal_strings &
                                          ~toml::format_flags::allow_multi_line_strings);
    std::string value = out.str();
    return value.size() <= kShownValue ? value : value.substr(0, kShownValue) + "...";
}

// Names that differ in the case of ASCII letters only are one name to faxctl.
std::u16string folded(std::u16string name) {
    for (char16_t& letter : name) {
        if (letter >= u'A' && letter <= u'Z') letter = static_cast<char16_t>(letter + 0x20);
    }
    return name;
}

// A text of 1 to `longest` characters without control characters.
std::optional<std::u16string> plainText(const toml::node& node, std::size_t longest) {
    const auto utf8 = node.value<std::string>();
    if (!utf8 || !node.is_string()) return std::nullopt;
    std::u16string value = text::fromUtf8(*utf8);
    const auto control = [](char16_t c) { return c < u' ' || (c >= 0x7F && c < 0xA0); };
    if (value.empty() || value.size() > longest || std::ranges::any_of(value, control)) {
        return std::nullopt;
    }
    return value;
}

class Parser {
  public:
    explicit Parser(const std::string& file) : file_(file) {}

    Result<LinesFile> parse(const toml::table& root) {
        for (const auto& [key, node] : root) {
            Result<void> taken;
            if (key == "line") {
                taken = takeAll(key, node, kMostLines, &Parser::takeLine);
            } else if (key == "route") {
                taken = takeAll(key, node, kMostRoutes, &Parser::takeRoute);
            } else {
                taken = complain(key.source(), std::string(key.str()),
                                 "unknown; there are [[line]] and [[route]]");
            }
            if (!taken) return tl::unexpected(taken.error());
        }
        if (result_.lines.empty()) {
            return fail(ErrorCode::invalidData,
                        file_ + ": no [[line]]; a fax service has one line at least");
        }
        return std::move(result_);
    }

  private:
    using Take = Result<void> (Parser::*)(const toml::table&);

    tl::unexpected<model::Error> complain(const toml::source_region& where, const std::string& key,
                                          const std::string& what) const {
        return fail(ErrorCode::invalidData, place(file_, where) + key + ": " + what);
    }
    tl::unexpected<model::Error> expected(const toml::node& node, const std::string& key,
                                          const std::string& what) const {
        return complain(node.source(), key, "expected " + what + ", not " + shown(node));
    }
    tl::unexpected<model::Error> missing(const toml::table& table, const std::string& key,
                                         const std::string& what) const {
        return complain(table.source(), key, "missing; expected " + what);
    }

    Result<void> takeAll(const toml::key& key, const toml::node& node, std::size_t most,
                         Take take) {
        const std::string section = "[[" + std::string(key.str()) + "]]";
        const auto* array = node.as_array();
        if (array == nullptr) {
            return complain(key.source(), std::string(key.str()),
                            "expected one or more sections " + section);
        }
        if (array->size() > most) {
            return complain(key.source(), std::string(key.str()),
                            std::to_string(array->size()) + " sections " + section +
                                "; there may be " + std::to_string(most));
        }
        for (const toml::node& element : *array) {
            const auto* table = element.as_table();
            if (table == nullptr) {
                return expected(element, std::string(key.str()), "a section " + section);
            }
            if (auto taken = (this->*take)(*table); !taken) return taken;
        }
        return {};
    }

    Result<void> takeLine(const toml::table& table) {
        LineSpec line;
        for (const auto& taken :
             {takeName(table, line), takeType(table, line), takeDevice(table, line)}) {
            if (!taken) return taken;
        }
        auto rest =
            line.type == LineType::modem ? takeModem(table, line) : takeScripted(table, line);
        if (!rest) return rest;
        result_.lines.push_back(std::move(line));
        return {};
    }

    Result<void> takeName(const toml::table& table, LineSpec& line) {
        constexpr const char* kExpected = "a name of 1 to 64 characters such as \"Line 1\"";
        const toml::node* node = table.get("name");
        if (node == nullptr) return missing(table, "line.name", kExpected);
        auto name = plainText(*node, kLongestName);
        if (!name) return expected(*node, "line.name", kExpected);
        if (!names_.insert(folded(*name)).second) {
            return complain(node->source(), "line.name",
                            "two lines are named " + shown(*node) + "; each needs its own name");
        }
        line.name = std::move(*name);
        return {};
    }

    Result<void> takeType(const toml::table& table, LineSpec& line) const {
        constexpr const char* kExpected = "\"scripted\" or \"modem\"";
        const toml::node* node = table.get("type");
        if (node == nullptr) return missing(table, "line.type", kExpected);
        const auto type = node->value<std::string>().value_or("");
        if (type != "scripted" && type != "modem") return expected(*node, "line.type", kExpected);
        line.type = type == "modem" ? LineType::modem : LineType::scripted;
        return {};
    }

    Result<void> takeDevice(const toml::table& table, LineSpec& line) {
        const toml::node* node = table.get("device");
        if (node == nullptr) return {};
        const auto id = node->is_integer() ? node->value<std::int64_t>().value_or(0) : 0;
        if (id < 1 || id > kLargestDevice) {
            return expected(*node, "line.device",
                            "a whole number from 1 to " + std::to_string(kLargestDevice));
        }
        line.device = static_cast<std::uint32_t>(id);
        if (!devices_.insert(*line.device).second) {
            return complain(node->source(), "line.device",
                            "two lines have " + shown(*node) + "; each needs its own number");
        }
        return {};
    }

    Result<void> takeScripted(const toml::table& table, LineSpec& line) const {
        for (const auto& [key, node] : table) {
            if (key == "name" || key == "type" || key == "device") continue;
            if (key != "scenario") {
                return complain(key.source(), "line." + std::string(key.str()),
                                "unknown key; a scripted line has name, type, device and scenario");
            }
            const auto file = node.value<std::string>();
            if (!file || !node.is_string() || file->empty()) {
                return expected(node, "line.scenario", "a file such as \"busy.toml\"");
            }
            line.scenarioFile = platform::pathFromUtf8(*file);
            line.scenarioPlace = place(file_, node.source()) + "line.scenario: ";
        }
        return {};
    }

    Result<void> takeModem(const toml::table& table, LineSpec& line) const {
        auto settings = line::parseModemSettings(table, file_);
        if (!settings) return tl::unexpected(settings.error());
        line.modem = std::move(*settings);
        return {};
    }

    Result<void> takeRoute(const toml::table& table) {
        for (const auto& [key, node] : table) {
            if (key != "number" && key != "instance") {
                return complain(key.source(), "route." + std::string(key.str()),
                                "unknown key; a route has number and instance");
            }
        }
        trunk::Route route;
        if (auto taken = takeNumber(table, route); !taken) return taken;
        if (auto taken = takeInstance(table, route); !taken) return taken;
        result_.routes.push_back(std::move(route));
        return {};
    }

    Result<void> takeNumber(const toml::table& table, trunk::Route& route) {
        constexpr const char* kExpected =
            "a number of 1 to 64 characters such as \"555-02*\", with a digit, letter or wildcard";
        const toml::node* node = table.get("number");
        if (node == nullptr) return missing(table, "route.number", kExpected);
        auto number = plainText(*node, kLongestName);
        const std::u16string counted = line::plainNumber(number.value_or(u""));
        if (counted.empty()) return expected(*node, "route.number", kExpected);
        if (!numbers_.insert(counted).second) {
            return complain(node->source(), "route.number",
                            "two routes have " + shown(*node) + "; a number leads to one instance");
        }
        route.number = std::move(*number);
        return {};
    }

    Result<void> takeInstance(const toml::table& table, trunk::Route& route) const {
        constexpr const char* kExpected =
            "the name of an instance (WINFAX_INSTANCE): letters, digits, \".\", \"_\" and \"-\"";
        const toml::node* node = table.get("instance");
        if (node == nullptr) return missing(table, "route.instance", kExpected);
        auto name = node->is_string() ? node->value<std::string>().value_or("") : std::string();
        if (!ipc::isInstanceName(name)) return expected(*node, "route.instance", kExpected);
        route.instance = std::move(name);
        return {};
    }

    const std::string& file_;
    LinesFile result_;
    std::set<std::u16string> names_;
    std::set<std::uint32_t> devices_;
    std::set<std::u16string> numbers_;
};

}  // namespace

const char* const kDefaultLines =
    "# The telephone lines of this fax service (docs/lines.md). \"faxctl lines\" writes this file\n"
    "# anew; \"faxctl lines reload\" takes over what was changed by hand.\n"
    "\n"
    "[[line]]\n"
    "name = \"Line 1\"\n"
    "type = \"scripted\"\n"
    "device = 1\n"
    "\n"
    "[[line]]\n"
    "name = \"Line 2\"\n"
    "type = \"scripted\"\n"
    "device = 2\n";

Result<LinesFile> parseLines(std::string text, const std::string& name) {
    if (text.size() > kMaxLinesText) {
        return fail(ErrorCode::invalidData, name + ": " + std::to_string(text.size()) +
                                                " bytes; there may be " +
                                                std::to_string(kMaxLinesText));
    }
    const toml::parse_result parsed = toml::parse(text);
    if (!parsed) {
        const toml::parse_error& error = parsed.error();
        return fail(ErrorCode::invalidData,
                    place(name, error.source()) + std::string(error.description()));
    }
    auto file = Parser(name).parse(parsed.table());
    if (file) file->text = std::move(text);
    return file;
}

}  // namespace winfax::service
