// SPDX-License-Identifier: MIT
// What a member of a value means, beyond its type. Logs, JSON and (later) traces choose names of
// constants and redaction by it, so that no second list of members is needed.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace winfax::model {

enum class as : std::uint8_t {
    number,
    flag,
    bytes,
    pages,
    jobId,
    deviceId,
    jobType,         // JT_*
    jobStatus,       // JS_*
    jobCommand,      // JC_*
    deviceStatus,    // FPS_*
    eventId,         // FEI_*
    scheduleAction,  // JSA_*
    reportType,      // DRT_*
    portFlags,       // FPF_*, a mask
    logCategory,     // FAXLOG_CATEGORY_*
    logLevel,        // FAXLOG_LEVEL_*
    rights,          // FAX_JOB_SUBMIT ..., a mask
    text,
    person,   // names and addresses of people: redacted on demand
    phone,    // telephone numbers and station ids: redacted on demand
    time,
};

// The SDK's name of a constant ("JS_PENDING"), or an empty view where the meaning has no names or
// the number none of them.
std::string_view constantName(as meaning, std::uint32_t number);
// The same, or the number itself.
std::string constantText(as meaning, std::uint32_t number);

}  // namespace winfax::model
