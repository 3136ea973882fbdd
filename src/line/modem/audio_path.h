// SPDX-License-Identifier: MIT
// One direction of the wire: 8000 samples a second in frames of 20 ms, and what happens to them on
// their way.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <random>
#include <vector>

#include "line/modem/settings.h"

struct awgn_state_s;

namespace winfax::line {

inline constexpr std::uint32_t kFrameMilliseconds = 20;
using AudioFrame = std::array<std::int16_t, 160>;

class AudioPath {
  public:
    // `settings` must outlive it. `seed` is the direction's own.
    AudioPath(const AudioImpairments& settings, std::uint32_t seed);

    // `number` counts the frames of a call from 0.
    void impair(AudioFrame& frame, std::uint32_t number);

  private:
    struct NoiseDeleter {
        void operator()(awgn_state_s* noise) const;
    };
    using Noise = std::unique_ptr<awgn_state_s, NoiseDeleter>;

    Noise makeNoise(double level);
    bool chance(double share);

    const AudioImpairments& settings_;
    std::mt19937 random_;
    std::int32_t factor_;  // of the attenuation, 32768 is 1
    Noise noise_;          // null: none
    std::vector<Noise> bursts_;
};

// Whether [at, at + milliseconds) of a mishap touches the frame.
bool touches(double at, std::uint32_t milliseconds, std::uint32_t frame);

}  // namespace winfax::line
