// SPDX-License-Identifier: MIT
// A value on the wire has one form only: what can be decoded is what the decoded value encodes to.
#pragma once

#include <algorithm>

#include "fuzz_target.h"
#include "wire/codec.h"

namespace winfax::fuzz {

template <class Value>
void roundTrip(Bytes bytes) {
    Value value{};
    wire::Reader reader(bytes);
    reader.get(value);
    if (!reader.done()) return;
    wire::Bytes again;
    wire::Writer(again).put(value);
    require(std::ranges::equal(again, bytes),
            "a decoded value encodes to the bytes that it came from");
}

// The first byte chooses the decoder.
inline void chosen(std::span<const Target> decoders, Bytes bytes) {
    if (bytes.empty()) return;
    decoders[std::to_integer<std::size_t>(bytes[0]) % decoders.size()](bytes.subspan(1));
}

}  // namespace winfax::fuzz
