// SPDX-License-Identifier: MIT
#include <sstream>

#include "tool/completion_script.h"

namespace winfax::tool {

namespace {

std::string quotedForZsh(std::string_view text) { return quoted(text, "'\\''"); }

// 'word:description'; a colon inside the word would end it.
std::string describedForZsh(const Candidate& candidate) {
    std::string word;
    for (const char letter : candidate.word) {
        if (letter == ':') word += '\\';
        word += letter;
    }
    return quotedForZsh(word + ":" + candidate.description);
}

void writeListForZsh(std::ostream& out, const char* name,
                     const std::vector<Candidate>& candidates) {
    out << "            " << name << "=(";
    for (const Candidate& candidate : candidates)
        out << "\n                " << describedForZsh(candidate);
    out << ")\n";
}

void writeValuesForZsh(std::ostream& out, const manual::Command& root) {
    for (const ValuePlace& place : valuePlaces(root)) {
        out << "        (" << quotedForZsh(place.path) << ") ";
        if (isFile(*place.option)) {
            out << "_files";
        } else if (place.option->choices.empty()) {
            out << "_message " << quotedForZsh(place.option->value);
        } else {
            out << "compadd -- " << joined(place.option->choices, " ");
        }
        out << "; return ;;\n";
    }
}

void writeCommandsForZsh(std::ostream& out, const manual::Command& root) {
    for (const manual::Command* command : allCommands(root)) {
        out << "        (" << quotedForZsh(command->path) << ")\n";
        writeListForZsh(out, "words_here", candidateWords(*command));
        writeListForZsh(out, "options_here", candidateOptions(*command));
        if (takesFile(*command)) out << "            _files\n";
        out << "            ;;\n";
    }
}

std::string pathsPatternForZsh(const manual::Command& root) {
    std::vector<std::string> paths;
    for (const std::string& path : commandPaths(root)) paths.push_back(quotedForZsh(path));
    return joined(paths, "|\\\n                ");
}

}  // namespace

// The last lines serve both ways to get at it: as a file in $fpath, which is run as the function
// itself, and as a text that a shell reads at its start.
std::string zshCompletion(const manual::Command& root) {
    std::ostringstream out;
    out << "#compdef " << root.name << "\n# Completion of " << root.name << " for zsh; made by \""
        << root.name << " completion zsh\".\n"
        << R"(_faxctl() {
    local command=faxctl word
    local -a words_here options_here
    for word in "${(@)words[2,CURRENT-1]}"; do
        case "$command $word" in
            ()"
        << pathsPatternForZsh(root) << R"()
                command+=" $word" ;;
        esac
    done
    case "$command ${words[CURRENT-1]}" in
)";
    writeValuesForZsh(out, root);
    out << R"(    esac
    case "$command" in
)";
    writeCommandsForZsh(out, root);
    out << R"(    esac
    _describe -t commands command words_here
    _describe -o -t options option options_here
}
if [[ ${funcstack[1]} == _faxctl ]]; then
    _faxctl "$@"
else
    compdef _faxctl faxctl
fi
)";
    return out.str();
}

}  // namespace winfax::tool
