// SPDX-License-Identifier: MIT
#include "tool/failure.h"

#include <array>
#include <cstdint>

#include "tool/display.h"

namespace winfax::tool {

namespace {

using enum model::ErrorCode;

struct Explanation {
    model::ErrorCode code;
    std::string_view name;
    std::string_view advice;  // what to do when the service gave no detail
};

constexpr std::array kExplanations{
    Explanation{invalidFunction, "ERROR_INVALID_FUNCTION", "not possible in this instance"},
    Explanation{fileNotFound, "ERROR_FILE_NOT_FOUND", "there is no such file; check the path"},
    Explanation{accessDenied, "ERROR_ACCESS_DENIED", "this user lacks the right"},
    Explanation{invalidHandle, "ERROR_INVALID_HANDLE", ""},
    Explanation{notEnoughMemory, "ERROR_NOT_ENOUGH_MEMORY", "the service is out of memory"},
    Explanation{invalidData, "ERROR_INVALID_DATA", "not a TIFF Class F file; convert it first"},
    Explanation{badUnit, "ERROR_BAD_UNIT", "\"faxctl lines\" shows the lines there are"},
    Explanation{writeFault, "ERROR_WRITE_FAULT", "check the disk that holds the state directory"},
    Explanation{notSupported, "ERROR_NOT_SUPPORTED", ""},
    Explanation{invalidParameter, "ERROR_INVALID_PARAMETER", "check the values given"},
    Explanation{diskFull, "ERROR_DISK_FULL", "make room on the disk of the state directory"},
    Explanation{callNotImplemented, "ERROR_CALL_NOT_IMPLEMENTED", "see docs/status.md"},
    Explanation{alreadyExists, "ERROR_ALREADY_EXISTS", ""},
    Explanation{deviceInUse, "ERROR_DEVICE_IN_USE", "try again when the line is idle"},
    Explanation{invalidOperation, "ERROR_INVALID_OPERATION", "not in the state that it is in"},
    Explanation{badConfiguration, "ERROR_BAD_CONFIGURATION", "tell the method what to do first"},
    Explanation{internalError, "ERROR_INTERNAL_ERROR", "see the log in the state directory"},
    Explanation{timeout, "ERROR_TIMEOUT", "the service does not move; see its log"},
    Explanation{serverUnavailable, "RPC_S_SERVER_UNAVAILABLE",
                "start winfaxd, or let it be started: unset WINFAX_AUTOSTART"},
    Explanation{callFailed, "RPC_S_CALL_FAILED",
                "the service ended in the middle of the call; try again"},
};

const Explanation* find(model::ErrorCode code) {
    for (const auto& explanation : kExplanations) {
        if (explanation.code == code) return &explanation;
    }
    return nullptr;
}

ExitCode exitCodeOf(model::ErrorCode code) {
    const bool lost = code == serverUnavailable || code == callFailed || code == timeout;
    return lost ? ExitCode::noService : ExitCode::refused;
}

}  // namespace

std::string_view errorName(model::ErrorCode code) {
    const auto* explanation = find(code);
    return explanation ? explanation->name : std::string_view();
}

Failure failureOf(const model::Error& error, std::string what, std::string value) {
    const auto* explanation = find(error.code);
    std::string advice = error.detail;
    if (advice.empty() && explanation) advice = explanation->advice;
    const std::string number = std::to_string(static_cast<std::uint32_t>(error.code));
    const std::string name =
        explanation ? std::string(explanation->name) + " " + number : "error " + number;
    advice += advice.empty() ? name : " (" + name + ")";
    if (advice.find(value) != std::string::npos) value.clear();
    return {exitCodeOf(error.code), std::move(what), std::move(value), std::move(advice)};
}

std::string lineOf(const Failure& failure) {
    std::string line = "faxctl";
    for (const std::string* part : {&failure.what, &failure.value, &failure.advice}) {
        if (!part->empty()) line += ": " + oneLine(*part);
    }
    return line;
}

}  // namespace winfax::tool
