// SPDX-License-Identifier: MIT
#include <string>

#include "fault/faults_file.h"
#include "fuzz_target.h"

namespace winfax::fuzz {
WINFAX_FUZZ_TARGET(faults_file) {
    const auto faults = winfax::fault::parseFaultsFile(std::string(textOf(bytes)), "faults.toml");
    require(faults || faults.error().detail.find("faults.toml") != std::string::npos,
            "an error names its file");
}

}  // namespace winfax::fuzz
