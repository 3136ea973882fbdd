// SPDX-License-Identifier: MIT
#include <memory>
#include <string>

#include "platform/paths.h"
#include "tool/command.h"
#include "tool/display.h"
#include "tool/json_of.h"
#include "tool/service.h"
#include "tool/show_pictures.h"
#include "tool/show_text.h"

namespace winfax::tool {

namespace {

struct ShowOptions {
    std::uint32_t jobId = 0;
    std::string folder;
    std::string sheet;
};

using History = model::ReadJobHistory::Reply;

PictureOptions pictureOptionsOf(const ShowOptions& options) {
    PictureOptions pictures;
    if (!options.folder.empty()) pictures.folder = platform::pathFromUtf8(options.folder);
    if (!options.sheet.empty()) pictures.sheet = platform::pathFromUtf8(options.sheet);
    return pictures;
}

// A job without a call is no failure here.
Expected<model::ReadCalls::Reply> callsOf(const Session& session, std::uint32_t jobId) {
    auto calls = session->call<model::ReadCalls>({jobId});
    if (calls) return std::move(*calls);
    if (calls.error().code == model::ErrorCode::invalidParameter) return model::ReadCalls::Reply{};
    return tl::unexpected(
        failureOf(calls.error(), "cannot show the calls of job", std::to_string(jobId)));
}

Expected<Pictures> picturesOf(const Session& session, const History& job,
                              const PictureOptions& options) {
    if (!options.any()) return Pictures{};
    const std::string number = std::to_string(job.job.JobId);
    if (!job.pagesFrom) {
        return failed(ExitCode::refused, "no pages of job " + number + " can be had",
                      display(job.noPages));
    }
    return writePictures(job, options, [&](std::uint32_t page) {
        return ask<model::ReadPage>(session, {job.job.JobId, page},
                                    "cannot read page " + std::to_string(page) + " of job", number);
    });
}

// What only the queue knows is null for a job that has left it.
Json jsonOfHistory(const History& job, const model::ReadCalls::Reply& calls) {
    Json json = jsonOf(job);
    if (!job.inQueue) json["job"]["QueueStatus"] = nullptr;
    json["calls"] = jsonOf(calls)["calls"];
    return json;
}

void addPictures(Json& json, const Pictures& pictures, const PictureOptions& options) {
    if (options.folder) {
        json["pictures"] = Json::array();
        for (const auto& file : pictures.pages) {
            json["pictures"].push_back(platform::utf8FromPath(file));
        }
    }
    if (pictures.sheet) json["sheet"] = platform::utf8FromPath(*pictures.sheet);
}

void printPictures(std::ostream& out, const Pictures& pictures) {
    if (pictures.pages.empty() && !pictures.sheet) return;
    out << '\n';
    for (const auto& file : pictures.pages) {
        out << "wrote " << oneLine(platform::utf8FromPath(file)) << '\n';
    }
    if (pictures.sheet) out << "wrote " << oneLine(platform::utf8FromPath(*pictures.sheet)) << '\n';
}

Outcome showJob(const Context& context, const ShowOptions& options) {
    const auto session = connectAnyway();
    if (!session) return tl::unexpected(session.error());
    const auto job = ask<model::ReadJobHistory>(*session, {options.jobId}, "cannot show job",
                                                std::to_string(options.jobId));
    if (!job) return tl::unexpected(job.error());
    const auto calls = callsOf(*session, options.jobId);
    if (!calls) return tl::unexpected(calls.error());
    const PictureOptions wanted = pictureOptionsOf(options);
    const auto pictures = picturesOf(*session, *job, wanted);
    if (!pictures) return tl::unexpected(pictures.error());

    std::ostream& out = context.console.out;
    if (context.json) {
        Json json = jsonOfHistory(*job, *calls);
        addPictures(json, *pictures, wanted);
        printJson(out, json);
        return ExitCode::ok;
    }
    printHistory(out, *job, calls->calls);
    printPictures(out, *pictures);
    return ExitCode::ok;
}

}  // namespace

void addShow(CLI::App& faxctl, Context& context) {
    auto* command =
        addCommand(faxctl, context, "show",
                   "Shows a job: its record, attempts, pages and calls; its pages as pictures.",
                   "  faxctl show 12\n"
                   "  faxctl show 12 --png pages --sheet pages/all.png\n"
                   "  faxctl show 12 --json | jq '.attempts[-1].Outcome.name'");
    auto options = std::make_shared<ShowOptions>();
    command
        ->add_option("JOB", options->jobId, "The job's id, also of a job that has left the queue")
        ->required();
    command
        ->add_option("--png", options->folder,
                     "Write every page to this folder: page-0001.png and so on")
        ->type_name("FOLDER");
    command->add_option("--sheet", options->sheet, "Write all pages, reduced, to this one PNG file")
        ->type_name("FILE");
    command->callback([&context, options] {
        context.action = [&context, options] { return showJob(context, *options); };
    });
}

}  // namespace winfax::tool
