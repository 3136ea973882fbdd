// SPDX-License-Identifier: MIT
#include "line/scripted/scenario_file.h"

#include <toml++/toml.h>
#include <algorithm>
#include <array>
#include <charconv>

#include "line/number_pattern.h"
#include "line/scripted/step_reader.h"
#include "text/encoding.h"

namespace winfax::line {
namespace {

using model::ErrorCode;
using model::fail;
using model::Result;

constexpr std::size_t kMostRules = 1'000;
constexpr std::size_t kMostSteps = 100;
constexpr std::size_t kLongestPattern = 256;
constexpr std::uint32_t kMostAttempts = 1'000'000;

// ---- values of one key: each returns what was expected when it is something else, or "" ---------

template <auto Member>
std::string setPattern(const toml::node& node, Rule& rule) {
    auto text = node.value<std::string>();
    if (!text || text->size() > kLongestPattern) {
        return "a pattern such as \"*Smith\", at most 256 characters";
    }
    rule.*Member = text::fromUtf8(*text);
    return {};
}

std::string setNumber(const toml::node& node, Rule& rule) {
    const auto text = node.value<std::string>();
    if (!text || text->size() > kLongestPattern || plainNumber(text::fromUtf8(*text)).empty()) {
        return "a pattern of a dialled number such as \"555-02*\", at most 256 characters";
    }
    rule.number = text::fromUtf8(*text);
    return {};
}

std::optional<std::uint32_t> attemptFrom(std::string_view text) {
    std::uint32_t number = 0;
    const char* const end = text.data() + text.size();
    const auto [next, error] = std::from_chars(text.data(), end, number);
    if (error != std::errc() || next != end || number < 1 || number > kMostAttempts) return {};
    return number;
}

std::string setAttempt(const toml::node& node, Rule& rule) {
    constexpr const char* kExpected = "an attempt from 1 to 1000000: 3, \"1-2\" or \"4-\"";
    const auto integer = node.is_integer() ? node.value<std::int64_t>() : std::nullopt;
    const std::string text =
        integer ? std::to_string(*integer) : node.value<std::string>().value_or("");
    const auto dash = text.find('-', 1);
    const auto first = attemptFrom(std::string_view(text).substr(0, dash));
    if (!first) return kExpected;
    AttemptRange range{*first, *first};
    if (dash != std::string::npos && dash + 1 == text.size()) {
        range.last = AttemptRange{}.last;
    } else if (dash != std::string::npos) {
        const auto last = attemptFrom(std::string_view(text).substr(dash + 1));
        if (!last || *last < *first) return kExpected;
        range.last = *last;
    }
    rule.attempt = range;
    return {};
}

std::optional<model::TimeOfDay> timeOfDayFrom(std::string_view text) {
    if (text.size() != 5 || text[2] != ':') return {};
    for (const std::size_t digit : {0, 1, 3, 4}) {
        if (text[digit] < '0' || text[digit] > '9') return {};
    }
    const int hour = (text[0] - '0') * 10 + (text[1] - '0');
    const int minute = (text[3] - '0') * 10 + (text[4] - '0');
    if (hour > 23 || minute > 59) return {};
    return model::TimeOfDay{static_cast<std::uint16_t>(hour), static_cast<std::uint16_t>(minute)};
}

std::string setTime(const toml::node& node, Rule& rule) {
    const std::string text = node.value<std::string>().value_or("");
    const std::string_view view = text;
    const bool window = view.size() == 11 && view[5] == '-';
    const auto start = window ? timeOfDayFrom(view.substr(0, 5)) : std::nullopt;
    const auto stop = window ? timeOfDayFrom(view.substr(6)) : std::nullopt;
    if (!start || !stop || *start == *stop) {
        return "two different times of day in UTC such as \"20:00-07:00\"";
    }
    rule.time = TimeWindow{*start, *stop};
    return {};
}

struct Key {
    std::string_view name;
    std::string (*set)(const toml::node&, Rule&);
};
constexpr std::array kKeys{
    Key{"number", setNumber},
    Key{"recipient", setPattern<&Rule::recipient>},
    Key{"user", setPattern<&Rule::user>},
    Key{"document", setPattern<&Rule::document>},
    Key{"attempt", setAttempt},
    Key{"time", setTime},
};

// ---- the file -----------------------------------------------------------------------------------

std::string place(const std::string& file, const toml::source_region& source) {
    return file + ":" + std::to_string(source.begin.line);
}

std::string foundIn(const toml::node& node) {
    if (const auto text = node.value<std::string>()) return inQuotes(*text);
    if (node.is_integer()) return std::to_string(node.value_or(std::int64_t{0}));
    if (node.is_boolean()) return node.value_or(false) ? "true" : "false";
    if (node.is_table()) return "a table";
    if (node.is_array()) return "a list";
    return node.is_floating_point() ? "a number with a fraction" : "a date or time";
}

std::string indexed(const std::string& key, std::size_t index) {
    return key + "[" + std::to_string(index) + "]";
}

class Parser {
  public:
    explicit Parser(const std::string& file) : file_(file) {}

    Result<Scenario> parse(const toml::table& root) const {
        Scenario scenario;
        scenario.name = file_;
        for (const auto& [key, node] : root) {
            if (key != "rule") {
                return complain(key.source(), inQuotes(key.str()),
                                "unknown key; a scenario has rules: [[rule]], or rule = [...]");
            }
            if (auto taken = takeRules(node, scenario.rules); !taken) {
                return tl::unexpected(taken.error());
            }
        }
        return scenario;
    }

  private:
    tl::unexpected<model::Error> complain(const toml::source_region& where, const std::string& key,
                                          const std::string& what) const {
        return fail(ErrorCode::invalidData, place(file_, where) + ": " + key + ": " + what);
    }
    tl::unexpected<model::Error> unexpected(const toml::node& node, const std::string& key,
                                            const std::string& expected) const {
        return complain(node.source(), key, foundIn(node) + ": expected " + expected);
    }

    Result<void> takeRules(const toml::node& node, std::vector<Rule>& rules) const {
        const auto* array = node.as_array();
        if (array == nullptr) {
            return unexpected(node, "rule", "a list of rules: [[rule]], or rule = [...]");
        }
        if (array->size() > kMostRules) {
            return complain(node.source(), "rule",
                            std::to_string(array->size()) + " rules: expected at most 1000");
        }
        for (const toml::node& element : *array) {
            const std::string key = indexed("rule", rules.size());
            if (!rules.empty() && rules.back().isForEveryCall()) {
                return complain(element.source(), key,
                                "never used: the rule before it matches every call; put it last");
            }
            if (auto taken = takeRule(element, key, rules.emplace_back()); !taken) return taken;
        }
        return {};
    }

    Result<void> takeRule(const toml::node& node, const std::string& key, Rule& rule) const {
        const auto* table = node.as_table();
        if (table == nullptr) {
            return unexpected(node, key, "a rule such as { attempt = 1, steps = [\"busy\"] }");
        }
        rule.origin = place(file_, node.source());
        for (const auto& [name, value] : *table) {
            if (name == "steps") continue;
            const auto found = std::ranges::find(kKeys, name.str(), &Key::name);
            if (found == kKeys.end()) return unknown(name, key);
            const std::string expected = found->set(value, rule);
            if (!expected.empty()) {
                return unexpected(value, key + "." + std::string(found->name), expected);
            }
        }
        const toml::node* const steps = table->get("steps");
        if (steps == nullptr) {
            return complain(node.source(), key,
                            "has no steps: expected a list such as steps = [\"busy\"]");
        }
        return takeSteps(*steps, key + ".steps", rule.steps);
    }

    tl::unexpected<model::Error> unknown(const toml::key& name, const std::string& key) const {
        std::string names;
        for (const Key& known : kKeys) names += std::string(known.name) + ", ";
        return complain(name.source(), key,
                        inQuotes(name.str()) + ": unknown key; a rule has " + names + "steps");
    }

    Result<void> takeSteps(const toml::node& node, const std::string& key, Steps& steps) const {
        const auto* array = node.as_array();
        if (array == nullptr)
            return unexpected(node, key, "a list such as [\"ring 5s\", \"busy\"]");
        if (array->size() > kMostSteps) {
            return complain(node.source(), key,
                            std::to_string(array->size()) + " steps: expected at most 100");
        }
        StepReader reader;
        for (const toml::node& element : *array) {
            const std::string full = indexed(key, steps.size());
            const auto text = element.value<std::string>();
            if (!text) return unexpected(element, full, "a step such as \"ring 5s\"");
            auto step = reader.take(*text);
            if (!step) return complain(element.source(), full, step.error().detail);
            steps.push_back(std::move(*step));
        }
        return {};
    }

    const std::string& file_;
};

}  // namespace

Result<Scenario> parseScenario(const std::string& text, const std::string& fileName) {
    if (text.size() > kLargestScenario) {
        return fail(ErrorCode::invalidData, fileName + ": " + std::to_string(text.size()) +
                                                " bytes: a scenario has at most " +
                                                std::to_string(kLargestScenario));
    }
    const toml::parse_result parsed = toml::parse(text);
    if (parsed) return Parser(fileName).parse(parsed.table());
    const toml::parse_error& error = parsed.error();
    return fail(ErrorCode::invalidData,
                place(fileName, error.source()) + ": " + std::string(error.description()));
}

}  // namespace winfax::line
