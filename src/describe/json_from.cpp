// SPDX-License-Identifier: MIT
#include "describe/json_from.h"

namespace winfax::describe {

namespace {

// Of good JSON the true number; of anything else some number.
bool nestsTooDeep(std::string_view text) {
    int levels = 0;
    bool inString = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (inString) {
            if (c == '\\') ++i;
            if (c == '"') inString = false;
            continue;
        }
        if (c == '"') inString = true;
        if (c == ']' || c == '}') --levels;
        if ((c == '[' || c == '{') && ++levels > kMostLevels) return true;
    }
    return false;
}

}  // namespace

Json jsonFrom(std::string_view text) {
    if (nestsTooDeep(text)) return Json(Json::value_t::discarded);
    return Json::parse(text, nullptr, false);
}

}  // namespace winfax::describe
