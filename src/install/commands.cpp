// SPDX-License-Identifier: MIT
#include "install/commands.h"

#include <cstdio>

#include <CLI/CLI.hpp>

#include "platform/identity.h"

namespace winfax::install {

namespace {

enum ExitCode : int { kDone = 0, kFailed = 1, kNeedsAdministrator = 4 };

void print(const std::string& line) {
    std::printf("winfaxd: %s\n", line.c_str());
    std::fflush(stdout);
}

}  // namespace

Commands::Commands(CLI::App& parser) {
    parser.require_subcommand(0, 1);
    install_ = parser.add_subcommand(
        "install", "Make this winfaxd the fax service of the whole machine (administrators only)");
    uninstall_ = parser.add_subcommand("uninstall",
                                       "Undo what install did; the queue and the sent pages stay");
    uninstall_->add_flag("--purge", options_.purge,
                         "Remove the queue, the sent pages, the settings and the log, too");
    for (CLI::App* command : {install_, uninstall_}) {
        if (knowsPrivateRoots()) {
            command
                ->add_option("--root", options_.root,
                             "Write below this folder and change nothing else: no user, no group, "
                             "no systemctl. For packages and images; needs no rights")
                ->check(CLI::ExistingDirectory);
        }
        command->footer(
            "May be repeated. Exit codes: 0 done, 1 failed, 2 wrong usage, 4 not an "
            "administrator.");
    }
}

bool Commands::given() const { return install_->parsed() || uninstall_->parsed(); }

int Commands::run() const {
    const char* command = install_->parsed() ? "install" : "uninstall";
    if (options_.root.empty() && !platform::currentUser().administrator) {
        std::fprintf(stderr, "winfaxd: %s changes the whole machine, which this user may not: %s\n",
                     command, adviceOnRights());
        return kNeedsAdministrator;
    }
    bool changed = false;
    const auto tell = [&changed](const std::string& line) {
        changed = true;
        print(line);
    };
    const auto outcome =
        install_->parsed() ? installSystem(options_, tell) : uninstallSystem(options_, tell);
    if (outcome && !changed) print("nothing is installed here");
    if (outcome) return kDone;
    std::fprintf(stderr, "winfaxd: %s failed: %s\n", command, outcome.error().detail.c_str());
    return kFailed;
}

}  // namespace winfax::install
