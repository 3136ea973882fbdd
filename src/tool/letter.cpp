// SPDX-License-Identifier: MIT
#include "tool/letter.h"

#include "client/cover_page.h"
#include "client/profile.h"
#include "platform/paths.h"
#include "text/encoding.h"
#include "tool/time_text.h"

namespace winfax::tool {

namespace {

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

}  // namespace

void addLetterOptions(CLI::App& command, Letter& letter) {
    command
        .add_option("--document-name", letter.documentName,
                    "The name shown in the queue (default: the file's)")
        ->type_name("NAME");
    auto* at = command.add_option("--at", letter.at, "Not before: 2026-11-22T18:00Z, or +2h");
    at->type_name("TIME");
    addCoverOptions(command, letter.cover);
    command.add_flag("--discount", letter.discount, "In the service's discount period")
        ->excludes(at);
}

Expected<model::JobParam> paramsOf(const Letter& letter, const Session& session) {
    const auto profile = client::readProfile();
    if (!profile) {
        return tl::unexpected(failureOf(profile.error(), "cannot read the profile",
                                        platform::utf8FromPath(client::profilePath())));
    }
    model::JobParam params = client::jobParamOf(*profile);
    params.DocumentName =
        letter.documentName.empty() ? fileNameOf(letter) : text::fromUtf8(letter.documentName);
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

Expected<BroughtCover> bringCover(const Letter& letter, const Session& session) {
    if (letter.cover.page.empty()) return BroughtCover{};
    auto fields = fieldsOf(letter.cover);
    if (!fields) return tl::unexpected(fields.error());
    const auto id = client::bringCoverPage(*session, *fields);
    if (!id) {
        return tl::unexpected(failureOf(id.error(), "cannot use cover page", letter.cover.page));
    }
    return BroughtCover{*id, std::move(*fields)};
}

model::CoverPage coverFor(const BroughtCover& cover, const model::JobParam& params) {
    model::CoverPage fields = cover.fields;
    if (!fields.RecName) fields.RecName = params.RecipientName;
    if (!fields.RecFaxNumber) fields.RecFaxNumber = params.RecipientNumber;
    return fields;
}

model::Text fileNameOf(const Letter& letter) {
    const std::filesystem::path file = platform::pathFromUtf8(letter.file);
    return platform::utf16FromPath(file.filename());
}

Expected<std::unique_ptr<platform::InputFile>> openDocument(const Letter& letter) {
    auto document = platform::openForReading(platform::pathFromUtf8(letter.file));
    if (document) return std::move(*document);
    return tl::unexpected(failureOf(document.error(), "cannot send", letter.file));
}

}  // namespace winfax::tool
