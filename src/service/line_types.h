// SPDX-License-Identifier: MIT
// The types of lines: what lines.toml says of one becomes a line::Line here, and nowhere else.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>

#include "clock/clock.h"
#include "line/line.h"
#include "model/errors.h"
#include "service/lines_file.h"

namespace winfax::service {

struct BuiltLine {
    std::unique_ptr<line::Line> line;
    // Gives it other settings of its type, from the next call on.
    std::function<void(const LineSpec&)> update;
};

struct LineSurroundings {
    clock::Clock& clock;
    std::filesystem::path stateDirectory;
};

using LineBuilder = std::function<BuiltLine(const LineSpec& spec, std::uint32_t deviceId,
                                            const LineSurroundings& surroundings,
                                            line::Offload offload)>;

BuiltLine buildLine(const LineSpec& spec, std::uint32_t deviceId,
                    const LineSurroundings& surroundings, line::Offload offload);

// invalidData: nothing there, or no scenario; the detail names file, line and key.
model::Result<std::shared_ptr<const line::Scenario>> readScenario(
    const std::filesystem::path& file);

}  // namespace winfax::service
