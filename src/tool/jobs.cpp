// SPDX-License-Identifier: MIT
#include "tool/command.h"
#include "tool/display.h"
#include "tool/json_of.h"
#include "tool/service.h"
#include "tool/time_text.h"

namespace winfax::tool {

namespace {

std::string scheduleOf(const model::JobEntry& job) {
    if (job.ScheduleAction == static_cast<std::uint32_t>(model::ScheduleAction::specificTime)) {
        if (const auto time = model::fromCalendarTime(job.ScheduleTime)) return isoTime(*time);
    }
    return words(model::as::scheduleAction, job.ScheduleAction);
}

void print(std::ostream& out, const std::vector<model::JobEntry>& jobs) {
    if (jobs.empty()) {
        out << "no jobs\n";
        return;
    }
    std::vector<std::vector<std::string>> rows{
        {"id", "state", "to", "pages", "document", "schedule", "user"}};
    for (const auto& job : jobs) {
        std::string to = display(job.RecipientNumber);
        if (job.RecipientName) to += " (" + display(job.RecipientName) + ")";
        rows.push_back({std::to_string(job.JobId), stateOf(job), to, std::to_string(job.PageCount),
                        display(job.DocumentName), scheduleOf(job), display(job.UserName)});
    }
    printTable(out, rows);
}

// What the API's own list lacks: the printer's number of a printed job, and what is still printed.
void addPrints(Json& json, const model::ListPrints::Reply& prints) {
    for (Json& job : json["jobs"]) {
        for (const auto& print : prints.prints) {
            if (job["JobId"] == print.jobId) job["spoolerId"] = print.spoolerId;
        }
    }
    json["printing"] = Json::array();
    for (const auto& print : prints.prints) {
        if (print.jobId == model::kNoJob) json["printing"].push_back(jsonOf(print));
    }
}

Outcome showJobs(const Context& context) {
    const auto session = connectAnyway();
    if (!session) return tl::unexpected(session.error());
    const auto reply = ask<model::ListJobs>(*session, {}, "cannot list the jobs");
    if (!reply) return tl::unexpected(reply.error());
    if (context.json) {
        const auto prints = ask<model::ListPrints>(*session, {}, "cannot list what is printed");
        if (!prints) return tl::unexpected(prints.error());
        Json json = jsonOf(*reply);
        addPrints(json, *prints);
        printJson(context.console.out, json);
    } else {
        print(context.console.out, reply->jobs);
    }
    return ExitCode::ok;
}

}  // namespace

void addJobs(CLI::App& faxctl, Context& context) {
    auto* command = addCommand(
        faxctl, context, "jobs", "Lists the jobs in the queue, by id.",
        "  faxctl jobs\n"
        "  faxctl jobs --json | jq '.jobs[] | select(.QueueStatus.name == \"JS_RETRYING\").JobId'");
    command->callback([&context] { context.action = [&context] { return showJobs(context); }; });
}

}  // namespace winfax::tool
