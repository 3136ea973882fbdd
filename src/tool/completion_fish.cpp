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

std::string beginningForFish(const manual::Command& command) {
    return "complete -c faxctl -n " + quotedForFish("__faxctl_at " + quotedForFish(command.path));
}

void writeOptionForFish(std::ostream& out, const manual::Command& command,
                        const manual::Option& option) {
    out << beginningForFish(command);
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

void writeCommandForFish(std::ostream& out, const manual::Command& command) {
    for (const Candidate& word : candidateWords(command)) {
        out << beginningForFish(command) << " -a " << word.word << " -d "
            << quotedForFish(word.description) << '\n';
    }
    if (takesFile(command)) out << beginningForFish(command) << " -F\n";
    for (const manual::Option& option : command.options) writeOptionForFish(out, command, option);
}

std::string pathsPatternForFish(const manual::Command& root) {
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
        << pathsPatternForFish(root) << R"(
                set command "$command $word"
        end
    end
    test "$command" = "$argv[1]"
end
complete -c faxctl -f
)";
    for (const manual::Command* command : allCommands(root)) writeCommandForFish(out, *command);
    return out.str();
}

}  // namespace winfax::tool
