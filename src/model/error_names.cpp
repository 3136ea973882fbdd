// SPDX-License-Identifier: MIT
#include "model/error_names.h"

#include <algorithm>
#include <array>

namespace winfax::model {

namespace {

struct Name {
    std::uint32_t code;
    std::string_view name;
};

constexpr std::array kNames{
    Name{0, "ERROR_SUCCESS"},
    Name{1, "ERROR_INVALID_FUNCTION"},
    Name{2, "ERROR_FILE_NOT_FOUND"},
    Name{3, "ERROR_PATH_NOT_FOUND"},
    Name{5, "ERROR_ACCESS_DENIED"},
    Name{6, "ERROR_INVALID_HANDLE"},
    Name{8, "ERROR_NOT_ENOUGH_MEMORY"},
    Name{13, "ERROR_INVALID_DATA"},
    Name{14, "ERROR_OUTOFMEMORY"},
    Name{20, "ERROR_BAD_UNIT"},
    Name{21, "ERROR_NOT_READY"},
    Name{29, "ERROR_WRITE_FAULT"},
    Name{30, "ERROR_READ_FAULT"},
    Name{31, "ERROR_GEN_FAILURE"},
    Name{32, "ERROR_SHARING_VIOLATION"},
    Name{50, "ERROR_NOT_SUPPORTED"},
    Name{53, "ERROR_BAD_NETPATH"},
    Name{87, "ERROR_INVALID_PARAMETER"},
    Name{110, "ERROR_OPEN_FAILED"},
    Name{112, "ERROR_DISK_FULL"},
    Name{120, "ERROR_CALL_NOT_IMPLEMENTED"},
    Name{122, "ERROR_INSUFFICIENT_BUFFER"},
    Name{123, "ERROR_INVALID_NAME"},
    Name{170, "ERROR_BUSY"},
    Name{183, "ERROR_ALREADY_EXISTS"},
    Name{735, "ERROR_ABANDONED_WAIT_0"},
    Name{998, "ERROR_NOACCESS"},
    Name{1062, "ERROR_SERVICE_NOT_ACTIVE"},
    Name{1359, "ERROR_INTERNAL_ERROR"},
    Name{1460, "ERROR_TIMEOUT"},
    Name{1610, "ERROR_BAD_CONFIGURATION"},
    Name{1722, "RPC_S_SERVER_UNAVAILABLE"},
    Name{1723, "RPC_S_SERVER_TOO_BUSY"},
    Name{1726, "RPC_S_CALL_FAILED"},
    Name{1753, "EPT_S_NOT_REGISTERED"},
    Name{1784, "ERROR_INVALID_USER_BUFFER"},
    Name{1801, "ERROR_INVALID_PRINTER_NAME"},
    Name{2404, "ERROR_DEVICE_IN_USE"},
    Name{3003, "ERROR_SPL_NO_STARTDOC"},
    Name{4317, "ERROR_INVALID_OPERATION"},
};

}  // namespace

std::string_view errorName(std::uint32_t code) {
    const auto* found = std::ranges::find(kNames, code, &Name::code);
    return found == kNames.end() ? std::string_view() : found->name;
}

std::optional<std::uint32_t> errorCodeNamed(std::string_view name) {
    const auto* found = std::ranges::find(kNames, name, &Name::name);
    if (found == kNames.end()) return std::nullopt;
    return found->code;
}

}  // namespace winfax::model
