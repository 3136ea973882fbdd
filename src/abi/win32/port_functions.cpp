// SPDX-License-Identifier: MIT
#include "abi/port_functions.h"

namespace winfax::abi {

std::optional<PortFunctions> portFunctions(const watching::Genuine&) {
    HMODULE module = nullptr;
    GetModuleHandleExW(GET_MODULE_HANDLE_EX_FLAG_FROM_ADDRESS | GET_MODULE_HANDLE_EX_FLAG_PIN,
                       reinterpret_cast<LPCWSTR>(&portFunctions), &module);
    return PortFunctions{CreateIoCompletionPort, GetQueuedCompletionStatus, LocalFree};
}

}  // namespace winfax::abi
