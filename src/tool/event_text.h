// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "model/event.h"

namespace winfax::tool {

// "2026-11-22T16:20:01.125Z  FEI_SENDING  job 1  line 2"
std::string eventLine(const model::Event& event);

}  // namespace winfax::tool
