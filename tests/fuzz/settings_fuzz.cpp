// SPDX-License-Identifier: MIT
#include <string>
#include "fuzz_target.h"
#include "service/settings.h"

namespace winfax::fuzz {
WINFAX_FUZZ_TARGET(settings) {
    const auto settings = service::parseSettings(std::string(textOf(bytes)), "winfax.toml");
    require(settings || settings.error().detail.find("winfax.toml") != std::string::npos,
            "an error names its file");
}

}  // namespace winfax::fuzz
