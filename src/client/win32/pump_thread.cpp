// SPDX-License-Identifier: MIT
// The thread holds a reference to its own module and leaves through FreeLibraryAndExitThread, so
// that a FreeLibrary of the application never takes the code away under it.
#include "client/pump_thread.h"

#include <windows.h>

#include <memory>
#include <new>

namespace winfax::client {

namespace {

constexpr SIZE_T kStackSize = 512u << 10;

struct Start {
    void (*body)(void*) noexcept;
    void* argument;
    HMODULE module;
};

// Its own frame, so that nothing is left to be destroyed when the thread leaves.
HMODULE runBody(void* passed) {
    const Start start = *std::unique_ptr<Start>(static_cast<Start*>(passed));
    start.body(start.argument);
    return start.module;
}

DWORD WINAPI enter(void* passed) { FreeLibraryAndExitThread(runBody(passed), 0); }

}  // namespace

bool startPumpThread(void (*body)(void*) noexcept, void* argument) {
    std::unique_ptr<Start> start(new (std::nothrow) Start{body, argument, nullptr});
    if (!start) return false;
    if (!GetModuleHandleExW(GET_MODULE_HANDLE_EX_FLAG_FROM_ADDRESS,
                            reinterpret_cast<LPCWSTR>(&enter), &start->module)) {
        return false;
    }
    const HANDLE thread = CreateThread(nullptr, kStackSize, enter, start.get(),
                                       STACK_SIZE_PARAM_IS_A_RESERVATION, nullptr);
    if (thread == nullptr) {
        FreeLibrary(start->module);
        return false;
    }
    start.release();
    CloseHandle(thread);
    return true;
}

}  // namespace winfax::client
