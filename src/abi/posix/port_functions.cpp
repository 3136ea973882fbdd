// SPDX-License-Identifier: MIT
#include "abi/port_functions.h"

namespace winfax::abi {

std::optional<PortFunctions> portFunctions(const watching::Genuine& genuine) {
    const auto find = [&]<class Function>(Function& function, const char* name) {
        function = reinterpret_cast<Function>(genuine.find(name));
        return function != nullptr;
    };
    PortFunctions found{};
    if (find(found.create, "winfax_CreateIoCompletionPort") &&
        find(found.take, "winfax_GetQueuedCompletionStatus") &&
        find(found.free, "winfax_LocalFree")) {
        return found;
    }
    return std::nullopt;
}

}  // namespace winfax::abi
