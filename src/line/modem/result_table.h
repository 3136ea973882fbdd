// SPDX-License-Identifier: MIT
// What the end of a T.30 call means to a fax program (docs/modem.md has the same table).
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "model/constants.h"

namespace winfax::line {

struct T30Result {
    int code = 0;  // T30_ERR_*
    std::string_view name;
    model::DeviceState state = model::DeviceState::none;
};

std::span<const T30Result> t30Results();

// A code that spandsp does not have is a fatal error.
T30Result t30Result(int code);

// "T30_ERR_TX_PHDDEAD: No response after sending a page".
std::string t30Text(int code);

}  // namespace winfax::line
