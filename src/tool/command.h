// SPDX-License-Identifier: MIT
// A command of faxctl: one file each. add...() describes its words and options to the parser and
// leaves in Context::action what is to be done when they were found on the command line.
#pragma once

#include <CLI/App.hpp>
#include <functional>
#include <string>

#include "tool/console.h"
#include "tool/failure.h"

namespace winfax::tool {

struct Context {
    Console console;
    bool json = false;
    std::function<Outcome()> action;
};

void addStatus(CLI::App& faxctl, Context& context);
void addStop(CLI::App& faxctl, Context& context);
void addWatch(CLI::App& faxctl, Context& context);
void addJobs(CLI::App& faxctl, Context& context);
void addJobControl(CLI::App& faxctl, Context& context);
void addReceive(CLI::App& faxctl, Context& context);
void addCall(CLI::App& faxctl, Context& context);
void addShow(CLI::App& faxctl, Context& context);
void addSend(CLI::App& faxctl, Context& context);
void addCover(CLI::App& faxctl, Context& context);
void addEvents(CLI::App& faxctl, Context& context);
void addClock(CLI::App& faxctl, Context& context);
void addProfile(CLI::App& faxctl, Context& context);
void addRights(CLI::App& faxctl, Context& context);
void addLines(CLI::App& faxctl, Context& context);
void addConfig(CLI::App& faxctl, Context& context);
void addLog(CLI::App& faxctl, Context& context);
void addRouting(CLI::App& faxctl, Context& context);
void addPlugins(CLI::App& faxctl, Context& context);
void addBroadcast(CLI::App& faxctl, Context& context);
void addTrace(CLI::App& faxctl, Context& context);
void addRecord(CLI::App& faxctl, Context& context);
void addReplay(CLI::App& faxctl, Context& context);
void addDoctor(CLI::App& faxctl, Context& context);
void addCompletion(CLI::App& faxctl, Context& context);
void addMan(CLI::App& faxctl, Context& context);
void addConformance(CLI::App& faxctl, Context& context);
void addFault(CLI::App& faxctl, Context& context);

// A command word with --json and examples below its help.
CLI::App* addCommand(CLI::App& parent, Context& context, std::string name, std::string description,
                     std::string examples);

// The same without --json, for a command whose output is text in somebody else's language.
CLI::App* addTextCommand(CLI::App& parent, std::string name, std::string description,
                         std::string examples);

}  // namespace winfax::tool
