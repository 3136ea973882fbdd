// SPDX-License-Identifier: MIT
#include <algorithm>

#include "fuzz_target.h"
#include "routing/destination.h"
#include "routing/file_name.h"
#include "text/encoding.h"

namespace winfax::fuzz {
WINFAX_FUZZ_TARGET(routing) {
    const auto* data = reinterpret_cast<const std::uint8_t*>(bytes.data());
    if (const auto destination = winfax::routing::destinationOf({data, bytes.size()})) {
        const auto info = winfax::routing::infoOf(*destination);
        const auto again = winfax::routing::destinationOf(info);
        require(again && *again == *destination, "a destination survives");
    }
    winfax::routing::FaxFacts facts;
    facts.sender = text::fromUtf8(textOf(bytes));
    const std::string name = winfax::routing::fileNameOf(facts, 2);
    constexpr std::string_view allowed =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+- .";
    require(name.size() < 100 && name.find_first_not_of(allowed) == std::string::npos,
            "names of files are safe");
}

}  // namespace winfax::fuzz
