// SPDX-License-Identifier: MIT
#include <string>
#include "access/access_file.h"
#include "fuzz_target.h"

namespace winfax::fuzz {
WINFAX_FUZZ_TARGET(rights) {
    const auto list = access::parseAccess(std::string(textOf(bytes)), "rights.toml");
    if (!list) {
        require(list.error().detail.find("rights.toml") != std::string::npos,
                "an error names its file");
        return;
    }
    const auto again = access::parseAccess(access::formatAccess(*list), "rights.toml");
    require(again && *again == *list, "a list that is written is read as the same");
}

}  // namespace winfax::fuzz
