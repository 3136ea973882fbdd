// SPDX-License-Identifier: MIT
// What the commands that send have in common: the document, its name in the queue, the time.
#pragma once

#include <memory>
#include <string>

#include "model/job.h"
#include "platform/files.h"
#include "tool/command.h"
#include "tool/cover_options.h"
#include "tool/service.h"

namespace winfax::tool {

struct Letter {
    std::string file;
    std::string documentName;
    std::string at;
    bool discount = false;
    CoverOptions cover;
};

// The letter's cover page at the service; 0 when none is wanted. `params` is the recipient's.
struct BroughtCover {
    std::uint32_t id = 0;
    model::CoverPage fields;
};
Expected<BroughtCover> bringCover(const Letter& letter, const Session& session);
// With the recipient, as far as no option says something else.
model::CoverPage coverFor(const BroughtCover& cover, const model::JobParam& params);

// --document-name, --at and --discount. `letter` lives as long as the command.
void addLetterOptions(CLI::App& command, Letter& letter);

// Everything but the recipient; the sender is the profile's. A time as "+2h" costs a call.
Expected<model::JobParam> paramsOf(const Letter& letter, const Session& session);

// The document's file name, without a folder: an extension may choose a converter.
model::Text fileNameOf(const Letter& letter);

Expected<std::unique_ptr<platform::InputFile>> openDocument(const Letter& letter);

}  // namespace winfax::tool
