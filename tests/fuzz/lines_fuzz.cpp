// SPDX-License-Identifier: MIT
#include <string>
#include "fuzz_target.h"
#include "service/lines_file.h"

namespace winfax::fuzz {
WINFAX_FUZZ_TARGET(lines) {
    const auto lines = service::parseLines(std::string(textOf(bytes)), "lines.toml");
    if (lines) {
        require(!lines->lines.empty(), "there is a line");
    } else {
        require(lines.error().detail.find("lines.toml") != std::string::npos,
                "an error names its file");
    }
}

}  // namespace winfax::fuzz
