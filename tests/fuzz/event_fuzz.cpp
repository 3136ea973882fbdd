// SPDX-License-Identifier: MIT
#include "model/event.h"
#include "round_trip.h"

namespace winfax::fuzz {
WINFAX_FUZZ_TARGET(event) { roundTrip<model::Event>(bytes); }

}  // namespace winfax::fuzz
