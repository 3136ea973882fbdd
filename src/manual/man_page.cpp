// SPDX-License-Identifier: MIT
#include "manual/man_page.h"

#include <algorithm>
#include <cctype>
#include <sstream>
#include <string_view>

namespace winfax::manual {

namespace {

// Text as roff prints it unchanged: its own escape character, hyphens that a reader may copy, and
// no line that begins like a request.
std::string plain(std::string_view text) {
    std::string result;
    for (const char letter : text) {
        const bool beginsLine = result.empty() || result.back() == '\n';
        if (beginsLine && (letter == '.' || letter == '\'')) result += "\\&";
        if (letter == '\\') {
            result += "\\e";
        } else if (letter == '-') {
            result += "\\-";
        } else {
            result += letter;
        }
    }
    return result;
}

std::string bold(std::string_view text) { return "\\fB" + plain(text) + "\\fR"; }
std::string italic(std::string_view text) { return "\\fI" + plain(text) + "\\fR"; }

std::string upperCase(std::string text) {
    std::ranges::transform(text, text.begin(), [](unsigned char letter) {
        return static_cast<char>(std::toupper(letter));
    });
    return text;
}

// "faxctl lines set [options] LINE"
std::string usageOf(const Command& command) {
    std::string usage = bold(command.path) + " [" + italic("options") + "]";
    if (command.needsCommand) usage += " " + italic("command");
    for (const Option& positional : command.positionals) {
        const std::string value = italic(positional.value) + (positional.repeats ? " ..." : "");
        usage += positional.required ? " " + value : " [" + value + "]";
    }
    return usage;
}

void writeOption(std::ostream& out, const Option& option) {
    out << ".TP\n";
    const char* separator = "";
    for (const std::string& name : option.names) {
        out << separator << (option.value == name ? italic(name) : bold(name));
        separator = ", ";
    }
    if (!option.value.empty() && option.value != option.names.front()) {
        out << ' ' << italic(option.value);
    }
    out << '\n' << plain(option.description) << (option.required ? " (required)" : "") << ".\n";
}

// The lines of a help's footer as they stand there: its examples are aligned by blanks.
void writeFooter(std::ostream& out, const std::string& footer) {
    if (footer.empty()) return;
    out << ".PP\n.nf\n";
    std::istringstream lines(footer);
    for (std::string line; std::getline(lines, line);) out << plain(line) << '\n';
    out << ".fi\n";
}

bool isHelp(const Option& option) {
    return std::ranges::find(option.names, "--help") != option.names.end();
}

void writeOptions(std::ostream& out, const Command& command) {
    for (const Option& positional : command.positionals) writeOption(out, positional);
    for (const Option& option : command.options) {
        if (!isHelp(option)) writeOption(out, option);
    }
}

void writeCommand(std::ostream& out, const Command& command) {
    out << ".SS " << usageOf(command) << '\n' << plain(command.description) << '\n';
    writeOptions(out, command);
    writeFooter(out, command.footer);
}

void writeRows(std::ostream& out, const char* heading, const PageFacts::Rows& rows) {
    if (rows.empty()) return;
    out << ".SH " << heading << '\n';
    for (const auto& [what, explanation] : rows) {
        out << ".TP\n" << bold(what) << '\n' << plain(explanation) << '\n';
    }
}

void writeSeeAlso(std::ostream& out, const std::vector<std::string>& pages) {
    if (pages.empty()) return;
    out << ".SH SEE ALSO\n";
    for (const std::string& page : pages) {
        const auto bracket = page.find('(');
        out << ".BR " << plain(page.substr(0, bracket)) << ' ' << page.substr(bracket)
            << (&page == &pages.back() ? "" : ",") << '\n';
    }
}

}  // namespace

void writeManPage(std::ostream& out, const Command& root, const PageFacts& facts) {
    out << ".\\\" Made by " << root.name << " itself, out of what its command line knows.\n"
        << ".TH " << upperCase(root.name) << ' ' << facts.section << " \"\" \"" << facts.release
        << "\"\n.SH NAME\n"
        << plain(root.name) << " \\- " << plain(facts.summary) << '\n'
        << ".SH SYNOPSIS\n"
        << usageOf(root) << '\n'
        << ".SH DESCRIPTION\n"
        << plain(root.description) << '\n';
    writeFooter(out, root.footer);
    out << ".SH OPTIONS\n.TP\n"
        << bold("-h") << ", " << bold("--help") << "\nShows the options of a command, and exits.\n";
    writeOptions(out, root);
    const auto all = allCommands(root);
    if (all.size() > 1) out << ".SH COMMANDS\n";
    for (const Command* command : all) {
        if (command != &root && !command->needsCommand) writeCommand(out, *command);
    }
    writeRows(out, "EXIT STATUS", facts.exitCodes);
    writeRows(out, "ENVIRONMENT", facts.environment);
    writeRows(out, "FILES", facts.files);
    writeSeeAlso(out, facts.seeAlso);
}

}  // namespace winfax::manual
