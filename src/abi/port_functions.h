// SPDX-License-Identifier: MIT
#pragma once

#include <optional>

#include "abi/api.h"
#include "watching/genuine.h"

namespace winfax::abi {

// Completion ports as the genuine library understands them: Windows' own, and elsewhere those that
// it exports itself.
struct PortFunctions {
    HANDLE(WINAPI* create)(HANDLE, HANDLE, ULONG_PTR, DWORD);
    BOOL(WINAPI* take)(HANDLE, LPDWORD, ULONG_PTR*, LPOVERLAPPED*, DWORD);
    HANDLE(WINAPI* free)(HANDLE);
};

// nullopt: there are none. On Windows this library stays loaded from here on, for a thread of its
// own will run.
std::optional<PortFunctions> portFunctions(const watching::Genuine& genuine);

}  // namespace winfax::abi
