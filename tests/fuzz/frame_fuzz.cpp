// SPDX-License-Identifier: MIT
#include <algorithm>
#include <vector>

#include "fuzz_target.h"
#include "wire/frame.h"

namespace winfax::fuzz {
namespace {

// Everything that a reader says of a stream that comes in pieces.
std::vector<std::byte> framesIn(Bytes stream, std::size_t pieceSize) {
    std::vector<std::byte> said;
    wire::FrameReader reader;
    auto state = wire::FrameReader::State::more;
    while (!stream.empty() && state != wire::FrameReader::State::malformed) {
        const std::size_t size = std::min(pieceSize, stream.size());
        reader.append(stream.first(size));
        stream = stream.subspan(size);
        wire::Frame frame;
        while ((state = reader.next(frame)) == wire::FrameReader::State::frame) {
            require(frame.payload.size() == frame.header.length,
                    "a frame is as long as its header says");
            const std::size_t begin = said.size();
            said.resize(begin + wire::kHeaderSize);
            wire::encodeHeader(frame.header, said.data() + begin);
            said.insert(said.end(), frame.payload.begin(), frame.payload.end());
        }
    }
    said.push_back(static_cast<std::byte>(state));
    return said;
}

}  // namespace

WINFAX_FUZZ_TARGET(frame) {
    if (bytes.empty()) return;
    const std::size_t pieceSize = 1 + std::to_integer<std::size_t>(bytes[0]) % 32;
    const Bytes stream = bytes.subspan(1);
    require(framesIn(stream, pieceSize) == framesIn(stream, stream.size()),
            "frames do not depend on how they come");
}

}  // namespace winfax::fuzz
