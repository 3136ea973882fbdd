// SPDX-License-Identifier: MIT
#include "tool/command.h"
#include "tool/json_of.h"
#include "tool/service.h"

namespace winfax::tool {

namespace {

Outcome stopService(const Context& context) {
    const auto session = connectIfRunning();
    if (!session) return tl::unexpected(session.error());
    const auto stopped = ask<model::StopService>(*session, {}, "cannot stop the service");
    if (!stopped) return tl::unexpected(stopped.error());
    if (context.json) printJson(context.console.out, Json{{"stopping", true}});
    return ExitCode::ok;
}

}  // namespace

void addStop(CLI::App& faxctl, Context& context) {
    auto* command = addCommand(
        faxctl, context, "stop",
        "Ends the service in order: programs that follow its events hear of it, jobs are kept.",
        "  faxctl stop\n"
        "  WINFAX_INSTANCE=rig7 faxctl stop || echo \"exit code 3: no service runs\"");
    command->callback([&context] { context.action = [&context] { return stopService(context); }; });
}

}  // namespace winfax::tool
