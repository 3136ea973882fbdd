// SPDX-License-Identifier: MIT
// JSON as faxctl prints it: the form of describe/json_of.h.
#pragma once

#include "describe/json_of.h"

namespace winfax::tool {

using describe::Json;
using describe::jsonOf;
using describe::jsonOfMember;
using describe::printJson;

}  // namespace winfax::tool
