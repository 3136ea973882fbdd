// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>

#include "model/constants.h"
#include "model/meaning.h"
#include "model/time.h"

namespace winfax::model {

// FAX_EVENT.
struct Event {
    FileTime TimeStamp;
    std::uint32_t DeviceId = kNoDevice;
    std::uint32_t EventId = 0;
    std::uint32_t JobId = kNoJob;

    static constexpr void fields(auto&& f, auto&... s) {
        f("TimeStamp", as::time, s.TimeStamp...);
        f("DeviceId", as::deviceId, s.DeviceId...);
        f("EventId", as::eventId, s.EventId...);
        f("JobId", as::jobId, s.JobId...);
    }
    bool operator==(const Event&) const = default;
};

}  // namespace winfax::model
