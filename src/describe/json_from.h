// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>

#include "describe/json_of.h"

namespace winfax::describe {

// Values of the model nest a few levels deep. Copying and writing JSON takes stack for every level,
// and so does reading it: an object that gets another member copies those that it has.
inline constexpr int kMostLevels = 100;

// Text from a file that anybody may have written, as JSON. Discarded (is_discarded()) when it is
// none, or has lists and objects more than kMostLevels deep.
Json jsonFrom(std::string_view text);

}  // namespace winfax::describe
