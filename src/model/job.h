// SPDX-License-Identifier: MIT
// Values of the jobs' part of the API. Each names its members once, in fields(): under their Win32
// names and in Win32 order. Being generic over a pack of objects, one description serves the value
// alone (codec, JSON, store) as well as the value beside its A or W structure (lift and lower).
//
//   f(name, meaning, memberOfFirst, memberOfSecond ...)
//
// Adding a member without listing it breaks the layout guard in abi/structures.h.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "model/meaning.h"
#include "model/time.h"

namespace winfax::model {

// A string of the API: UTF-16 as the caller gave it, or absent (NULL). B6 keeps the two apart.
using Text = std::optional<std::u16string>;

// FAX_JOB_ENTRY.
struct JobEntry {
    std::uint32_t JobId = 0;
    Text UserName;
    std::uint32_t JobType = 0;
    std::uint32_t QueueStatus = 0;
    std::uint32_t Status = 0;
    std::uint32_t Size = 0;
    std::uint32_t PageCount = 0;
    Text RecipientNumber;
    Text RecipientName;
    Text Tsid;
    Text SenderName;
    Text SenderCompany;
    Text SenderDept;
    Text BillingCode;
    std::uint32_t ScheduleAction = 0;
    CalendarTime ScheduleTime;
    std::uint32_t DeliveryReportType = 0;
    Text DeliveryReportAddress;
    Text DocumentName;

    static constexpr void fields(auto&& f, auto&... s) {
        f("JobId", as::jobId, s.JobId...);
        f("UserName", as::person, s.UserName...);
        f("JobType", as::jobType, s.JobType...);
        f("QueueStatus", as::jobStatus, s.QueueStatus...);
        f("Status", as::deviceStatus, s.Status...);
        f("Size", as::bytes, s.Size...);
        f("PageCount", as::pages, s.PageCount...);
        f("RecipientNumber", as::phone, s.RecipientNumber...);
        f("RecipientName", as::person, s.RecipientName...);
        f("Tsid", as::phone, s.Tsid...);
        f("SenderName", as::person, s.SenderName...);
        f("SenderCompany", as::person, s.SenderCompany...);
        f("SenderDept", as::person, s.SenderDept...);
        f("BillingCode", as::text, s.BillingCode...);
        f("ScheduleAction", as::scheduleAction, s.ScheduleAction...);
        f("ScheduleTime", as::time, s.ScheduleTime...);
        f("DeliveryReportType", as::reportType, s.DeliveryReportType...);
        f("DeliveryReportAddress", as::person, s.DeliveryReportAddress...);
        f("DocumentName", as::text, s.DocumentName...);
    }
    bool operator==(const JobEntry&) const = default;
};

// FAX_JOB_PARAM without CallHandle and Reserved, which never travel (C7, C8).
struct JobParam {
    Text RecipientNumber;
    Text RecipientName;
    Text Tsid;
    Text SenderName;
    Text SenderCompany;
    Text SenderDept;
    Text BillingCode;
    std::uint32_t ScheduleAction = 0;
    CalendarTime ScheduleTime;
    std::uint32_t DeliveryReportType = 0;
    Text DeliveryReportAddress;
    Text DocumentName;

    static constexpr void fields(auto&& f, auto&... s) {
        f("RecipientNumber", as::phone, s.RecipientNumber...);
        f("RecipientName", as::person, s.RecipientName...);
        f("Tsid", as::phone, s.Tsid...);
        f("SenderName", as::person, s.SenderName...);
        f("SenderCompany", as::person, s.SenderCompany...);
        f("SenderDept", as::person, s.SenderDept...);
        f("BillingCode", as::text, s.BillingCode...);
        f("ScheduleAction", as::scheduleAction, s.ScheduleAction...);
        f("ScheduleTime", as::time, s.ScheduleTime...);
        f("DeliveryReportType", as::reportType, s.DeliveryReportType...);
        f("DeliveryReportAddress", as::person, s.DeliveryReportAddress...);
        f("DocumentName", as::text, s.DocumentName...);
    }
    bool operator==(const JobParam&) const = default;
};

}  // namespace winfax::model
