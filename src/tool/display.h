// SPDX-License-Identifier: MIT
// Values as a person reads them. Names and numbers come from other people's programs: nothing that
// steers a terminal gets through.
#pragma once

#include <cstdint>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

#include "model/job.h"
#include "model/meaning.h"

namespace winfax::tool {

// UTF-8 text for a terminal: each control character is replaced by "?".
std::string oneLine(std::string_view utf8);

// The same for a text of the API; "" when absent.
std::string display(const model::Text& text);

// A constant in words: JS_RETRIES_EXCEEDED is "retries exceeded". A number without a name is shown
// as it is.
std::string words(model::as meaning, std::uint32_t number);

// Whether two words of the command line are the same; the case of ASCII letters does not matter.
bool sameWord(std::string_view a, std::string_view b);

// A job's state in words: while it is in progress, what the line is doing.
std::string stateOf(const model::JobEntry& job);

// Rows of cells below a heading, in columns two spaces apart. Widths are counted in code points.
void printTable(std::ostream& out, const std::vector<std::vector<std::string>>& rows);

}  // namespace winfax::tool
