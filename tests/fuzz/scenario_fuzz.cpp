// SPDX-License-Identifier: MIT
#include <string>
#include "fuzz_target.h"
#include "line/scripted/scenario_file.h"

namespace winfax::fuzz {
WINFAX_FUZZ_TARGET(scenario) {
    const auto scenario = line::parseScenario(std::string(textOf(bytes)), "busy.toml");
    if (!scenario) {
        require(scenario.error().detail.find("busy.toml") != std::string::npos,
                "an error names its file");
        return;
    }
    line::OutgoingCall call;
    call.number = u"555-0100";
    (void)line::scriptFor(&*scenario, call, model::Time{});
}

}  // namespace winfax::fuzz
