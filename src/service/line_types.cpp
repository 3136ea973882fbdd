// SPDX-License-Identifier: MIT
#include "service/line_types.h"

#include "line/modem/modem_line.h"
#include "line/scripted/scenario_file.h"
#include "line/scripted/scripted_line.h"
#include "platform/files.h"
#include "platform/paths.h"

namespace winfax::service {

namespace {

BuiltLine buildScripted(const LineSpec& spec, std::uint32_t deviceId,
                        const LineSurroundings& surroundings) {
    auto line = line::makeScriptedLine(surroundings.clock, deviceId, spec.name, spec.scenario);
    line::ScriptedLine* const scripted = line.get();
    return {std::move(line),
            [scripted](const LineSpec& changed) { scripted->setScenario(changed.scenario); }};
}

BuiltLine buildModem(const LineSpec& spec, std::uint32_t deviceId,
                     const LineSurroundings& surroundings, line::Offload offload) {
    auto line = line::makeModemLine(surroundings.clock, std::move(offload), deviceId, spec.name,
                                    spec.modem, surroundings.stateDirectory / "scratch");
    line::ModemLine* const modem = line.get();
    return {std::move(line),
            [modem](const LineSpec& changed) { modem->setSettings(changed.modem); }};
}

}  // namespace

BuiltLine buildLine(const LineSpec& spec, std::uint32_t deviceId,
                    const LineSurroundings& surroundings, line::Offload offload) {
    if (spec.type == LineType::modem) {
        return buildModem(spec, deviceId, surroundings, std::move(offload));
    }
    return buildScripted(spec, deviceId, surroundings);
}

model::Result<std::shared_ptr<const line::Scenario>> readScenario(
    const std::filesystem::path& file) {
    const auto text = platform::readWholeFile(file, line::kLargestScenario);
    if (!text) {
        return model::fail(model::ErrorCode::invalidData,
                           platform::utf8FromPath(file) + ": " + text.error().detail);
    }
    auto scenario = line::parseScenario(*text, platform::utf8FromPath(file));
    if (!scenario) return tl::unexpected(scenario.error());
    return std::make_shared<const line::Scenario>(std::move(*scenario));
}

}  // namespace winfax::service
