// SPDX-License-Identifier: MIT
#include "fault/faults_file.h"

// Kept small, as in client/profile.cpp: this is linked into the library.
#define TOML_ENABLE_FORMATTERS 0
#define TOML_ENABLE_WINDOWS_COMPAT 0
#define TOML_FLOAT_CHARCONV 1
#include <toml++/toml.h>

#include <optional>

#include "fault/keys.h"
#include "platform/environment.h"
#include "platform/files.h"
#include "platform/paths.h"

namespace winfax::fault {

using model::ErrorCode;
using model::fail;
using model::Result;

namespace {

constexpr std::size_t kLargestFile = 1u << 20;
constexpr std::string_view kFunction = "function";

// Reads one file; `name` stands for it in messages.
class Parser {
  public:
    explicit Parser(const std::string& name) : name_(name) {}

    Result<std::vector<Fault>> parse(const toml::table& root) const {
        std::vector<Fault> faults;
        for (const auto& [key, node] : root) {
            const auto* list = node.as_array();
            if (key.str() != "fault" || list == nullptr) {
                return complain(key.source(), std::string(key.str()) +
                                                  ": unknown; a file of faults has tables "
                                                  "[[fault]]");
            }
            for (const auto& element : *list) {
                auto fault = parseTable(element);
                if (!fault) return tl::unexpected(fault.error());
                faults.push_back(std::move(*fault));
            }
        }
        return faults;
    }

    tl::unexpected<model::Error> complain(const toml::source_region& source,
                                          const std::string& what) const {
        return fail(ErrorCode::invalidData,
                    name_ + ":" + std::to_string(source.begin.line) + ": " + what);
    }

  private:
    Result<Fault> parseTable(const toml::node& node) const {
        const auto* table = node.as_table();
        if (table == nullptr) return complain(node.source(), "fault: write [[fault]]");
        Fault fault;
        fault.target = (*table)[kFunction].value<std::string>().value_or("");
        if (fault.target.empty()) {
            return complain(table->source(),
                            "fault: expected function = \"FaxGetJob\" or another name");
        }
        for (const auto& [key, value] : *table) {
            if (key.str() == kFunction) continue;
            if (auto set = setFrom(fault, key, value); !set) return tl::unexpected(set.error());
        }
        if (auto sense = check(fault); !sense) {
            return complain(table->source(), sense.error().detail);
        }
        return fault;
    }

    Result<void> setFrom(Fault& fault, const toml::key& name, const toml::node& value) const {
        const Key* const key = keyNamed(name.str());
        const auto text = key == nullptr ? std::string() : textIn(value, key->kind);
        if (!text) {
            const char* const kind = key->kind == KeyKind::number ? "a whole number"
                                     : key->kind == KeyKind::flag ? "true or false"
                                                                  : "a text in quotes";
            return complain(value.source(), std::string(key->name) + ": expected " + kind);
        }
        const auto set = setKey(fault, name.str(), *text);
        if (set) return {};
        return complain(value.source(), set.error().detail);
    }

    // Errors and users may be numbers as well; of other texts the setter says what it expects.
    static std::optional<std::string> textIn(const toml::node& node, KeyKind kind) {
        if (const auto* text = node.as_string(); text && kind == KeyKind::text) return text->get();
        if (const auto* flag = node.as_boolean(); flag && kind == KeyKind::flag) {
            return flag->get() ? "true" : "false";
        }
        if (const auto* number = node.as_integer(); number && kind != KeyKind::flag) {
            return std::to_string(number->get());
        }
        return std::nullopt;
    }

    const std::string& name_;
};

}  // namespace

Result<std::vector<Fault>> parseFaultsFile(const std::string& text, const std::string& name) {
    const toml::parse_result parsed = toml::parse(std::string_view(text));
    const Parser parser(name);
    if (parsed) return parser.parse(parsed.table());
    const toml::parse_error& error = parsed.error();
    return parser.complain(error.source(), std::string(error.description()));
}

Result<std::vector<Fault>> readFaultsFile(const platform::Path& file) {
    const auto text = platform::readWholeFile(file, kLargestFile);
    if (!text) return tl::unexpected(text.error());
    return parseFaultsFile(*text, platform::utf8FromPath(file));
}

Result<std::vector<Fault>> faultsFromEnvironment() {
    const auto said = platform::environmentVariable("WINFAX_FAULTS");
    if (!said) return std::vector<Fault>{};
    auto faults = said->ends_with(".toml") ? readFaultsFile(platform::pathFromUtf8(*said))
                                           : parseFaults(*said);
    if (faults) return faults;
    return fail(faults.error().code, "WINFAX_FAULTS: " + faults.error().detail);
}

}  // namespace winfax::fault
