// SPDX-License-Identifier: MIT
#include <sstream>

#include "tool/completion_script.h"

namespace winfax::tool {

namespace {

std::string quotedForBash(std::string_view text) { return quoted(text, "'\\''"); }

std::string wordsOfForBash(const manual::Command& command) {
    std::vector<std::string> words;
    for (const Candidate& word : candidateWords(command)) words.push_back(word.word);
    for (const Candidate& option : candidateOptions(command)) words.push_back(option.word);
    return quotedForBash(joined(words, " "));
}

void writeValuesForBash(std::ostream& out, const manual::Command& root) {
    for (const ValuePlace& place : valuePlaces(root)) {
        out << "        " << quotedForBash(place.path) << ") ";
        if (isFile(*place.option)) {
            out << "files=yes";
        } else {
            out << "words=" << quotedForBash(joined(place.option->choices, " "));
        }
        out << " ;;\n";
    }
}

void writeCommandsForBash(std::ostream& out, const manual::Command& root) {
    for (const manual::Command* command : allCommands(root)) {
        out << "            " << quotedForBash(command->path)
            << ") words=" << wordsOfForBash(*command) << (takesFile(*command) ? " files=yes" : "")
            << " ;;\n";
    }
}

std::string pathsPatternForBash(const manual::Command& root) {
    std::vector<std::string> paths;
    for (const std::string& path : commandPaths(root)) paths.push_back(quotedForBash(path));
    return joined(paths, " | \\\n                ");
}

}  // namespace

// Words that a value follows are looked at first; only where there is none, commands and options
// are offered.
std::string bashCompletion(const manual::Command& root) {
    std::ostringstream out;
    out << "# Completion of " << root.name << " for bash; made by \"" << root.name
        << " completion bash\".\n"
        << R"(_faxctl() {
    local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD - 1]}
    local command=faxctl words= files= index
    # --option=value comes as three words.
    if [[ $current == '=' ]]; then
        current=
    elif [[ $previous == '=' ]] && ((COMP_CWORD > 2)); then
        previous=${COMP_WORDS[COMP_CWORD - 2]}
    fi
    for ((index = 1; index < COMP_CWORD; ++index)); do
        case "$command ${COMP_WORDS[index]}" in
            )"
        << pathsPatternForBash(root) << R"()
                command+=" ${COMP_WORDS[index]}" ;;
        esac
    done
    case "$command $previous" in
)";
    writeValuesForBash(out, root);
    out << R"(        *) case "$command" in
)";
    writeCommandsForBash(out, root);
    out << R"(        esac ;;
    esac
    mapfile -t COMPREPLY < <(compgen -W "$words" -- "$current")
    if [[ -n $files ]]; then
        compopt -o filenames 2> /dev/null
        mapfile -t -O "${#COMPREPLY[@]}" COMPREPLY < <(compgen -f -- "$current")
    fi
}
complete -F _faxctl faxctl
)";
    return out.str();
}

}  // namespace winfax::tool
