// SPDX-License-Identifier: MIT
// The SDK's names of error codes: those this project gives, and some more that a genuine fax
// service or an injected fault may give.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "model/errors.h"

namespace winfax::model {

// "ERROR_INVALID_DATA", or an empty view for a code without a name here.
std::string_view errorName(std::uint32_t code);
inline std::string_view errorName(ErrorCode code) {
    return errorName(static_cast<std::uint32_t>(code));
}

// The code of a name, spelled exactly so.
std::optional<std::uint32_t> errorCodeNamed(std::string_view name);

}  // namespace winfax::model
