// SPDX-License-Identifier: MIT
#include <sstream>

#include "tool/completion_script.h"

namespace winfax::tool {

namespace {

// Between single quotes a backslash is one before a quote or another backslash only.
std::string quotedForFish(std::string_view text) {
    std::string doubled;
    for (const char letter : text) {
        if (letter == '\\') doubled += '\\';
        doubled += letter;
    }
    return quoted(doubled, "\\'");
}

std::string beginning(const manual::Command& command) {
    return "complete -c faxctl -n " + quotedForFish("__faxctl_at " + quotedForFish(command.path));
}

void writeOption(std::ostream& out, const manual::Command& command, const manual::Option& option) {
    out << beginning(command);
    for (const std::string& name : option.names) {
        out << (name.starts_with("--") ? " -l " + name.substr(2) : " -s " + name.substr(1));
    }
    if (isFile(option)) {
        out << " -r -F";
    } else if (!option.choices.empty()) {
        out << " -x -a " << quotedForFish(joined(option.choices, " "));
    } else if (!option.value.empty()) {
        out << " -x";
    }
    out << " -d " << quotedForFish(option.description) << '\n';
}

void writeCommand(std::ostream& out, const manual::Command& command) {
    for (const Candidate& word : candidateWords(command)) {
        out << beginning(command) << " -a " << word.word << " -d "
            << quotedForFish(word.description) << '\n';
    }
    if (takesFile(command)) out << beginning(command) << " -F\n";
    for (const manual::Option& option : command.options) writeOption(out, command, option);
}

std::string pathsPattern(const manual::Command& root) {
    std::vector<std::string> paths;
    for (const std::string& path : commandPaths(root)) paths.push_back(quotedForFish(path));
    return joined(paths, " \\\n                ");
}

}  // namespace

std::string fishCompletion(const manual::Command& root) {
    std::ostringstream out;
    out << "# Completion of " << root.name << " for fish; made by \"" << root.name
        << " completion fish\".\n"
        << R"(function __faxctl_at
    set -l command faxctl
    set -l typed (commandline -opc)
    for word in $typed[2..-1]
        switch "$command $word"
            case )"
        << pathsPattern(root) << R"(
                set command "$command $word"
        end
    end
    test "$command" = "$argv[1]"
end
complete -c faxctl -f
)";
    for (const manual::Command* command : allCommands(root)) writeCommand(out, *command);
    return out.str();
}

}  // namespace winfax::tool
