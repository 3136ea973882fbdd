// SPDX-License-Identifier: MIT
#include "tool/command.h"
#include "tool/display.h"
#include "tool/json_of.h"
#include "tool/service.h"
#include "tool/time_text.h"

namespace winfax::tool {

namespace {

std::string lineInWords(const model::ReadStatus::Line& line) {
    std::string text = words(model::as::deviceStatus, line.state);
    if (line.jobId != model::kNoJob) text += ", job " + std::to_string(line.jobId);
    return text;
}

void print(std::ostream& out, const model::ReadStatus::Reply& status) {
    std::vector<std::vector<std::string>> rows{
        {"service",
         "OpenWinFax " + display(status.version) + ", process " + std::to_string(status.processId)},
        {"instance", display(status.instance)},
        {"state", display(status.stateDirectory)},
        {"clock", display(status.clock) + ", " + isoTime(model::fromFileTime(status.now))},
        {"jobs", std::to_string(status.jobs)},
        {"clients", std::to_string(status.connections) + ", of which " +
                        std::to_string(status.subscribers) + " follow events"}};
    for (const auto& line : status.lines) {
        rows.push_back({"line " + std::to_string(line.deviceId),
                        "\"" + display(line.name) + "\" " + lineInWords(line)});
    }
    printTable(out, rows);
}

Outcome showStatus(const Context& context) {
    const auto session = connectIfRunning();
    if (!session) return tl::unexpected(session.error());
    const auto status = ask<model::ReadStatus>(*session, {}, "cannot read the status");
    if (!status) return tl::unexpected(status.error());
    if (context.json) {
        printJson(context.console.out, jsonOf(*status));
    } else {
        print(context.console.out, *status);
    }
    return ExitCode::ok;
}

}  // namespace

void addStatus(CLI::App& faxctl, Context& context) {
    auto* command = addCommand(
        faxctl, context, "status", "Shows the service, its clock, lines and number of jobs.",
        "  faxctl status\n"
        "  WINFAX_INSTANCE=rig7 faxctl status --json\n"
        "  faxctl status || echo \"exit code 3: no service runs\"     (never starts one)");
    command->callback([&context] { context.action = [&context] { return showStatus(context); }; });
}

}  // namespace winfax::tool
