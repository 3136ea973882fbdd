// SPDX-License-Identifier: MIT
#include "fuzz_target.h"
#include "watching/recording.h"
#include "watching/replay.h"

namespace winfax::fuzz {
WINFAX_FUZZ_TARGET(recording) {
    const auto calls = watching::readRecording(textOf(bytes));
    if (!calls) {
        require(!calls.error().detail.empty(), "a refusal has a reason");
        return;
    }
    for (const auto order : {watching::Replay::Order::strict, watching::Replay::Order::loose}) {
        watching::Replay replay(*calls, order, 0, [](const std::string&) {});
        for (const auto& recorded : *calls) {
            watching::Invocation call;
            call.function = recorded.function;
            call.in = recorded.in;
            const auto* const answer = replay.answer(call);
            require(answer && answer->function == recorded.function,
                    "a call that is made again as it was recorded is answered");
        }
        replay.finish();
    }
}

}  // namespace winfax::fuzz
