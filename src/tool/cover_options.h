// SPDX-License-Identifier: MIT
// A cover page on the command line: which one, and what is written on it.
#pragma once

#include <string>
#include <vector>

#include "model/cover_page.h"
#include "tool/command.h"
#include "tool/service.h"

namespace winfax::tool {

struct CoverOptions {
    std::string page;  // "": none
    bool personal = false;
    std::string subject;
    std::string note;
    std::vector<std::string> fields;  // "RecCompany=Sample Works"
};

// --cover, --personal, --subject, --note and --field. `options` lives as long as the command.
void addCoverOptions(CLI::App& command, CoverOptions& options);
// The last three alone.
void addFieldOptions(CLI::App& command, CoverOptions& options);

// The page's name and fields, the sender out of the user's profile.
Expected<model::CoverPage> fieldsOf(const CoverOptions& options);

}  // namespace winfax::tool
