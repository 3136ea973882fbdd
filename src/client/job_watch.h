// SPDX-License-Identifier: MIT
// How a job ends, judged from its events and, where those leave it open, from its entry in the
// queue. No I/O.
//
// A try that fails does not end a job: whether another one follows stands in the entry only. A job
// that was sent leaves the queue, or stays visible for a while if the instance is told so; either
// way its line goes idle afterwards.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "model/event.h"
#include "model/job.h"

namespace winfax::client {

class JobWatch {
  public:
    explicit JobWatch(std::uint32_t jobId) : jobId_(jobId) {}

    enum class Step {
        unrelated,
        progress,    // worth showing, nothing is decided
        askEntry,    // worth showing; the entry tells whether it was the end: judge()
        askQuietly,  // not worth showing; as askEntry
        sent,
        deleted,  // without having been sent
        serviceEnded,
    };
    Step on(const model::Event& event);

    enum class Verdict { goesOn, failed, gone };
    // `entry` as just read; nullopt when the queue has no such job any more.
    static Verdict judge(const std::optional<model::JobEntry>& entry);

    // The last failure's FEI_*, or 0.
    std::uint32_t lastFailure() const { return lastFailure_; }

  private:
    Step onLineEvent(const model::Event& event) const;

    std::uint32_t jobId_;
    std::uint32_t deviceId_ = model::kNoDevice;  // of the last try
    std::uint32_t lastFailure_ = 0;
    bool completed_ = false;
};

}  // namespace winfax::client
