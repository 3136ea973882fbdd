// SPDX-License-Identifier: MIT
#include <memory>

#include "model/call_text.h"
#include "text/encoding.h"
#include "tool/command.h"
#include "tool/display.h"
#include "tool/json_of.h"
#include "tool/service.h"

namespace winfax::tool {

namespace {

void print(std::ostream& out, const model::ReadCalls::Call& call) {
    out << text::toUtf8(model::textOf(call.record));
    if (call.sentFile) out << "sent pages: " << display(call.sentFile) << '\n';
    if (call.receivedFile) out << "received pages: " << display(call.receivedFile) << '\n';
}

Outcome showCalls(const Context& context, std::uint32_t jobId) {
    const auto session = connectAnyway();
    if (!session) return tl::unexpected(session.error());
    const auto reply = ask<model::ReadCalls>(*session, {jobId}, "cannot show the calls of job",
                                             std::to_string(jobId));
    if (!reply) return tl::unexpected(reply.error());
    std::ostream& out = context.console.out;
    if (context.json) {
        printJson(out, jsonOf(*reply));
        return ExitCode::ok;
    }
    for (const auto& call : reply->calls) {
        if (&call != &reply->calls.front()) out << '\n';
        print(out, call);
    }
    return ExitCode::ok;
}

}  // namespace

void addCall(CLI::App& faxctl, Context& context) {
    auto* command =
        addCommand(faxctl, context, "call",
                   "Shows what went over the line in a job's calls: frames of T.30, speed, pages.",
                   "  faxctl call 12\n"
                   "  faxctl call 12 --json | jq '.calls[-1].record.Pages[].DifferingDots'");
    auto jobId = std::make_shared<std::uint32_t>(0);
    command->add_option("JOB", *jobId, "The job's id, also of a job that has left the queue")
        ->required();
    command->callback([&context, jobId] {
        context.action = [&context, jobId] { return showCalls(context, *jobId); };
    });
}

}  // namespace winfax::tool
