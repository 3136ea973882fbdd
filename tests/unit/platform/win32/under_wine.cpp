// SPDX-License-Identifier: MIT
#include "../under_wine.h"

#include <windows.h>

namespace winfax::test {

bool underWine() {
    return GetProcAddress(GetModuleHandleW(L"ntdll.dll"), "wine_get_version") != nullptr;
}

}  // namespace winfax::test
