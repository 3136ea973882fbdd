// SPDX-License-Identifier: MIT
#include <algorithm>

#include "manual/man_page.h"
#include "tool/command.h"
#include "tool/exit_codes.h"
#include "tool/faxctl.h"

namespace winfax::tool {

namespace {

manual::PageFacts factsOfPage() {
    manual::PageFacts facts;
    facts.section = 1;
    facts.release = std::string("OpenWinFax ") + faxctlVersion();
    facts.summary = "looks at and steers the fax service";
    for (const ExitCodeMeaning& one : kExitCodes) {
        std::string meaning = one.meaning;
        std::erase(meaning, '`');
        facts.exitCodes.emplace_back(std::to_string(static_cast<int>(one.code)), meaning + ".");
    }
    facts.environment = {
        {"WINFAX_INSTANCE", "The private instance that is meant; \"default\" when unset."},
        {"WINFAX_STATE_DIR", "Where that instance keeps its queue, settings and log."},
        {"WINFAX_AUTOSTART", "0: a service that does not run is not started."}};
    facts.seeAlso = {"winfaxd(8)"};
    return facts;
}

}  // namespace

// Not in the help: the build and packagers use it.
void addMan(CLI::App& faxctl, Context& context) {
    auto* command = addTextCommand(faxctl, "man", "Prints this program's manual page.",
                                   "  faxctl man | man -l -");
    command->group("");
    command->callback([&context, &faxctl] {
        context.action = [&context, &faxctl]() -> Outcome {
            writeManPage(context.console.out, manual::describe(faxctl), factsOfPage());
            return ExitCode::ok;
        };
    });
}

}  // namespace winfax::tool
