// SPDX-License-Identifier: MIT
#include "line/modem/audio_path.h"

#include <spandsp.h>

#include <algorithm>
#include <cmath>
#include <limits>

namespace winfax::line {
namespace {

constexpr std::int16_t kClippedAt = 1'000;  // the peaks of a modem's signal are several thousand
constexpr std::uint32_t kMostSeed = 1'000'000'000;  // awgn counts in ints

void add(awgn_state_t* noise, AudioFrame& frame) {
    for (std::int16_t& sample : frame) {
        sample = static_cast<std::int16_t>(std::clamp(sample + awgn(noise), -32'768, 32'767));
    }
}

}  // namespace

void AudioPath::NoiseDeleter::operator()(awgn_state_s* noise) const { awgn_free(noise); }

AudioPath::AudioPath(const AudioImpairments& settings, std::uint32_t seed)
    : settings_(settings),
      random_(seed),
      factor_(static_cast<std::int32_t>(
          std::lround(32'768 * std::pow(10.0, -settings.attenuation / 20)))) {
    if (settings.noise) noise_ = makeNoise(*settings.noise);
    for (const NoiseBurst& burst : settings.bursts) bursts_.push_back(makeNoise(burst.level));
}

AudioPath::Noise AudioPath::makeNoise(double level) {
    awgn_state_t* noise =
        awgn_init_dbm0(nullptr, static_cast<int>(random_() % kMostSeed), static_cast<float>(level));
    if (noise == nullptr) throw std::bad_alloc();
    return Noise(noise);
}

// The same on every platform, which the standard's distributions are not.
bool AudioPath::chance(double share) {
    return share > 0 && random_() < share * std::numeric_limits<std::uint32_t>::max();
}

void AudioPath::impair(AudioFrame& frame, std::uint32_t number) {
    if (settings_.attenuation != 0) {
        for (std::int16_t& sample : frame) {
            sample = static_cast<std::int16_t>(sample * factor_ / 32'768);
        }
    }
    if (noise_) add(noise_.get(), frame);
    for (std::size_t i = 0; i < bursts_.size(); ++i) {
        const NoiseBurst& burst = settings_.bursts[i];
        if (touches(burst.at, burst.milliseconds, number)) add(bursts_[i].get(), frame);
    }
    if (chance(settings_.clippedFrames)) {
        for (std::int16_t& sample : frame)
            sample = std::clamp(sample, std::int16_t(-kClippedAt), kClippedAt);
    }
    const bool dropped = std::ranges::any_of(settings_.dropouts, [&](const Dropout& dropout) {
        return touches(dropout.at, dropout.milliseconds, number);
    });
    if (dropped || chance(settings_.lostFrames)) frame.fill(0);
}

bool touches(double at, std::uint32_t milliseconds, std::uint32_t frame) {
    const double begins = double(frame) * kFrameMilliseconds;
    return begins + kFrameMilliseconds > at * 1'000 && begins < at * 1'000 + milliseconds;
}

}  // namespace winfax::line
