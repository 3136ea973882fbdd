// SPDX-License-Identifier: MIT
#include "tool/faxctl.h"

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <algorithm>
#include <exception>

#include "tool/command.h"

namespace winfax::tool {

namespace {

constexpr const char* kFooter =
    "Which service is meant: WINFAX_INSTANCE and WINFAX_STATE_DIR, as for every fax program.\n"
    "Exit codes: 0 done, 1 refused, 2 bad command line, 3 no service, 4 the fax was not sent,\n"
    "or not received.\n"
    "\"faxctl COMMAND --help\" shows examples.";

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
    CLI::App* command = parent.add_subcommand(std::move(name), std::move(description));
    command->add_flag("--json", context.json, "Write JSON (docs/faxctl.md)");
    command->footer("Examples:\n" + std::move(examples));
    return command;
}

int runFaxctl(std::vector<std::string> arguments, Console console) {
    CLI::App faxctl("Looks at and steers the fax service of this machine.", "faxctl");
    faxctl.allow_windows_style_options(false);  // "/tmp/fax.tif" is a file
    faxctl.set_version_flag("--version", "faxctl " FAXCTL_VERSION);
    faxctl.require_subcommand(1);
    faxctl.footer(kFooter);

    Context context{console, false, {}};
    addStatus(faxctl, context);
    addStop(faxctl, context);
    addJobs(faxctl, context);
    addReceive(faxctl, context);
    addCall(faxctl, context);
    addSend(faxctl, context);
    addBroadcast(faxctl, context);
    addTrace(faxctl, context);
    addEvents(faxctl, context);
    addClock(faxctl, context);
    addProfile(faxctl, context);
    addLines(faxctl, context);
    addConfig(faxctl, context);
    addLog(faxctl, context);
    addRouting(faxctl, context);
    addPlugins(faxctl, context);
    addRights(faxctl, context);
    addFault(faxctl, context);

    try {
        std::ranges::reverse(arguments);  // the parser takes them from the back
        faxctl.parse(std::move(arguments));
        return finish(console, context.action());
    } catch (const CLI::ParseError& error) {
        return judge(faxctl, error, console);
    } catch (const std::exception& error) {
        return finish(
            console, failed(ExitCode::refused, "internal error", error.what(), "please report it"));
    }
}

}  // namespace winfax::tool
