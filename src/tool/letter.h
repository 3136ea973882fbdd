// SPDX-License-Identifier: MIT
// What the commands that send have in common: the document, its name in the queue, the time.
#pragma once

#include <memory>
#include <string>

#include "model/job.h"
#include "platform/files.h"
#include "tool/command.h"
#include "tool/service.h"

namespace winfax::tool {

struct Letter {
    std::string file;
    std::string documentName;
    std::string at;
    bool discount = false;
};

// --document-name, --at and --discount. `letter` lives as long as the command.
void addLetterOptions(CLI::App& command, Letter& letter);

// Everything but the recipient; the sender is the profile's. A time as "+2h" costs a call.
Expected<model::JobParam> paramsOf(const Letter& letter, const Session& session);

Expected<std::unique_ptr<platform::InputFile>> openDocument(const Letter& letter);

}  // namespace winfax::tool
