// SPDX-License-Identifier: MIT
#pragma once

#include "model/constants.h"
#include "model/job.h"

namespace winfax::service {

// How much of each category is written to the event log: what is as important as its level, or
// more.
struct LogLevels {
    using Level = model::LogLevel;
    Level initialization = Level::min;
    Level outgoing = Level::min;
    Level incoming = Level::min;
    Level unknown = Level::min;

    static constexpr void fields(auto&& f, auto&... s) {
        f("initialization", model::as::logLevel, s.initialization...);
        f("outgoing", model::as::logLevel, s.outgoing...);
        f("incoming", model::as::logLevel, s.incoming...);
        f("unknown", model::as::logLevel, s.unknown...);
    }
    bool operator==(const LogLevels&) const = default;
};

}  // namespace winfax::service
