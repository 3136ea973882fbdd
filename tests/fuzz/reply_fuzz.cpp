// SPDX-License-Identifier: MIT
#include <array>

#include "model/calls.h"
#include "round_trip.h"
#include "wire/frame.h"

namespace winfax::fuzz {
namespace {

template <class Call>
void replyOf(Bytes payload) {
    const auto reply = wire::decodeReply<typename Call::Reply>(payload);
    if (!reply) {
        require(reply.error().code != model::ErrorCode::success, "a refusal has a reason");
        return;
    }
    wire::Bytes frame;
    wire::appendReply<Call>(frame, 1, reply);
    require(std::ranges::equal(std::span(frame).subspan(wire::kHeaderSize), payload),
            "a reply that is understood is sent as the same");
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
