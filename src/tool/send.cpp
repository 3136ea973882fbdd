// SPDX-License-Identifier: MIT
#include <memory>

#include "text/encoding.h"
#include "tool/clock_hint.h"
#include "tool/command.h"
#include "tool/json_of.h"
#include "tool/letter.h"
#include "tool/service.h"
#include "tool/wait.h"

namespace winfax::tool {

namespace {

struct Sending {
    Letter letter;
    std::string to;
    std::string name;
    bool wait = false;
};

Expected<std::uint32_t> submit(const Sending& sending, const Session& session) {
    auto params = paramsOf(sending.letter, session);
    if (!params) return tl::unexpected(params.error());
    params->RecipientNumber = text::fromUtf8(sending.to);
    if (!sending.name.empty()) params->RecipientName = text::fromUtf8(sending.name);
    const auto document = openDocument(sending.letter);
    if (!document) return tl::unexpected(document.error());
    const auto cover = bringCover(sending.letter, session);
    if (!cover) return tl::unexpected(cover.error());
    const auto reply = session->call<model::SubmitDocument>(
        {*params, fileNameOf(sending.letter), cover->id, coverFor(*cover, *params)}, **document);
    if (!reply) {
        return tl::unexpected(failureOf(reply.error(), "cannot send", sending.letter.file));
    }
    return reply->jobId;
}

Outcome send(const Context& context, const Sending& sending) {
    const auto session = connectAnyway();
    if (!session) return tl::unexpected(session.error());
    Session events;
    if (sending.wait) {
        auto subscribed = subscribe();
        if (!subscribed) return tl::unexpected(subscribed.error());
        events = std::move(*subscribed);
    }
    const auto jobId = submit(sending, *session);
    if (!jobId) return tl::unexpected(jobId.error());
    if (sending.wait) {
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
        faxctl, context, "send", "Queues a document, as FaxSendDocument does.",
        "  faxctl send examples/two-pages.tif --to 555-0100 --wait\n"
        "  faxctl send offer.tif --to \"+1 425 555 0100\" --name \"Ann Smith\" --at +2h\n"
        "  faxctl send offer.pdf --to 555-0100 --cover fyi --subject \"Our offer\"\n"
        "  faxctl send offer.tif --to 555-0100 --at 2026-11-22T18:00Z\n"
        "  faxctl send offer.tif --to 999-9999-01 --wait   (scripted lines: busy; exit code 4)");
    auto sending = std::make_shared<Sending>();
    command->add_option("FILE", sending->letter.file, "The document")->required();
    command->add_option("--to", sending->to, "The recipient's fax number")
        ->type_name("NUMBER")
        ->required();
    command->add_option("--name", sending->name, "The recipient's name")->type_name("NAME");
    addLetterOptions(*command, sending->letter);
    command->add_flag("--wait", sending->wait, "Show the progress; end with the outcome");
    command->callback([&context, sending] {
        context.action = [&context, sending] { return send(context, *sending); };
    });
}

}  // namespace winfax::tool
