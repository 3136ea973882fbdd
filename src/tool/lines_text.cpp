// SPDX-License-Identifier: MIT
#include "tool/lines_text.h"

#include <algorithm>
#include <sstream>
#include <string_view>

#include "tool/display.h"
#include "tool/lines_toml.h"

namespace winfax::tool {

namespace {

// ---- one section --------------------------------------------------------------------------------

toml::array::iterator sectionWith(toml::array& array, std::string_view key,
                                  const std::string& wanted) {
    return std::find_if(array.begin(), array.end(), [&](toml::node& node) {
        const toml::table* table = node.as_table();
        return table != nullptr && sameWord((*table)[key].value_or(std::string()), wanted);
    });
}

// "far.csid" is {"far", "csid"}.
std::vector<std::string> partsOf(const std::string& key) {
    std::vector<std::string> parts;
    std::istringstream in(key);
    for (std::string part; std::getline(in, part, '.');) parts.push_back(part);
    if (key.ends_with('.')) parts.emplace_back();
    return parts;
}

// The table that holds the last part of a key; null when there is none and none is to be made.
toml::table* holderOf(toml::table& line, const std::vector<std::string>& parts, bool make) {
    toml::table* table = &line;
    for (std::size_t i = 0; i + 1 < parts.size(); ++i) {
        toml::node* next = table->get(parts[i]);
        if (next == nullptr && make) {
            next = &table->insert_or_assign(parts[i], toml::table()).first->second;
        }
        if (next == nullptr || !next->is_table()) return nullptr;
        table = next->as_table();
    }
    return table;
}

struct Assignment {
    std::string key;
    std::vector<std::string> parts;
    std::string value;
};

Expected<Assignment> assignmentIn(const std::string& word) {
    const auto equals = word.find('=');
    Assignment assignment;
    if (equals != std::string::npos) {
        assignment.key = word.substr(0, equals);
        assignment.parts = partsOf(assignment.key);
        assignment.value = word.substr(equals + 1);
    }
    if (assignment.parts.empty() || std::ranges::count(assignment.parts, std::string()) > 0) {
        return failed(ExitCode::usage, "cannot set", word,
                      "write KEY=VALUE, such as ecm=false or far.csid=\"FAR END\"");
    }
    return assignment;
}

Expected<void> set(toml::table& line, const std::string& word) {
    const auto assignment = assignmentIn(word);
    if (!assignment) return tl::unexpected(assignment.error());
    toml::table* table = holderOf(line, assignment->parts, true);
    if (table == nullptr) {
        return failed(ExitCode::refused, "cannot set", assignment->key,
                      "what stands before the dot has no keys of its own");
    }
    insertWritten(*table, assignment->parts.back(), assignment->value);
    return {};
}

Expected<void> unset(toml::table& line, const std::string& key) {
    const auto parts = partsOf(key);
    toml::table* table = parts.empty() ? nullptr : holderOf(line, parts, false);
    if (table == nullptr || table->erase(parts.back()) == 0) {
        return failed(ExitCode::refused, "this line has no key", key,
                      "\"faxctl lines config\" shows those it has");
    }
    return {};
}

Expected<void> apply(toml::table& line, const LineEdit& edit) {
    if (edit.type) line.insert_or_assign("type", *edit.type);
    if (edit.device) line.insert_or_assign("device", std::int64_t{*edit.device});
    if (edit.scenario) line.insert_or_assign("scenario", *edit.scenario);
    for (const std::string& word : edit.set) {
        if (auto done = set(line, word); !done) return done;
    }
    for (const std::string& key : edit.unset) {
        if (auto done = unset(line, key); !done) return done;
    }
    return {};
}

// ---- the whole text -----------------------------------------------------------------------------

// The text after `edit` has been at the tables.
template <class Edit>
Expected<std::string> edited(const std::string& text, Edit edit) {
    auto root = parseLinesToml(text);
    if (!root) return tl::unexpected(root.error());
    const Expected<void> done = edit(*root);
    if (!done) return tl::unexpected(done.error());
    return textOfLines(*root);
}

tl::unexpected<Failure> noLine(const std::string& name) {
    return failed(ExitCode::refused, "there is no line", name,
                  "\"faxctl lines config\" shows them by their names");
}

}  // namespace

Expected<std::string> withLineAdded(const std::string& text, const LineEdit& line) {
    return edited(text, [&](toml::table& root) -> Expected<void> {
        toml::array& lines = sectionsOf(root, "line");
        if (sectionWith(lines, "name", line.name) != lines.end()) {
            return failed(ExitCode::refused, "there is a line already", line.name,
                          "\"faxctl lines change\" changes it");
        }
        toml::table table{{"name", line.name}};
        if (auto applied = apply(table, line); !applied) return applied;
        lines.push_back(std::move(table));
        return {};
    });
}

Expected<std::string> withLineChanged(const std::string& text, const LineEdit& line) {
    return edited(text, [&](toml::table& root) -> Expected<void> {
        toml::array& lines = sectionsOf(root, "line");
        const auto found = sectionWith(lines, "name", line.name);
        if (found == lines.end()) return noLine(line.name);
        return apply(*found->as_table(), line);
    });
}

Expected<std::string> withLineRemoved(const std::string& text, const std::string& name) {
    return edited(text, [&](toml::table& root) -> Expected<void> {
        toml::array& lines = sectionsOf(root, "line");
        const auto found = sectionWith(lines, "name", name);
        if (found == lines.end()) return noLine(name);
        lines.erase(found);
        return {};
    });
}

Expected<std::string> withRoute(const std::string& text, const std::string& number,
                                const std::string& instance) {
    return edited(text, [&](toml::table& root) -> Expected<void> {
        toml::array& routes = sectionsOf(root, "route");
        const auto found = sectionWith(routes, "number", number);
        if (found != routes.end()) {
            found->as_table()->insert_or_assign("instance", instance);
        } else {
            routes.push_back(toml::table{{"number", number}, {"instance", instance}});
        }
        return {};
    });
}

Expected<std::string> withoutRoute(const std::string& text, const std::string& number) {
    return edited(text, [&](toml::table& root) -> Expected<void> {
        toml::array& routes = sectionsOf(root, "route");
        const auto found = sectionWith(routes, "number", number);
        if (found == routes.end()) {
            return failed(ExitCode::refused, "there is no route for", number,
                          "\"faxctl lines route list\" shows them");
        }
        routes.erase(found);
        return {};
    });
}

Expected<void> checkAssignments(const LineEdit& line) {
    for (const std::string& word : line.set) {
        if (const auto understood = assignmentIn(word); !understood) {
            return tl::unexpected(understood.error());
        }
    }
    return {};
}

Expected<Json> jsonOfLinesText(const std::string& text) {
    const auto root = parseLinesToml(text);
    if (!root) return tl::unexpected(root.error());
    const auto list = [&root](std::string_view key) {
        const toml::node* node = root->get(key);
        return node != nullptr ? jsonOfToml(*node) : Json::array();
    };
    return Json{{"lines", list("line")}, {"routes", list("route")}};
}

}  // namespace winfax::tool
