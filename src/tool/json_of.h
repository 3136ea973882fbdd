// SPDX-License-Identifier: MIT
// JSON as faxctl prints it: the form of describe/json_of.h.
#pragma once

#include <ostream>

#include "describe/json_of.h"

namespace winfax::tool {

using describe::Json;
using describe::jsonOf;
using describe::jsonOfMember;

// A line of its own, seen at once by who reads it from a pipe.
inline void printJson(std::ostream& out, const Json& json) {
    out << describe::textOf(json) << std::endl;
}

}  // namespace winfax::tool
