// SPDX-License-Identifier: MIT
#include <array>
#include <span>
#include <utility>

#include "model/meaning.h"

namespace winfax::model {

namespace {

using Name = std::pair<std::uint32_t, std::string_view>;

constexpr std::array kJobTypes{Name{0, "JT_UNKNOWN"}, Name{1, "JT_SEND"}, Name{2, "JT_RECEIVE"},
                               Name{3, "JT_ROUTING"}, Name{4, "JT_FAIL_RECEIVE"}};

constexpr std::array kJobStates{Name{0x00, "JS_PENDING"},  Name{0x01, "JS_INPROGRESS"},
                                Name{0x02, "JS_DELETING"}, Name{0x04, "JS_FAILED"},
                                Name{0x08, "JS_PAUSED"},   Name{0x10, "JS_NOLINE"},
                                Name{0x20, "JS_RETRYING"}, Name{0x40, "JS_RETRIES_EXCEEDED"}};

constexpr std::array kJobCommands{Name{0, "JC_UNKNOWN"}, Name{1, "JC_DELETE"},
                                  Name{2, "JC_PAUSE"}, Name{3, "JC_RESUME"}};

constexpr std::array kDeviceStates{
    Name{0x20000001, "FPS_DIALING"},      Name{0x20000002, "FPS_SENDING"},
    Name{0x20000004, "FPS_RECEIVING"},    Name{0x20000008, "FPS_COMPLETED"},
    Name{0x20000010, "FPS_HANDLED"},      Name{0x20000020, "FPS_UNAVAILABLE"},
    Name{0x20000040, "FPS_BUSY"},         Name{0x20000080, "FPS_NO_ANSWER"},
    Name{0x20000100, "FPS_BAD_ADDRESS"},  Name{0x20000200, "FPS_NO_DIAL_TONE"},
    Name{0x20000400, "FPS_DISCONNECTED"}, Name{0x20000800, "FPS_FATAL_ERROR"},
    Name{0x20001000, "FPS_NOT_FAX_CALL"}, Name{0x20002000, "FPS_CALL_DELAYED"},
    Name{0x20004000, "FPS_CALL_BLACKLISTED"}, Name{0x20008000, "FPS_INITIALIZING"},
    Name{0x20010000, "FPS_OFFLINE"},      Name{0x20020000, "FPS_RINGING"},
    Name{0x20100000, "FPS_AVAILABLE"},    Name{0x20200000, "FPS_ABORTING"},
    Name{0x20400000, "FPS_ROUTING"},      Name{0x20800000, "FPS_ANSWERED"}};

constexpr std::array kEvents{
    Name{0x01, "FEI_DIALING"},          Name{0x02, "FEI_SENDING"},
    Name{0x03, "FEI_RECEIVING"},        Name{0x04, "FEI_COMPLETED"},
    Name{0x05, "FEI_BUSY"},             Name{0x06, "FEI_NO_ANSWER"},
    Name{0x07, "FEI_BAD_ADDRESS"},      Name{0x08, "FEI_NO_DIAL_TONE"},
    Name{0x09, "FEI_DISCONNECTED"},     Name{0x0A, "FEI_FATAL_ERROR"},
    Name{0x0B, "FEI_NOT_FAX_CALL"},     Name{0x0C, "FEI_CALL_DELAYED"},
    Name{0x0D, "FEI_CALL_BLACKLISTED"}, Name{0x0E, "FEI_RINGING"},
    Name{0x0F, "FEI_ABORTING"},         Name{0x10, "FEI_ROUTING"},
    Name{0x11, "FEI_MODEM_POWERED_ON"}, Name{0x12, "FEI_MODEM_POWERED_OFF"},
    Name{0x13, "FEI_IDLE"},             Name{0x14, "FEI_FAXSVC_ENDED"},
    Name{0x15, "FEI_ANSWERED"},         Name{0x16, "FEI_JOB_QUEUED"},
    Name{0x17, "FEI_DELETED"},          Name{0x18, "FEI_INITIALIZING"},
    Name{0x19, "FEI_LINE_UNAVAILABLE"}, Name{0x1A, "FEI_HANDLED"},
    Name{0x1B, "FEI_FAXSVC_STARTED"}};

constexpr std::array kScheduleActions{Name{0, "JSA_NOW"}, Name{1, "JSA_SPECIFIC_TIME"},
                                      Name{2, "JSA_DISCOUNT_PERIOD"}};

constexpr std::array kReportTypes{Name{0, "DRT_NONE"}, Name{1, "DRT_EMAIL"}, Name{2, "DRT_INBOX"}};

constexpr std::array kLogTopics{
    Name{1, "FAXLOG_CATEGORY_INIT"}, Name{2, "FAXLOG_CATEGORY_OUTBOUND"},
    Name{3, "FAXLOG_CATEGORY_INBOUND"}, Name{4, "FAXLOG_CATEGORY_UNKNOWN"}};

constexpr std::array kLogLevels{Name{0, "FAXLOG_LEVEL_NONE"}, Name{1, "FAXLOG_LEVEL_MIN"},
                                Name{2, "FAXLOG_LEVEL_MED"}, Name{3, "FAXLOG_LEVEL_MAX"}};

std::span<const Name> namesOf(as meaning) {
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

}  // namespace winfax::model
