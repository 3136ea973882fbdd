// SPDX-License-Identifier: MIT
// What FaxSendDocument, the broadcast and the print functions have in common: judging job
// parameters and cover pages, and opening what they name.
#pragma once

#include <memory>

#include "abi/judgement.h"
#include "model/calls.h"
#include "model/cover_page.h"
#include "platform/files.h"

namespace winfax::abi {

// One recipient's fax as the caller described it.
struct Letter {
    model::JobParam job;
    model::CoverPage cover;
    bool hasCover = false;
};

bool present(const model::Text& text);
bool goodSchedule(const model::JobParam& job);  // C5
bool goodReport(const model::JobParam& job);    // C6

// Step 4 for a FAX_JOB_PARAM and a FAX_COVERPAGE_INFO, which may be NULL.
template <class Params, class Cover>
Judgement& judgeLetter(Judgement& judged, const Params* params, const Cover* cover,
                       Letter& letter) {
    letter.hasCover = cover != nullptr;
    return judged.sized(params)
        .sized(cover)
        .lifted(params, letter.job)
        .lifted(cover, letter.cover)
        .valid([&] { return params->CallHandle == 0; }, "a call cannot be handed over",
               model::ErrorCode::notSupported)
        .valid([&] { return present(letter.job.RecipientNumber); }, "RecipientNumber is missing")
        .valid([&] { return goodSchedule(letter.job); },
               "ScheduleAction is unknown or ScheduleTime is no date")
        .valid([&] { return goodReport(letter.job); },
               "DeliveryReportType is unknown or DeliveryReportAddress is missing");
}

using File = std::unique_ptr<platform::InputFile>;

// Both under the caller's identity (C10, C11); a document must not be empty.
model::Result<File> openFile(const model::Text& name);
model::Result<File> openDocument(const model::Text& name);

// What follows the last separator of a path.
model::Text fileNameOf(const model::Text& path);

// What was found on this side, before the service was asked, may only be said to somebody who may
// submit at all (K10: the right comes before the object).
model::Result<void> refuseObject(client::Session& session, const model::Error& found);

}  // namespace winfax::abi
