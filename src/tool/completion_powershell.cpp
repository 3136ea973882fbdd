// SPDX-License-Identifier: MIT
#include <sstream>

#include "tool/completion_script.h"

namespace winfax::tool {

namespace {

std::string quotedForPowerShell(std::string_view text) { return quoted(text, "''"); }

void writeWordsForPowerShell(std::ostream& out, const manual::Command& command) {
    out << "        " << quotedForPowerShell(command.path) << " = [ordered]@{\n";
    auto candidates = candidateWords(command);
    for (Candidate& option : candidateOptions(command)) candidates.push_back(std::move(option));
    for (const Candidate& candidate : candidates) {
        out << "            " << quotedForPowerShell(candidate.word) << " = "
            << quotedForPowerShell(candidate.description) << '\n';
    }
    out << "        }\n";
}

// An option without choices is listed all the same: behind it, no commands are offered.
void writeValuesForPowerShell(std::ostream& out, const manual::Command& root) {
    for (const ValuePlace& place : valuePlaces(root)) {
        out << "        " << quotedForPowerShell(place.path) << " = [ordered]@{";
        for (const std::string& choice : place.option->choices) {
            out << ' ' << quotedForPowerShell(choice) << " = "
                << quotedForPowerShell(place.option->description) << ';';
        }
        out << " }\n";
    }
}

}  // namespace

// Where nothing is offered, PowerShell offers files by itself.
std::string powershellCompletion(const manual::Command& root) {
    std::ostringstream out;
    out << "# Completion of " << root.name << " for PowerShell; made by \"" << root.name
        << " completion powershell\".\n"
        << R"(Register-ArgumentCompleter -Native -CommandName faxctl, faxctl.exe -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)
    $words = @{
)";
    for (const manual::Command* command : allCommands(root)) writeWordsForPowerShell(out, *command);
    out << R"(    }
    $values = @{
)";
    writeValuesForPowerShell(out, root);
    out << R"(    }
    $command = 'faxctl'
    $previous = ''
    foreach ($element in ($commandAst.CommandElements | Select-Object -Skip 1)) {
        if ($element.Extent.EndOffset -ge $cursorPosition) { break }
        $previous = $element.Extent.Text
        if ($words.ContainsKey("$command $previous")) { $command = "$command $previous" }
    }
    $offered = $values["$command $previous"]
    if ($null -eq $offered) { $offered = $words[$command] }
    $offered.GetEnumerator() | Where-Object { $_.Key -like "$wordToComplete*" } | ForEach-Object {
        [System.Management.Automation.CompletionResult]::new($_.Key, $_.Key, 'ParameterValue', $_.Value)
    }
}
)";
    return out.str();
}

}  // namespace winfax::tool
