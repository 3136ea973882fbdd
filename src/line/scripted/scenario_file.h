// SPDX-License-Identifier: MIT
// A scenario as people write it, in TOML (docs/scenarios.md). Every mistake is an error that names
// file, line and key, what was found and what was expected.
#pragma once

#include <cstddef>
#include <string>

#include "line/scripted/scenario.h"
#include "model/errors.h"

namespace winfax::line {

inline constexpr std::size_t kLargestScenario = 256 * 1024;  // bytes

// `fileName` stands for the file in messages and in records of calls.
model::Result<Scenario> parseScenario(const std::string& text, const std::string& fileName);

}  // namespace winfax::line
