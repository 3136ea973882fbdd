// SPDX-License-Identifier: MIT
#pragma once

#include <ostream>
#include <string>
#include <utility>
#include <vector>

#include "manual/command_tree.h"

namespace winfax::manual {

// What a manual page says that no parser knows. Rows are what is explained and its explanation.
struct PageFacts {
    using Rows = std::vector<std::pair<std::string, std::string>>;
    int section = 1;
    std::string release;  // "OpenWinFax 0.1.0"
    std::string summary;  // half a sentence behind the name, without a full stop
    Rows exitCodes;
    Rows environment;
    Rows files;
    std::vector<std::string> seeAlso;  // "winfaxd(8)"
};

// The manual page of the whole command line, for the man macros of every roff there is. Texts are
// UTF-8.
void writeManPage(std::ostream& out, const Command& root, const PageFacts& facts);

}  // namespace winfax::manual
