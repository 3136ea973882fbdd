// SPDX-License-Identifier: MIT
#include <array>

#include "round_trip.h"
#include "wire/hello.h"

namespace winfax::fuzz {
WINFAX_FUZZ_TARGET(hello) {
    static constexpr std::array<Target, 2> decoders{&roundTrip<wire::Hello::Request>,
                                                    &roundTrip<wire::Hello::Reply>};
    chosen(decoders, bytes);
}

}  // namespace winfax::fuzz
