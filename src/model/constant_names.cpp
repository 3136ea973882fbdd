// SPDX-License-Identifier: MIT
#include <array>
#include <span>
#include <utility>

#include "model/meaning.h"

namespace winfax::model {

namespace {

using ConstantName = std::pair<std::uint32_t, std::string_view>;

constexpr std::array kJobTypes{ConstantName{0, "JT_UNKNOWN"}, ConstantName{1, "JT_SEND"},
                               ConstantName{2, "JT_RECEIVE"}, ConstantName{3, "JT_ROUTING"},
                               ConstantName{4, "JT_FAIL_RECEIVE"}};

constexpr std::array kJobStates{
    ConstantName{0x00, "JS_PENDING"},  ConstantName{0x01, "JS_INPROGRESS"},
    ConstantName{0x02, "JS_DELETING"}, ConstantName{0x04, "JS_FAILED"},
    ConstantName{0x08, "JS_PAUSED"},   ConstantName{0x10, "JS_NOLINE"},
    ConstantName{0x20, "JS_RETRYING"}, ConstantName{0x40, "JS_RETRIES_EXCEEDED"}};

constexpr std::array kJobCommands{ConstantName{0, "JC_UNKNOWN"}, ConstantName{1, "JC_DELETE"},
                                  ConstantName{2, "JC_PAUSE"}, ConstantName{3, "JC_RESUME"}};

constexpr std::array kDeviceStates{ConstantName{0x20000001, "FPS_DIALING"},
                                   ConstantName{0x20000002, "FPS_SENDING"},
                                   ConstantName{0x20000004, "FPS_RECEIVING"},
                                   ConstantName{0x20000008, "FPS_COMPLETED"},
                                   ConstantName{0x20000010, "FPS_HANDLED"},
                                   ConstantName{0x20000020, "FPS_UNAVAILABLE"},
                                   ConstantName{0x20000040, "FPS_BUSY"},
                                   ConstantName{0x20000080, "FPS_NO_ANSWER"},
                                   ConstantName{0x20000100, "FPS_BAD_ADDRESS"},
                                   ConstantName{0x20000200, "FPS_NO_DIAL_TONE"},
                                   ConstantName{0x20000400, "FPS_DISCONNECTED"},
                                   ConstantName{0x20000800, "FPS_FATAL_ERROR"},
                                   ConstantName{0x20001000, "FPS_NOT_FAX_CALL"},
                                   ConstantName{0x20002000, "FPS_CALL_DELAYED"},
                                   ConstantName{0x20004000, "FPS_CALL_BLACKLISTED"},
                                   ConstantName{0x20008000, "FPS_INITIALIZING"},
                                   ConstantName{0x20010000, "FPS_OFFLINE"},
                                   ConstantName{0x20020000, "FPS_RINGING"},
                                   ConstantName{0x20100000, "FPS_AVAILABLE"},
                                   ConstantName{0x20200000, "FPS_ABORTING"},
                                   ConstantName{0x20400000, "FPS_ROUTING"},
                                   ConstantName{0x20800000, "FPS_ANSWERED"}};

constexpr std::array kEvents{ConstantName{0x01, "FEI_DIALING"},
                             ConstantName{0x02, "FEI_SENDING"},
                             ConstantName{0x03, "FEI_RECEIVING"},
                             ConstantName{0x04, "FEI_COMPLETED"},
                             ConstantName{0x05, "FEI_BUSY"},
                             ConstantName{0x06, "FEI_NO_ANSWER"},
                             ConstantName{0x07, "FEI_BAD_ADDRESS"},
                             ConstantName{0x08, "FEI_NO_DIAL_TONE"},
                             ConstantName{0x09, "FEI_DISCONNECTED"},
                             ConstantName{0x0A, "FEI_FATAL_ERROR"},
                             ConstantName{0x0B, "FEI_NOT_FAX_CALL"},
                             ConstantName{0x0C, "FEI_CALL_DELAYED"},
                             ConstantName{0x0D, "FEI_CALL_BLACKLISTED"},
                             ConstantName{0x0E, "FEI_RINGING"},
                             ConstantName{0x0F, "FEI_ABORTING"},
                             ConstantName{0x10, "FEI_ROUTING"},
                             ConstantName{0x11, "FEI_MODEM_POWERED_ON"},
                             ConstantName{0x12, "FEI_MODEM_POWERED_OFF"},
                             ConstantName{0x13, "FEI_IDLE"},
                             ConstantName{0x14, "FEI_FAXSVC_ENDED"},
                             ConstantName{0x15, "FEI_ANSWERED"},
                             ConstantName{0x16, "FEI_JOB_QUEUED"},
                             ConstantName{0x17, "FEI_DELETED"},
                             ConstantName{0x18, "FEI_INITIALIZING"},
                             ConstantName{0x19, "FEI_LINE_UNAVAILABLE"},
                             ConstantName{0x1A, "FEI_HANDLED"},
                             ConstantName{0x1B, "FEI_FAXSVC_STARTED"}};

constexpr std::array kScheduleActions{ConstantName{0, "JSA_NOW"},
                                      ConstantName{1, "JSA_SPECIFIC_TIME"},
                                      ConstantName{2, "JSA_DISCOUNT_PERIOD"}};

constexpr std::array kReportTypes{ConstantName{0, "DRT_NONE"}, ConstantName{1, "DRT_EMAIL"},
                                  ConstantName{2, "DRT_INBOX"}};

constexpr std::array kLogTopics{
    ConstantName{1, "FAXLOG_CATEGORY_INIT"}, ConstantName{2, "FAXLOG_CATEGORY_OUTBOUND"},
    ConstantName{3, "FAXLOG_CATEGORY_INBOUND"}, ConstantName{4, "FAXLOG_CATEGORY_UNKNOWN"}};

constexpr std::array kLogLevels{
    ConstantName{0, "FAXLOG_LEVEL_NONE"}, ConstantName{1, "FAXLOG_LEVEL_MIN"},
    ConstantName{2, "FAXLOG_LEVEL_MED"}, ConstantName{3, "FAXLOG_LEVEL_MAX"}};

std::span<const ConstantName> namesOf(as meaning) {
    switch (meaning) {
        case as::jobType: return kJobTypes;
        case as::jobStatus: return kJobStates;
        case as::jobCommand: return kJobCommands;
        case as::deviceStatus: return kDeviceStates;
        case as::eventId: return kEvents;
        case as::scheduleAction: return kScheduleActions;
        case as::reportType: return kReportTypes;
        case as::logCategory: return kLogTopics;
        case as::logLevel: return kLogLevels;
        default: return {};
    }
}

}  // namespace

std::string_view constantName(as meaning, std::uint32_t number) {
    for (const auto& [value, name] : namesOf(meaning)) {
        if (value == number) return name;
    }
    return {};
}

std::string constantText(as meaning, std::uint32_t number) {
    const std::string_view name = constantName(meaning, number);
    return name.empty() ? std::to_string(number) : std::string(name);
}

}  // namespace winfax::model
