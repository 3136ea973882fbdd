// SPDX-License-Identifier: MIT
// Values of the ports' part of the API; how a value is described: model/job.h.
#pragma once

#include "model/job.h"

namespace winfax::model {

// FAX_PORT_INFO.
struct PortInfo {
    std::uint32_t DeviceId = 0;
    std::uint32_t State = 0;
    std::uint32_t Flags = 0;
    std::uint32_t Rings = 0;
    std::uint32_t Priority = 0;
    Text DeviceName;
    Text Tsid;
    Text Csid;

    static constexpr void fields(auto&& f, auto&... s) {
        f("DeviceId", as::deviceId, s.DeviceId...);
        f("State", as::deviceStatus, s.State...);
        f("Flags", as::portFlags, s.Flags...);
        f("Rings", as::number, s.Rings...);
        f("Priority", as::number, s.Priority...);
        f("DeviceName", as::text, s.DeviceName...);
        f("Tsid", as::phone, s.Tsid...);
        f("Csid", as::phone, s.Csid...);
    }
    bool operator==(const PortInfo&) const = default;
};

// FAX_DEVICE_STATUS.
struct DeviceStatus {
    Text CallerId;
    Text Csid;
    std::uint32_t CurrentPage = 0;
    std::uint32_t DeviceId = 0;
    Text DeviceName;
    Text DocumentName;
    std::uint32_t JobType = 0;
    Text PhoneNumber;
    Text RoutingString;
    Text SenderName;
    Text RecipientName;
    std::uint32_t Size = 0;
    FileTime StartTime;
    std::uint32_t Status = 0;
    Text StatusString;
    FileTime SubmittedTime;
    std::uint32_t TotalPages = 0;
    Text Tsid;
    Text UserName;

    static constexpr void fields(auto&& f, auto&... s) {
        f("CallerId", as::phone, s.CallerId...);
        f("Csid", as::phone, s.Csid...);
        f("CurrentPage", as::pages, s.CurrentPage...);
        f("DeviceId", as::deviceId, s.DeviceId...);
        f("DeviceName", as::text, s.DeviceName...);
        f("DocumentName", as::text, s.DocumentName...);
        f("JobType", as::jobType, s.JobType...);
        f("PhoneNumber", as::phone, s.PhoneNumber...);
        f("RoutingString", as::text, s.RoutingString...);
        f("SenderName", as::person, s.SenderName...);
        f("RecipientName", as::person, s.RecipientName...);
        f("Size", as::bytes, s.Size...);
        f("StartTime", as::time, s.StartTime...);
        f("Status", as::deviceStatus, s.Status...);
        f("StatusString", as::text, s.StatusString...);
        f("SubmittedTime", as::time, s.SubmittedTime...);
        f("TotalPages", as::pages, s.TotalPages...);
        f("Tsid", as::phone, s.Tsid...);
        f("UserName", as::person, s.UserName...);
    }
    bool operator==(const DeviceStatus&) const = default;
};

}  // namespace winfax::model
