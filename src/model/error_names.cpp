// SPDX-License-Identifier: MIT
#include "model/error_names.h"

#include <algorithm>
#include <array>

namespace winfax::model {

namespace {

struct ErrorName {
    std::uint32_t code;
    std::string_view name;
};

constexpr std::array kNames{
    ErrorName{0, "ERROR_SUCCESS"},
    ErrorName{1, "ERROR_INVALID_FUNCTION"},
    ErrorName{2, "ERROR_FILE_NOT_FOUND"},
    ErrorName{3, "ERROR_PATH_NOT_FOUND"},
    ErrorName{5, "ERROR_ACCESS_DENIED"},
    ErrorName{6, "ERROR_INVALID_HANDLE"},
    ErrorName{8, "ERROR_NOT_ENOUGH_MEMORY"},
    ErrorName{13, "ERROR_INVALID_DATA"},
    ErrorName{14, "ERROR_OUTOFMEMORY"},
    ErrorName{20, "ERROR_BAD_UNIT"},
    ErrorName{21, "ERROR_NOT_READY"},
    ErrorName{29, "ERROR_WRITE_FAULT"},
    ErrorName{30, "ERROR_READ_FAULT"},
    ErrorName{31, "ERROR_GEN_FAILURE"},
    ErrorName{32, "ERROR_SHARING_VIOLATION"},
    ErrorName{50, "ERROR_NOT_SUPPORTED"},
    ErrorName{53, "ERROR_BAD_NETPATH"},
    ErrorName{87, "ERROR_INVALID_PARAMETER"},
    ErrorName{110, "ERROR_OPEN_FAILED"},
    ErrorName{112, "ERROR_DISK_FULL"},
    ErrorName{120, "ERROR_CALL_NOT_IMPLEMENTED"},
    ErrorName{122, "ERROR_INSUFFICIENT_BUFFER"},
    ErrorName{123, "ERROR_INVALID_NAME"},
    ErrorName{170, "ERROR_BUSY"},
    ErrorName{183, "ERROR_ALREADY_EXISTS"},
    ErrorName{735, "ERROR_ABANDONED_WAIT_0"},
    ErrorName{998, "ERROR_NOACCESS"},
    ErrorName{1062, "ERROR_SERVICE_NOT_ACTIVE"},
    ErrorName{1359, "ERROR_INTERNAL_ERROR"},
    ErrorName{1460, "ERROR_TIMEOUT"},
    ErrorName{1610, "ERROR_BAD_CONFIGURATION"},
    ErrorName{1722, "RPC_S_SERVER_UNAVAILABLE"},
    ErrorName{1723, "RPC_S_SERVER_TOO_BUSY"},
    ErrorName{1726, "RPC_S_CALL_FAILED"},
    ErrorName{1753, "EPT_S_NOT_REGISTERED"},
    ErrorName{1784, "ERROR_INVALID_USER_BUFFER"},
    ErrorName{1801, "ERROR_INVALID_PRINTER_NAME"},
    ErrorName{1816, "ERROR_NOT_ENOUGH_QUOTA"},
    ErrorName{2404, "ERROR_DEVICE_IN_USE"},
    ErrorName{3003, "ERROR_SPL_NO_STARTDOC"},
    ErrorName{4317, "ERROR_INVALID_OPERATION"},
};

}  // namespace

std::string_view errorName(std::uint32_t code) {
    const auto* found = std::ranges::find(kNames, code, &ErrorName::code);
    return found == kNames.end() ? std::string_view() : found->name;
}

std::optional<std::uint32_t> errorCodeNamed(std::string_view name) {
    const auto* found = std::ranges::find(kNames, name, &ErrorName::name);
    if (found == kNames.end()) return std::nullopt;
    return found->code;
}

}  // namespace winfax::model
