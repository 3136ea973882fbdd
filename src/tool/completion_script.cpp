// SPDX-License-Identifier: MIT
#include "tool/completion_script.h"

#include <algorithm>

namespace winfax::tool {

using manual::Command;
using manual::Option;

std::vector<Candidate> candidateWords(const Command& command) {
    std::vector<Candidate> words;
    for (const Command& child : command.commands) words.push_back({child.name, child.description});
    for (const Option& positional : command.positionals) {
        for (const std::string& choice : positional.choices) {
            words.push_back({choice, positional.description});
        }
    }
    return words;
}

// Short names are for who knows them.
std::vector<Candidate> candidateOptions(const Command& command) {
    std::vector<Candidate> words;
    for (const Option& option : command.options) {
        for (const std::string& name : option.names) {
            if (name.starts_with("--")) words.push_back({name, option.description});
        }
    }
    return words;
}

bool isFile(const Option& option) {
    return option.value == "FILE" || option.value == "DIRECTORY" || option.value == "FOLDER";
}

bool takesFile(const Command& command) { return std::ranges::any_of(command.positionals, isFile); }

std::vector<ValuePlace> valuePlaces(const Command& root) {
    std::vector<ValuePlace> places;
    for (const Command* command : allCommands(root)) {
        for (const Option& option : command->options) {
            if (option.value.empty()) continue;
            for (const std::string& name : option.names) {
                places.push_back({command->path + " " + name, command, &option});
            }
        }
    }
    return places;
}

std::vector<std::string> commandPaths(const Command& root) {
    std::vector<std::string> paths;
    for (const Command* command : allCommands(root)) {
        if (command != &root) paths.push_back(command->path);
    }
    return paths;
}

std::string quoted(std::string_view text, std::string_view quote) {
    std::string result = "'";
    for (const char letter : text) {
        if (letter == '\'') {
            result += quote;
        } else {
            result += letter;
        }
    }
    return result + "'";
}

std::string joined(const std::vector<std::string>& texts, std::string_view separator) {
    std::string result;
    for (const std::string& text : texts) {
        if (&text != &texts.front()) result += separator;
        result += text;
    }
    return result;
}

}  // namespace winfax::tool
