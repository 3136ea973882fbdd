// SPDX-License-Identifier: MIT
// Where a fault can act, and what it concerns there.
#pragma once

#include <span>
#include <string_view>

#include "fault/fault.h"

namespace winfax::fault {

// Errors and delays of functions act in the client's library, before the call is judged. What only
// a service can do, and what concerns requests or the disk, acts in the service.
enum class Place : std::uint8_t { library, service };
Place placeOf(const Fault& fault);

// Whether the service can make it happen. invalidParameter: the function never asks the service
// anything, or is named with A or W, which the service is not told.
model::Result<void> checkForService(const Fault& fault);

// A function of the API, with or without A and W.
bool isFunction(std::string_view name);

// All names, as exported.
std::span<const std::string_view> exportedNames();

}  // namespace winfax::fault
