// SPDX-License-Identifier: MIT
#include "service/line_types.h"

#include "line/scripted_line.h"
#include "platform/paths.h"

namespace winfax::service {

namespace {

BuiltLine buildScripted(const LineSpec& spec, std::uint32_t deviceId,
                        const LineSurroundings& surroundings) {
    return {line::makeScriptedLine(surroundings.clock, deviceId, spec.name),
            [](const LineSpec&) {}};
}

}  // namespace

BuiltLine buildLine(const LineSpec& spec, std::uint32_t deviceId,
                    const LineSurroundings& surroundings, line::Offload) {
    return buildScripted(spec, deviceId, surroundings);
}

model::Result<std::shared_ptr<const line::Scenario>> readScenario(
    const std::filesystem::path& file) {
    return model::fail(model::ErrorCode::invalidData,
                       platform::utf8FromPath(file) + ": no scenarios in this build");
}

}  // namespace winfax::service
