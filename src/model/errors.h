// SPDX-License-Identifier: MIT
// The Win32 error codes this project produces, and the two shapes in which an error travels.
// Every code that reaches a caller stands here once; which misuse gives which code is the contract's
// business (shared by docs/abi.md and the conformance rows).
#pragma once

#include <cstdint>
#include <string>
#include <tl/expected.hpp>
#include <utility>

namespace winfax::model {

enum class ErrorCode : std::uint32_t {
    success = 0,
    invalidFunction = 1,
    fileNotFound = 2,
    accessDenied = 5,
    invalidHandle = 6,
    notEnoughMemory = 8,
    invalidData = 13,
    badUnit = 20,
    notSupported = 50,
    invalidParameter = 87,
    diskFull = 112,
    callNotImplemented = 120,
    alreadyExists = 183,
    abandonedWait = 735,
    writeFault = 29,
    internalError = 1359,
    badConfiguration = 1610,  // a routing method is enabled that has no folder, printer or address
    timeout = 1460,
    serverUnavailable = 1722,  // RPC_S_SERVER_UNAVAILABLE: decisions A2, A3, A11
    callFailed = 1726,  // RPC_S_CALL_FAILED: the connection was lost after a request was sent
    invalidPrinterName = 1801,
    notEnoughQuota = 1816,     // a user has as much in the queue as one may
    noStartedDocument = 3003,  // ERROR_SPL_NO_STARTDOC: the spooler took no document
    deviceInUse = 2404,
    invalidOperation = 4317,  // FaxAbort of a fax that is being routed
};

// `detail` is for people (log lines, faxctl); `code` is for programs.
struct Error {
    ErrorCode code = ErrorCode::internalError;
    std::string detail;
};

template <class T>
using Result = tl::expected<T, Error>;

inline tl::unexpected<Error> fail(ErrorCode code, std::string detail = {}) {
    return tl::unexpected<Error>(Error{code, std::move(detail)});
}

}  // namespace winfax::model
