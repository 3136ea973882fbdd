// SPDX-License-Identifier: MIT
// What every command must have, over the commands as the parser has them.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <set>
#include <sstream>

#include "support/test_environment.h"
#include "tool/exit_codes.h"
#include "tool/faxctl.h"

namespace winfax::tool {
namespace {

using manual::Command;
using testing::HasSubstr;

std::string documented() {
    const auto folder = test::readVariable("WINFAX_DOCS_DIR");
    if (!folder) return {};
    std::ifstream file(std::filesystem::path(*folder) / "faxctl.md");
    std::stringstream text;
    text << file.rdbuf();
    return text.str();
}

bool hasOption(const Command& command, const std::string& name) {
    return std::ranges::any_of(command.options, [&](const manual::Option& option) {
        return std::ranges::find(option.names, name) != option.names.end();
    });
}

TEST(CommandTree, EveryCommandHasHelpAnExampleAndJson) {
    const Command root = faxctlCommands();
    // What they print is text in a shell's language, or what another program prints.
    const std::set<std::string> withoutJson{"faxctl", "faxctl completion", "faxctl record",
                                            "faxctl replay"};
    for (const Command* command : manual::allCommands(root)) {
        SCOPED_TRACE(command->path);
        EXPECT_TRUE(hasOption(*command, "--help"));
        EXPECT_FALSE(command->description.empty());
        EXPECT_EQ(hasOption(*command, "--json"), !withoutJson.contains(command->path));
        if (command == &root) continue;
        // An example of itself, or of the command that it belongs to.
        const std::string first = command->path.substr(0, command->path.find(' ', 7));
        EXPECT_THAT(command->footer, HasSubstr("Examples:\n"));
        EXPECT_THAT(command->footer, HasSubstr("  " + first));
    }
}

TEST(CommandTree, EveryOptionSaysWhatItIsFor) {
    const Command root = faxctlCommands();
    for (const Command* command : manual::allCommands(root)) {
        for (const auto* list : {&command->options, &command->positionals}) {
            for (const manual::Option& option : *list) {
                ASSERT_FALSE(option.names.empty()) << command->path;
                EXPECT_FALSE(option.description.empty())
                    << command->path << ' ' << option.names.front();
            }
        }
    }
}

TEST(CommandTree, EveryCommandIsInTheDocumentation) {
    const std::string text = documented();
    const Command root = faxctlCommands();
    for (const Command& command : root.commands) {
        const std::string name = command.name;
        EXPECT_TRUE(text.find("`faxctl " + name) != text.npos ||
                    text.find("`" + name + "`") != text.npos)
            << name;
    }
}

TEST(CommandTree, TableOfExitCodesIsTheDocumentedOne) {
    const std::string text = documented();
    for (const ExitCodeMeaning& one : kExitCodes) {
        const std::string row =
            "| " + std::to_string(static_cast<int>(one.code)) + " | " + one.meaning + " |\n";
        EXPECT_THAT(text, HasSubstr(row));
    }
}

TEST(CommandTree, ChoicesAndFilesAreKnown) {
    const Command root = faxctlCommands();
    const auto all = manual::allCommands(root);
    const auto set = std::ranges::find(all, std::string("faxctl lines set"), &Command::path);
    ASSERT_NE(set, all.end());
    const auto send = std::ranges::find_if((*set)->options, [](const manual::Option& option) {
        return option.names.front() == "--send";
    });
    ASSERT_NE(send, (*set)->options.end());
    EXPECT_THAT(send->choices, testing::ElementsAre("on", "off"));
    EXPECT_EQ(send->value, "on|off");
    EXPECT_FALSE(std::ranges::any_of(all, [](const Command* command) {
        return command->path == "faxctl man";
    })) << "hidden from the help";
}

}  // namespace
}  // namespace winfax::tool
