// SPDX-License-Identifier: MIT
#include "outcome.h"

#include <array>
#include <utility>

namespace winfax::conformance {
namespace {

#define NAMED(error) std::pair<DWORD, const char*>(error, #error)
constexpr std::array kErrors = {
    NAMED(ERROR_SUCCESS),
    NAMED(ERROR_INVALID_FUNCTION),
    NAMED(ERROR_FILE_NOT_FOUND),
    NAMED(ERROR_PATH_NOT_FOUND),
    NAMED(ERROR_ACCESS_DENIED),
    NAMED(ERROR_INVALID_HANDLE),
    NAMED(ERROR_NOT_ENOUGH_MEMORY),
    NAMED(ERROR_INVALID_DATA),
    NAMED(ERROR_BAD_UNIT),
    NAMED(ERROR_NOT_SUPPORTED),
    NAMED(ERROR_INVALID_PARAMETER),
    NAMED(ERROR_INSUFFICIENT_BUFFER),
    NAMED(ERROR_TIMEOUT),
    NAMED(RPC_S_SERVER_UNAVAILABLE),
    NAMED(RPC_S_CALL_FAILED),
    NAMED(ERROR_INVALID_PRINTER_NAME),
};
#undef NAMED

}  // namespace

std::string textOf(const Outcome& outcome) {
    // L3: what is neither is worth to be seen.
    std::string text = outcome.result == TRUE    ? "TRUE"
                       : outcome.result == FALSE ? "FALSE"
                                                 : "BOOL " + std::to_string(outcome.result);
    if (outcome.lastError == kUntouched) {
        return text + ", last error untouched";
    }
    const std::string number = std::to_string(outcome.lastError);
    for (const auto& [error, name] : kErrors) {
        if (error == outcome.lastError) {
            return text + ", " + name + " (" + number + ")";
        }
    }
    return text + ", error " + number;
}

testing::AssertionResult sameOutcome(const char*, const char*, const Outcome& observed,
                                     const Outcome& expected) {
    if (observed == expected) {
        return testing::AssertionSuccess();
    }
    return testing::AssertionFailure() << textOf(observed) << " instead of " << textOf(expected);
}

}  // namespace winfax::conformance
