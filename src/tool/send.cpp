// SPDX-License-Identifier: MIT
#include <memory>

#include "client/profile.h"
#include "platform/files.h"
#include "platform/paths.h"
#include "text/encoding.h"
#include "tool/command.h"
#include "tool/json_of.h"
#include "tool/service.h"
#include "tool/time_text.h"
#include "tool/wait.h"

namespace winfax::tool {

namespace {

struct Letter {
    std::string file;
    std::string to;
    std::string name;
    std::string documentName;
    std::string at;
    bool discount = false;
    bool wait = false;
};

// "+2h" counts from the service's own clock, which need not be ours.
Expected<model::Time> timeOf(const std::string& at, const Session& session) {
    if (at.starts_with('+')) {
        if (const auto delay = parseDuration(std::string_view(at).substr(1))) {
            const auto status = ask<model::ReadStatus>(session, {}, "cannot read the clock");
            if (!status) return tl::unexpected(status.error());
            return model::fromFileTime(status->now) + *delay;
        }
    } else if (const auto time = parseIsoTime(at)) {
        return *time;
    }
    return failed(ExitCode::usage, "--at needs a time", at,
                  "write one like 2026-11-22T18:00Z, 2026-11-22T18:00+01:00 or +2h");
}

Expected<model::JobParam> paramsOf(const Letter& letter, const std::filesystem::path& file,
                                   const Session& session) {
    const auto profile = client::readProfile();
    if (!profile) {
        return tl::unexpected(failureOf(profile.error(), "cannot read the profile",
                                        platform::utf8FromPath(client::profilePath())));
    }
    model::JobParam params = client::jobParamOf(*profile);
    params.RecipientNumber = text::fromUtf8(letter.to);
    if (!letter.name.empty()) params.RecipientName = text::fromUtf8(letter.name);
    params.DocumentName = letter.documentName.empty() ? platform::utf16FromPath(file.filename())
                                                      : text::fromUtf8(letter.documentName);
    if (letter.discount) {
        params.ScheduleAction = static_cast<std::uint32_t>(model::ScheduleAction::discountPeriod);
    } else if (!letter.at.empty()) {
        const auto time = timeOf(letter.at, session);
        if (!time) return tl::unexpected(time.error());
        params.ScheduleAction = static_cast<std::uint32_t>(model::ScheduleAction::specificTime);
        params.ScheduleTime = model::toCalendarTime(*time);
    }
    return params;
}

Expected<std::uint32_t> submit(const Letter& letter, const Session& session) {
    const std::filesystem::path file = platform::pathFromUtf8(letter.file);
    const auto params = paramsOf(letter, file, session);
    if (!params) return tl::unexpected(params.error());
    auto document = platform::openForReading(file);
    if (!document) return tl::unexpected(failureOf(document.error(), "cannot send", letter.file));
    const auto jobId = session->submit(*params, **document);
    if (!jobId) return tl::unexpected(failureOf(jobId.error(), "cannot send", letter.file));
    return *jobId;
}

void hintAtClock(const Context& context, const Session& session) {
    const auto status = session->call<model::ReadStatus>({});
    if (!status || status->clock != u"virtual") return;
    context.console.err << "faxctl: this service's clock is virtual: nothing happens until "
                           "\"faxctl clock advance\" moves it"
                        << std::endl;
}

Outcome send(const Context& context, const Letter& letter) {
    const auto session = connectAnyway();
    if (!session) return tl::unexpected(session.error());
    Session events;
    if (letter.wait) {
        auto subscribed = subscribe();
        if (!subscribed) return tl::unexpected(subscribed.error());
        events = std::move(*subscribed);
    }
    const auto jobId = submit(letter, *session);
    if (!jobId) return tl::unexpected(jobId.error());
    if (letter.wait) {
        hintAtClock(context, *session);
        return waitForOutcome(context, *session, events, *jobId);
    }
    if (context.json) {
        printJson(context.console.out, Json{{"jobId", *jobId}});
    } else {
        context.console.out << "job " << *jobId << " queued\n";
    }
    return ExitCode::ok;
}

}  // namespace

void addSend(CLI::App& faxctl, Context& context) {
    auto* command = addCommand(
        faxctl, context, "send", "Queues a TIFF Class F file, as FaxSendDocument does.",
        "  faxctl send examples/two-pages.tif --to 555-0100 --wait\n"
        "  faxctl send offer.tif --to \"+1 425 555 0100\" --name \"Ann Smith\" --at +2h\n"
        "  faxctl send offer.tif --to 555-0100 --at 2026-11-22T18:00Z\n"
        "  faxctl send offer.tif --to 999-9999-01 --wait   (scripted lines: busy; exit code 4)");
    auto letter = std::make_shared<Letter>();
    command->add_option("FILE", letter->file, "The document")->required();
    command->add_option("--to", letter->to, "The recipient's fax number")
        ->type_name("NUMBER")
        ->required();
    command->add_option("--name", letter->name, "The recipient's name")->type_name("NAME");
    command
        ->add_option("--document-name", letter->documentName,
                     "The name shown in the queue (default: the file's)")
        ->type_name("NAME");
    auto* at = command->add_option("--at", letter->at, "Not before: 2026-11-22T18:00Z, or +2h");
    at->type_name("TIME");
    command->add_flag("--discount", letter->discount, "In the service's discount period")
        ->excludes(at);
    command->add_flag("--wait", letter->wait, "Show the progress; end with the outcome");
    command->callback([&context, letter] {
        context.action = [&context, letter] { return send(context, *letter); };
    });
}

}  // namespace winfax::tool
