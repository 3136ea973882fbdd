// SPDX-License-Identifier: MIT
// lines.toml as a text that commands change. Whether the result means anything is for the service
// to say; here it is TOML with [[line]] and [[route]] in it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "tool/failure.h"
#include "tool/json_of.h"

namespace winfax::tool {

// Of a line: what is given is set, the rest stays.
struct LineEdit {
    std::string name;
    std::optional<std::string> type;
    std::optional<std::uint32_t> device;
    std::optional<std::string> scenario;
    std::vector<std::string> set;    // KEY=VALUE; "far.csid" is csid in the table far
    std::vector<std::string> unset;  // KEY

    bool isEmpty() const { return !type && !device && !scenario && set.empty() && unset.empty(); }
};

// Each returns the whole new text. Comments are lost, the order of lines and routes is kept. A line
// goes by its name; the case of ASCII letters does not matter.
Expected<std::string> withLineAdded(const std::string& text, const LineEdit& line);
Expected<std::string> withLineChanged(const std::string& text, const LineEdit& line);
Expected<std::string> withLineRemoved(const std::string& text, const std::string& name);
// In place of the route that this number had.
Expected<std::string> withRoute(const std::string& text, const std::string& number,
                                const std::string& instance);
Expected<std::string> withoutRoute(const std::string& text, const std::string& number);

// What is wrong with KEY=VALUE can be told before a service is asked.
Expected<void> checkAssignments(const LineEdit& line);

// {"lines": [{"name": ...}], "routes": [{"number": ..., "instance": ...}]}: keys and values as they
// stand in the text.
Expected<Json> jsonOfLinesText(const std::string& text);

}  // namespace winfax::tool
