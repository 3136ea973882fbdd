// SPDX-License-Identifier: MIT
#include "tool/faxctl.h"

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <algorithm>
#include <exception>
#include <memory>
#include <sstream>

#include "tool/command.h"
#include "tool/exit_codes.h"

namespace winfax::tool {

namespace {

std::string footer() {
    std::string text =
        "Which service is meant: WINFAX_INSTANCE and WINFAX_STATE_DIR, as for every fax program.\n"
        "Exit codes:";
    for (const ExitCodeMeaning& one : kExitCodes) {
        text += (one.code == ExitCode::ok ? " " : "; ") +
                std::to_string(static_cast<int>(one.code)) + " " + one.brief;
    }
    return text + ".\n\"faxctl COMMAND --help\" shows examples.";
}

// Every command there is; docs/faxctl.md has the same order.
std::unique_ptr<CLI::App> makeCommands(Context& context) {
    auto faxctl = std::make_unique<CLI::App>("Looks at and steers the fax service of this machine.",
                                             "faxctl");
    faxctl->allow_windows_style_options(false);  // "/tmp/fax.tif" is a file
    faxctl->set_version_flag("--version", "faxctl " FAXCTL_VERSION);
    faxctl->require_subcommand(1);
    faxctl->footer(footer());
    for (const auto add :
         {addStatus,      addStop,   addWatch,      addJobs,      addJobControl, addReceive,
          addCall,        addShow,   addSend,       addBroadcast, addCover,      addTrace,
          addRecord,      addReplay, addEvents,     addClock,     addProfile,    addLines,
          addConfig,      addLog,    addRouting,    addPlugins,   addRights,     addFault,
          addConformance, addDoctor, addCompletion, addMan}) {
        add(*faxctl, context);
    }
    return faxctl;
}

// The words typed so far, as far as they name commands: "faxctl clock advance".
std::string commandTyped(const CLI::App& faxctl) {
    std::string words = faxctl.get_name();
    const CLI::App* app = &faxctl;
    while (!app->get_subcommands().empty()) {
        app = app->get_subcommands().front();
        words += " " + app->get_name();
    }
    return words;
}

int finish(const Console& console, const Outcome& outcome) {
    console.out.flush();
    if (outcome) return static_cast<int>(*outcome);
    console.err << lineOf(outcome.error()) << std::endl;
    return static_cast<int>(outcome.error().exitCode);
}

int judge(CLI::App& faxctl, const CLI::ParseError& error, const Console& console) {
    if (error.get_exit_code() == static_cast<int>(CLI::ExitCodes::Success)) {
        faxctl.exit(error, console.out, console.err);  // --help and --version
        return static_cast<int>(ExitCode::ok);
    }
    std::string what = error.what();
    std::ranges::replace(what, '\n', ' ');
    return finish(console,
                  failed(ExitCode::usage, what, {}, "see \"" + commandTyped(faxctl) + " --help\""));
}

}  // namespace

CLI::App* addCommand(CLI::App& parent, Context& context, std::string name, std::string description,
                     std::string examples) {
    CLI::App* command =
        addTextCommand(parent, std::move(name), std::move(description), std::move(examples));
    command->add_flag("--json", context.json, "Write JSON (docs/faxctl.md)");
    return command;
}

CLI::App* addTextCommand(CLI::App& parent, std::string name, std::string description,
                         std::string examples) {
    CLI::App* command = parent.add_subcommand(std::move(name), std::move(description));
    command->footer("Examples:\n" + std::move(examples));
    return command;
}

const char* faxctlVersion() { return FAXCTL_VERSION; }

manual::Command faxctlCommands() {
    std::ostringstream nowhere;
    Context context{Console{nowhere, nowhere}, false, {}};
    return manual::describe(*makeCommands(context));
}

int runFaxctl(std::vector<std::string> arguments, Console console) {
    Context context{console, false, {}};
    const auto faxctl = makeCommands(context);
    try {
        std::ranges::reverse(arguments);  // the parser takes them from the back
        faxctl->parse(std::move(arguments));
        return finish(console, context.action());
    } catch (const CLI::ParseError& error) {
        return judge(*faxctl, error, console);
    } catch (const std::exception& error) {
        return finish(
            console, failed(ExitCode::refused, "internal error", error.what(), "please report it"));
    }
}

}  // namespace winfax::tool
