// SPDX-License-Identifier: MIT
#include "tool/configuration_text.h"

#include <algorithm>

#include "text/encoding.h"
#include "tool/display.h"
#include "tool/number_text.h"
#include "tool/time_text.h"

namespace winfax::tool {

namespace {

using model::Configuration;

std::string textOf(std::uint32_t number) { return std::to_string(number); }
std::string textOf(std::int32_t flag) { return flag ? "yes" : "no"; }
std::string textOf(const model::TimeOfDay& time) { return timeOfDayText(time); }
std::string textOf(const model::Text& text) { return text ? display(text) : "-"; }

// Each takes `value` into the member, or says what it wants instead.
using Wanted = const char*;

Wanted take(const std::string& value, std::uint32_t& number) {
    const auto parsed = parseNumber(value);
    number = parsed.value_or(number);
    return parsed ? nullptr : "a whole number from 0 to 4294967295";
}

Wanted take(const std::string& value, std::int32_t& flag) {
    const auto isOne = [&](auto... word) { return (sameWord(value, word) || ...); };
    if (isOne("yes", "on", "true", "1")) {
        flag = 1;
    } else if (isOne("no", "off", "false", "0")) {
        flag = 0;
    } else {
        return "yes or no";
    }
    return nullptr;
}

Wanted take(const std::string& value, model::TimeOfDay& time) {
    const auto parsed = parseTimeOfDay(value);
    time = parsed.value_or(time);
    return parsed ? nullptr : "a time of day in UTC, 00:00 to 23:59";
}

Wanted take(const std::string& value, model::Text& text) {
    text.reset();
    if (!value.empty()) text = text::fromUtf8(value);
    return nullptr;
}

std::string allNames() {
    std::string names;
    for (const auto& [name, value] : membersOf({})) names += (names.empty() ? "" : ", ") + name;
    return names;
}

}  // namespace

std::vector<std::pair<std::string, std::string>> membersOf(const Configuration& values) {
    std::vector<std::pair<std::string, std::string>> members;
    Configuration::fields([&](const char* name, model::as,
                              const auto& member) { members.emplace_back(name, textOf(member)); },
                          values);
    return members;
}

Expected<std::string> memberNamed(const std::string& name) {
    for (const auto& [known, value] : membersOf({})) {
        if (sameWord(known, name)) return known;
    }
    return failed(ExitCode::usage, "the configuration has no member", name,
                  "use one of " + allNames());
}

Expected<void> assign(Configuration& values, const std::string& assignment) {
    const auto equals = assignment.find('=');
    if (equals == std::string::npos) {
        return failed(ExitCode::usage, "no value", assignment, "write MEMBER=VALUE");
    }
    const auto wantedName = memberNamed(assignment.substr(0, equals));
    if (!wantedName) return tl::unexpected(wantedName.error());
    const std::string value = assignment.substr(equals + 1);
    Wanted wanted = nullptr;
    Configuration::fields(
        [&](const char* name, model::as, auto& member) {
            if (*wantedName == name) wanted = take(value, member);
        },
        values);
    if (wanted == nullptr) return {};
    return failed(ExitCode::usage, "no value of " + *wantedName, value,
                  std::string("write ") + wanted);
}

}  // namespace winfax::tool
