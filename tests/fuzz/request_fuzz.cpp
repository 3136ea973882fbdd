// SPDX-License-Identifier: MIT
#include <array>

#include "model/calls.h"
#include "round_trip.h"

namespace winfax::fuzz {
namespace {

template <class... Call>
constexpr auto requestsOf(model::CallList<Call...>) {
    return std::array<Target, sizeof...(Call)>{&roundTrip<typename Call::Request>...};
}

}  // namespace

WINFAX_FUZZ_TARGET(request) {
    static constexpr auto decoders = requestsOf(model::Calls{});
    chosen(decoders, bytes);
}

}  // namespace winfax::fuzz
