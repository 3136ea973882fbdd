// SPDX-License-Identifier: MIT
// The outcomes of a call out by the words that scenarios use, and how far a call may have got when
// it ends so.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

#include "model/constants.h"

namespace winfax::line {

enum class CallStage : std::uint8_t { dialled, ringing, answered, sending, over };

struct OutcomeWord {
    std::string_view word;
    model::DeviceState outcome;
    CallStage latest;  // later than this, a call cannot end so
};

inline constexpr std::array kOutcomeWords{
    OutcomeWord{"busy", model::DeviceState::busy, CallStage::dialled},
    OutcomeWord{"no-answer", model::DeviceState::noAnswer, CallStage::ringing},
    OutcomeWord{"no-dial-tone", model::DeviceState::noDialTone, CallStage::dialled},
    OutcomeWord{"bad-address", model::DeviceState::badAddress, CallStage::dialled},
    OutcomeWord{"not-fax-call", model::DeviceState::notFaxCall, CallStage::answered},
    OutcomeWord{"disconnected", model::DeviceState::disconnected, CallStage::sending},
    OutcomeWord{"drop", model::DeviceState::disconnected, CallStage::sending},
    OutcomeWord{"fatal-error", model::DeviceState::fatalError, CallStage::sending},
    OutcomeWord{"line-unavailable", model::DeviceState::unavailable, CallStage::dialled},
    OutcomeWord{"call-delayed", model::DeviceState::callDelayed, CallStage::dialled},
    OutcomeWord{"blacklisted", model::DeviceState::callBlacklisted, CallStage::dialled},
    OutcomeWord{"complete", model::DeviceState::completed, CallStage::sending},
};

constexpr const OutcomeWord* findOutcome(std::string_view word) {
    for (const OutcomeWord& row : kOutcomeWords) {
        if (row.word == word) return &row;
    }
    return nullptr;
}

// The first word of an outcome; "abort" for aborting, which no scenario can name.
constexpr std::string_view wordOf(model::DeviceState outcome) {
    for (const OutcomeWord& row : kOutcomeWords) {
        if (row.outcome == outcome) return row.word;
    }
    return "abort";
}

}  // namespace winfax::line
