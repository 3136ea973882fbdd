// SPDX-License-Identifier: MIT
// Values of the server's configuration; how a value is described: model/job.h.
#pragma once

#include "model/job.h"

namespace winfax::model {

// FAX_CONFIGURATION without Reserved, which is NULL and ignored (I1). Flags keep the number that
// was given: 2 is as true as 1 and is read back as 2 (L14).
struct Configuration {
    std::uint32_t Retries = 3;      // further tries after the first (M7)
    std::uint32_t RetryDelay = 10;  // minutes
    std::uint32_t DirtyDays = 30;   // 0: what was not sent is kept for ever
    std::int32_t Branding = 0;
    std::int32_t UseDeviceTsid = 0;
    std::int32_t ServerCp = 0;
    std::int32_t PauseServerQueue = 0;
    TimeOfDay StartCheapTime{20, 0};
    TimeOfDay StopCheapTime{7, 0};  // before the start: the window spans midnight
    std::int32_t ArchiveOutgoingFaxes = 0;
    Text ArchiveDirectory;

    static constexpr void fields(auto&& f, auto&... s) {
        f("Retries", as::number, s.Retries...);
        f("RetryDelay", as::number, s.RetryDelay...);
        f("DirtyDays", as::number, s.DirtyDays...);
        f("Branding", as::flag, s.Branding...);
        f("UseDeviceTsid", as::flag, s.UseDeviceTsid...);
        f("ServerCp", as::flag, s.ServerCp...);
        f("PauseServerQueue", as::flag, s.PauseServerQueue...);
        f("StartCheapTime", as::time, s.StartCheapTime...);
        f("StopCheapTime", as::time, s.StopCheapTime...);
        f("ArchiveOutgoingFaxes", as::flag, s.ArchiveOutgoingFaxes...);
        f("ArchiveDirectory", as::text, s.ArchiveDirectory...);
    }
    bool operator==(const Configuration&) const = default;
};

// FAX_LOG_CATEGORY.
struct LogCategory {
    Text Name;
    std::uint32_t Category = 0;  // LogTopic
    std::uint32_t Level = 0;     // LogLevel

    static constexpr void fields(auto&& f, auto&... s) {
        f("Name", as::text, s.Name...);
        f("Category", as::logCategory, s.Category...);
        f("Level", as::logLevel, s.Level...);
    }
    bool operator==(const LogCategory&) const = default;
};

}  // namespace winfax::model
