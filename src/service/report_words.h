// SPDX-License-Identifier: MIT
// Words that the event log's sentences about faxes share. Pure functions, any thread.
#pragma once

#include <fmt/format.h>

#include <cstdint>
#include <string>
#include <string_view>

#include "model/meaning.h"
#include "text/encoding.h"

namespace winfax::service {

// "1 page", "3 pages".
inline std::string pageCount(std::uint32_t pages) {
    return fmt::format("{} page{}", pages, pages == 1 ? "" : "s");
}

// As the API names it: "FS_BUSY".
inline std::string_view wordOf(model::DeviceState outcome) {
    return model::constantName(model::as::deviceStatus, static_cast<std::uint32_t>(outcome));
}

}  // namespace winfax::service
