// SPDX-License-Identifier: MIT
#include "fuzz_target.h"
#include "watching/recording.h"
#include "watching/replay.h"

namespace winfax::fuzz {
WINFAX_FUZZ_TARGET(recording) {
    auto calls = watching::readRecording(textOf(bytes));
    if (!calls) return;
    for (const auto order : {watching::Replay::Order::strict, watching::Replay::Order::loose}) {
        watching::Replay replay(*calls, order, 0, [](const std::string&) {});
        watching::Invocation call;
        call.function = "FaxClose";
        (void)replay.answer(call);
        replay.finish();
    }
}

}  // namespace winfax::fuzz
