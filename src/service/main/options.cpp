// SPDX-License-Identifier: MIT
#include "service/main/options.h"

#include <CLI/CLI.hpp>

#include <iostream>

#include "install/commands.h"
#include "service/main/manual_page.h"
#include "service/version.h"

namespace winfax::service {

std::optional<CommandLine> parseCommandLine(int argc, char** argv, int& exitCode) {
    CommandLine line;
    std::string clockName;
    CLI::App app{
        "winfaxd, the OpenWinFax service: keeps the fax queue of one instance and sends it.",
        "winfaxd"};
    app.set_version_flag("--version", "winfaxd " + std::string(kVersion));
    app.add_flag("--console", line.console,
                 "Run in the foreground until SIGTERM or Ctrl-C; the log goes to stderr");
    app.add_option("--clock", clockName,
                   "real: the system's time. virtual: moves only by 'faxctl clock advance'. "
                   "jump: goes to the next timer as soon as everything else is idle")
        ->check(CLI::IsMember({"real", "virtual", "jump"}));
    app.add_flag("--until-input-ends", line.untilInputEnds,
                 "With --console: end in order also when the standard input ends, that is at the "
                 "latest with the program that holds the other end of the pipe");
    app.add_flag("--test-instance", line.testInstance,
                 "Obey faults: faults.toml, WINFAX_FAULTS and 'faxctl fault' (docs/faults.md)");
    app.add_flag("--detach", line.detach,
                 "Leave the caller's session and end when nobody needs the service (used by the "
                 "library when it starts the service)");
    app.add_option("--announce", line.announceToken, "Whom to tell when the service answers")
        ->group("");
    app.add_flag("--render", line.render, "Decode a document for a service (its own use)")
        ->group("");
    app.add_flag(
        "--check", line.check,
        "Read the settings, lines and rights of the instance, say what is wrong with them, "
        "and start nothing");
    app.add_flag("--check-report", line.checkReport, "The same for faxctl doctor")->group("");
    bool manual = false;
    app.add_flag("--manual", manual, "Print the manual page")->group("");
    install::Commands installing(app);
    app.footer(
        "The instance is chosen by WINFAX_INSTANCE and WINFAX_STATE_DIR; its settings are in\n"
        "winfax.toml in its state directory.\n"
        "Exit codes: 0 ended in order, 1 failed, 2 wrong usage or settings, 3 a service runs "
        "already,\n"
        "4 install or uninstall without administrator rights.");
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        exitCode = app.exit(error) == 0 ? 0 : 2;
        return std::nullopt;
    }
    if (installing.given()) {
        exitCode = installing.run();
        return std::nullopt;
    }
    if (manual) {
        writeManualPage(std::cout, app);
        exitCode = 0;
        return std::nullopt;
    }
    if (!clockName.empty()) line.clock = clock::modeFromName(clockName);
    return line;
}

}  // namespace winfax::service
