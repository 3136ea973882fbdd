// SPDX-License-Identifier: MIT
#include "client/profile.h"
#include "fuzz_target.h"

namespace winfax::fuzz {
WINFAX_FUZZ_TARGET(profile) {
    const auto profile = client::parseProfile(textOf(bytes), "profile.toml");
    if (!profile) {
        require(profile.error().detail.starts_with("profile.toml, line "),
                "an error names file and line");
        return;
    }
    const auto again = client::parseProfile(client::formatProfile(*profile), "profile.toml");
    require(again && *again == *profile, "a profile that is written is read as the same");
}

}  // namespace winfax::fuzz
