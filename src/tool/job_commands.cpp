// SPDX-License-Identifier: MIT
// faxctl cancel, pause, resume, restart: each job by itself, so that one that is refused does not
// keep the others from it.
#include <algorithm>
#include <memory>
#include <set>

#include "tool/command.h"
#include "tool/display.h"
#include "tool/job_control.h"
#include "tool/json_of.h"
#include "tool/service.h"

namespace winfax::tool {

namespace {

using model::JobEntry;

struct JobsWish {
    std::vector<std::uint32_t> jobs;
    bool all = false;
    std::string user;
};

Failure refused(JobVerb verb, std::uint32_t jobId, const model::Error& error) {
    return failureOf(error,
                     std::string("cannot ") + nameOf(verb) + " job " + std::to_string(jobId));
}

// The jobs of --all and --user. A user nobody knows may be a slip of the pen, so those there are
// are named.
Expected<std::vector<JobEntry>> jobsMeant(const Session& session, JobVerb verb,
                                          const JobsWish& wish) {
    auto reply = ask<model::ListJobs>(session, {}, "cannot list the jobs");
    if (!reply) return tl::unexpected(reply.error());
    std::set<std::string> users;
    for (const JobEntry& job : reply->jobs) users.insert(display(job.UserName));
    users.erase("");
    if (!wish.user.empty() && !users.empty() && !users.contains(wish.user)) {
        std::string known;
        for (const std::string& user : users) known += (known.empty() ? "" : ", ") + user;
        return failed(ExitCode::refused, "no job is the user's", wish.user,
                      "there are jobs of " + known);
    }
    std::erase_if(reply->jobs, [&](const JobEntry& job) {
        return !isMeant(verb, job) || (!wish.user.empty() && display(job.UserName) != wish.user);
    });
    return std::move(reply->jobs);
}

// One run over some jobs: what it tells, and how it ends.
class Run {
  public:
    Run(const Context& context, Session session, JobVerb verb)
        : context_(context), session_(std::move(session)), verb_(verb) {}

    // False: the service is gone, and with it the rest. A job that was listed a moment ago may have
    // left the queue by itself.
    bool change(std::uint32_t jobId, bool mayBeGone) {
        const auto before = session_->call<model::ReadJob>({jobId});
        if (!before && mayBeGone && before.error().code == model::ErrorCode::invalidParameter) {
            return true;
        }
        if (!before) return tellRefusal(jobId, refused(verb_, jobId, before.error()));
        if (const auto why = refusalOf(verb_, before->job)) {
            return tellRefusal(jobId, {ExitCode::refused, std::string("cannot ") + nameOf(verb_),
                                       "job " + std::to_string(jobId), *why});
        }
        return control(before->job);
    }

    Outcome end() {
        if (context_.json) printJson(context_.console.out, Json{{"jobs", std::move(told_)}});
        return exitCode_;
    }

  private:
    bool control(const JobEntry& before) {
        const auto command = static_cast<std::uint32_t>(commandOf(verb_));
        const auto done = session_->call<model::ControlJob>({before.JobId, command});
        if (!done) return tellRefusal(before.JobId, refused(verb_, before.JobId, done.error()));
        const auto reply = session_->call<model::ReadJob>({before.JobId});
        std::optional<JobEntry> after;
        if (reply) after = reply->job;
        tell(before.JobId, changeOf(verb_, before, after), after);
        return true;
    }

    void tell(std::uint32_t jobId, const JobChange& change, const std::optional<JobEntry>& after) {
        if (!context_.json) {
            context_.console.out << "job " << jobId << ' ' << change.text << std::endl;
            return;
        }
        Json job{{"jobId", jobId}, {"outcome", change.outcome}, {"job", nullptr}};
        if (after) job["job"] = jsonOf(*after);
        told_.push_back(std::move(job));
    }

    bool tellRefusal(std::uint32_t jobId, const Failure& failure) {
        context_.console.out.flush();
        context_.console.err << lineOf(failure) << std::endl;
        exitCode_ = std::max(exitCode_, failure.exitCode);
        told_.push_back(Json{{"jobId", jobId}, {"outcome", "refused"}, {"job", nullptr}});
        return failure.exitCode != ExitCode::noService;
    }

    const Context& context_;
    Session session_;
    JobVerb verb_;
    ExitCode exitCode_ = ExitCode::ok;
    Json told_ = Json::array();
};

Outcome changeJobs(const Context& context, JobVerb verb, JobsWish wish) {
    const bool byKind = wish.all || !wish.user.empty();
    if (byKind == !wish.jobs.empty()) {
        return failed(ExitCode::usage, std::string("which jobs to ") + nameOf(verb), {},
                      "give job ids, or --all, or --user NAME");
    }
    const auto session = connectAnyway();
    if (!session) return tl::unexpected(session.error());
    if (byKind) {
        const auto meant = jobsMeant(*session, verb, wish);
        if (!meant) return tl::unexpected(meant.error());
        for (const JobEntry& job : *meant) wish.jobs.push_back(job.JobId);
        if (wish.jobs.empty() && !context.json) {
            context.console.out << "no job to " << nameOf(verb) << '\n';
        }
    }
    Run run(context, *session, verb);
    for (const std::uint32_t jobId : wish.jobs) {
        if (!run.change(jobId, byKind)) break;
    }
    return run.end();
}

void addVerb(CLI::App& faxctl, Context& context, JobVerb verb, const char* description,
             const char* examples) {
    auto* command = addCommand(faxctl, context, nameOf(verb), description, examples);
    auto wish = std::make_shared<JobsWish>();
    auto* jobs = command->add_option("JOB", wish->jobs, "The jobs' ids");
    auto* all =
        command->add_flag("--all", wish->all, "All faxes to be sent that it can do something to");
    auto* user =
        command->add_option("--user", wish->user, "The same, of one user's")->type_name("NAME");
    jobs->excludes(all)->excludes(user);
    all->excludes(user);
    command->callback([&context, verb, wish] {
        context.action = [&context, verb, wish] { return changeJobs(context, verb, *wish); };
    });
}

}  // namespace

void addJobControl(CLI::App& faxctl, Context& context) {
    addVerb(faxctl, context, JobVerb::cancel, "Takes jobs out of the queue; breaks off their call.",
            "  faxctl cancel 12 13\n"
            "  faxctl cancel --user anna");
    addVerb(faxctl, context, JobVerb::pause,
            "Keeps jobs from being sent; one on a line is paused when it comes back unsent.",
            "  faxctl pause 12\n"
            "  faxctl pause --all");
    addVerb(faxctl, context, JobVerb::resume, "Lets paused jobs go on.",
            "  faxctl resume 12\n"
            "  faxctl resume --all --json | jq '.jobs[] | select(.outcome == \"resumed\").jobId'");
    addVerb(faxctl, context, JobVerb::restart,
            "Lets jobs that have failed begin afresh, with all their tries.",
            "  faxctl restart 12\n"
            "  faxctl restart --all");
}

}  // namespace winfax::tool
