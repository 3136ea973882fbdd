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
    std::string_view advice;  // what to do when the service gave no detail
};

constexpr std::array kExplanations{
    Explanation{invalidFunction, "not possible in this instance"},
    Explanation{fileNotFound, "there is no such file; check the path"},
    Explanation{accessDenied, "this user lacks the right"},
    Explanation{invalidHandle, ""},
    Explanation{notEnoughMemory, "the service is out of memory"},
    Explanation{invalidData, "not a TIFF Class F file; convert it first"},
    Explanation{badUnit, "\"faxctl lines\" shows the lines there are"},
    Explanation{writeFault, "check the disk that holds the state directory"},
    Explanation{notSupported, ""},
    Explanation{invalidParameter, "check the values given"},
    Explanation{diskFull, "make room on the disk of the state directory"},
    Explanation{callNotImplemented, "see docs/status.md"},
    Explanation{alreadyExists, ""},
    Explanation{deviceInUse, "try again when the line is idle"},
    Explanation{invalidOperation, "not in the state that it is in"},
    Explanation{badConfiguration, "tell the method what to do first"},
    Explanation{internalError, "see the log in the state directory"},
    Explanation{timeout, "the service does not move; see its log"},
    Explanation{serverUnavailable, "start winfaxd, or let it be started: unset WINFAX_AUTOSTART"},
    Explanation{callFailed, "the service ended in the middle of the call; try again"},
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

Failure failureOf(const model::Error& error, std::string what, std::string value) {
    const auto* explanation = find(error.code);
    std::string advice = error.detail;
    if (advice.empty() && explanation) advice = explanation->advice;
    const std::string number = std::to_string(static_cast<std::uint32_t>(error.code));
    std::string name(errorName(error.code));
    name = name.empty() ? "error " + number : name + " " + number;
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
