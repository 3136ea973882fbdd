// SPDX-License-Identifier: MIT
// The recipients of a broadcast: from the command line, a file or standard input.
#pragma once

#include <istream>
#include <string>
#include <string_view>
#include <vector>

#include "tool/failure.h"

namespace winfax::tool {

struct Recipient {
    std::string number;
    std::string name;  // may be empty

    bool operator==(const Recipient&) const = default;
};

// One a line: "number" or "number,name", in UTF-8. Blanks around both, empty lines and lines that
// begin with "#" do not count. `source` is for messages, which name the line.
Expected<std::vector<Recipient>> parseRecipients(std::string_view text, const std::string& source);

// Of a file; "-" means `input`. At most 16 MiB.
Expected<std::vector<Recipient>> readRecipients(const std::string& file, std::istream& input);

}  // namespace winfax::tool
