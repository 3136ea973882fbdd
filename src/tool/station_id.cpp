// SPDX-License-Identifier: MIT
#include "tool/station_id.h"

#include <algorithm>

namespace winfax::tool {

namespace {

constexpr std::size_t kLongestStationId = 20;  // of T.30 (F8)

}  // namespace

Expected<void> checkStationId(const char* option, const std::string& id) {
    const auto printable = [](char letter) { return letter >= ' ' && letter <= '~'; };
    if (id.size() <= kLongestStationId && std::ranges::all_of(id, printable)) return {};
    return failed(ExitCode::usage, std::string(option) + " cannot be sent over a line", id,
                  "take at most 20 printable characters of ASCII");
}

}  // namespace winfax::tool
