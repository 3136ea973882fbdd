// SPDX-License-Identifier: MIT
#include "fuzz_target.h"
#include "render/child.h"
#include "render/messages.h"

namespace winfax::fuzz {
// The whole of what `winfaxd --render` does, of small work.
WINFAX_FUZZ_TARGET(render_request) {
    const auto received = render::decodeRequest(bytes);
    if (received && (received->request.HorizontalDpi > 60 || received->request.VerticalDpi > 100))
        return;
    const auto answer = render::answerTo(bytes);
    require(render::decodeAnswer(answer).has_value(), "whatever was asked, there is an answer");
    (void)render::decodeAnswer(bytes);
}

}  // namespace winfax::fuzz
