// SPDX-License-Identifier: MIT
#include "service/record_in_the_end.h"

#include <spdlog/spdlog.h>
#include <chrono>
#include <utility>

#include "service/as_a_whole.h"

namespace winfax::service {

namespace {

constexpr int kMostTries = 10;
constexpr std::chrono::seconds kPause{1};

void tryToRecord(clock::Clock& clock, Recording record, queue::Store::Done done, int left) {
    const auto ask = record;
    ask([&clock, record = std::move(record), done = std::move(done),
         left](const model::Result<void>& result) {
        const bool memoryRanOut =
            !result && result.error().code == model::ErrorCode::notEnoughMemory;
        if (!memoryRanOut) return done(result);
        if (left == 0) throw HalfDone();
        spdlog::warn("{}: it is recorded later", result.error().detail);
        clock.at(clock.now() + kPause, clock::Purpose::work,
                 [&clock, record, done, left] { tryToRecord(clock, record, done, left - 1); });
    });
}

}  // namespace

void recordInTheEnd(clock::Clock& clock, Recording record, queue::Store::Done done) {
    asAWhole([&] { tryToRecord(clock, std::move(record), std::move(done), kMostTries); });
}

}  // namespace winfax::service
