// SPDX-License-Identifier: MIT
#include "manual/command_tree.h"

#include <string_view>

namespace winfax::manual {

namespace {

// The parser shows a value's checks behind its name, "on|off:{on,off}" or "N:UINT in [0 - 99]", and
// has no other way to ask for the members of a set.
std::vector<std::string> choicesIn(std::string_view typeName) {
    std::vector<std::string> choices;
    const auto open = typeName.find(":{");
    const auto close = typeName.find('}', open == typeName.npos ? 0 : open);
    if (open == typeName.npos || close == typeName.npos) return choices;
    std::string_view members = typeName.substr(open + 2, close - open - 2);
    while (!members.empty()) {
        const auto comma = members.find(',');
        choices.emplace_back(members.substr(0, comma));
        members.remove_prefix(comma == members.npos ? members.size() : comma + 1);
    }
    return choices;
}

Option describe(const CLI::Option& option) {
    Option described;
    const std::string typeName = option.get_type_name();
    if (option.get_positional()) {
        described.names = {option.get_name(true)};
        described.value = described.names.front();
    } else {
        for (const std::string& name : option.get_snames()) described.names.push_back("-" + name);
        for (const std::string& name : option.get_lnames()) described.names.push_back("--" + name);
        if (option.get_items_expected_max() > 0) {
            described.value = typeName.substr(0, typeName.find(':'));
        }
    }
    described.choices = choicesIn(typeName);
    described.description = option.get_description();
    described.required = option.get_required();
    described.repeats = option.get_items_expected_max() > 1;
    return described;
}

Command describe(const CLI::App& app, const std::string& parentPath) {
    Command command;
    command.name = app.get_name();
    command.path = parentPath.empty() ? command.name : parentPath + " " + command.name;
    command.description = app.get_description();
    command.footer = app.get_footer();
    command.needsCommand = app.get_require_subcommand_min() > 0;
    for (const CLI::Option* option : app.get_options()) {
        if (option->get_group().empty()) continue;
        auto& list = option->get_positional() ? command.positionals : command.options;
        list.push_back(describe(*option));
    }
    for (const CLI::App* child : app.get_subcommands([](const CLI::App*) { return true; })) {
        if (!child->get_group().empty()) {
            command.commands.push_back(describe(*child, command.path));
        }
    }
    return command;
}

void collect(const Command& command, std::vector<const Command*>& all) {
    all.push_back(&command);
    for (const Command& child : command.commands) collect(child, all);
}

}  // namespace

Command describe(const CLI::App& app) { return describe(app, {}); }

std::vector<const Command*> allCommands(const Command& root) {
    std::vector<const Command*> all;
    collect(root, all);
    return all;
}

}  // namespace winfax::manual
