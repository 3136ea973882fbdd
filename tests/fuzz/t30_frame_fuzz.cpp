// SPDX-License-Identifier: MIT
#include "fuzz_target.h"
#include "line/modem/frames.h"

namespace winfax::fuzz {
WINFAX_FUZZ_TARGET(t30_frame) {
    const line::FrameBytes frame(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size());
    require(!line::nameOf(frame).empty(), "every frame has a name");
    (void)line::kindOf(frame);
    (void)line::commandIn(frame);
    (void)line::detailOf(frame);
    (void)line::modeOf(frame);
    (void)line::speedOf(frame);
    const std::uint32_t frames = line::framesIn(frame);
    require(line::resendsIn(frame, frames) <= frames, "no more frames come again than there were");
}

}  // namespace winfax::fuzz
