// SPDX-License-Identifier: MIT
#include <array>

#include "model/calls.h"
#include "round_trip.h"
#include "wire/frame.h"

namespace winfax::fuzz {
namespace {

template <class Call>
void replyOf(Bytes payload) {
    roundTrip<typename Call::Reply>(payload);
    const auto reply = wire::decodeReply<typename Call::Reply>(payload);
    require(reply || reply.error().code != model::ErrorCode::success, "a refusal has a reason");
}

template <class... Call>
constexpr auto repliesOf(model::CallList<Call...>) {
    return std::array<Target, sizeof...(Call)>{&replyOf<Call>...};
}

}  // namespace

WINFAX_FUZZ_TARGET(reply) {
    static constexpr auto decoders = repliesOf(model::Calls{});
    chosen(decoders, bytes);
}

}  // namespace winfax::fuzz
