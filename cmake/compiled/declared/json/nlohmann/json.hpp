// SPDX-License-Identifier: MIT
// nlohmann/json.hpp, whose templates are compiled once (cmake/compiled/json.cpp) for the two kinds of document and the
// two kinds of text that are used here. Without this they were half of the time of every file that reads or writes JSON.
#pragma once

#include_next <nlohmann/json.hpp>

#ifndef WINFAX_COMPILED_HERE
#define WINFAX_COMPILED_HERE extern
#endif

namespace nlohmann {
WINFAX_COMPILED_HERE template class basic_json<>;
WINFAX_COMPILED_HERE template class basic_json<ordered_map>;

namespace detail {
using ViewedText = iterator_input_adapter<const char*>;
using OwnedText = iterator_input_adapter<std::string::const_iterator>;
WINFAX_COMPILED_HERE template class serializer<json>;
WINFAX_COMPILED_HERE template class serializer<ordered_json>;
WINFAX_COMPILED_HERE template class lexer<json, ViewedText>;
WINFAX_COMPILED_HERE template class lexer<ordered_json, ViewedText>;
WINFAX_COMPILED_HERE template class lexer<json, OwnedText>;
WINFAX_COMPILED_HERE template class lexer<ordered_json, OwnedText>;
WINFAX_COMPILED_HERE template class parser<json, ViewedText>;
WINFAX_COMPILED_HERE template class parser<ordered_json, ViewedText>;
WINFAX_COMPILED_HERE template class parser<json, OwnedText>;
WINFAX_COMPILED_HERE template class parser<ordered_json, OwnedText>;
}  // namespace detail
}  // namespace nlohmann
