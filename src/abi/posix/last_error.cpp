// SPDX-License-Identifier: MIT
#include "abi/last_error.h"

#include "watching/watchers.h"

namespace winfax::abi {

namespace {

thread_local DWORD current = ERROR_SUCCESS;

// In proxy mode the last error is the genuine library's; it is there for a program as its own.
const watching::Genuine* genuine() {
    const auto* const watchers = watching::Watchers::instance();
    return watchers != nullptr ? watchers->genuine() : nullptr;
}

}  // namespace

DWORD lastError() {
    if (const auto* const other = genuine(); other != nullptr) [[unlikely]] {
        const auto get = reinterpret_cast<DWORD (*)()>(other->find("winfax_GetLastError"));
        if (get != nullptr) return get();
    }
    return current;
}

void setLastError(DWORD code) {
    if (const auto* const other = genuine(); other != nullptr) [[unlikely]] {
        const auto set = reinterpret_cast<void (*)(DWORD)>(other->find("winfax_SetLastError"));
        if (set != nullptr) return set(code);
    }
    current = code;
}

}  // namespace winfax::abi
