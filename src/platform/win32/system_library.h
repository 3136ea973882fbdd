// SPDX-License-Identifier: MIT
#pragma once

#include "platform/win32/windows.h"

namespace winfax::platform::win32 {

// A DLL of Windows that is needed rarely: loaded from the system directory only, for the life of
// this object. The library lives in other people's processes and keeps its imports few.
class SystemLibrary {
public:
    explicit SystemLibrary(const wchar_t* name);
    SystemLibrary(const SystemLibrary&) = delete;
    SystemLibrary& operator=(const SystemLibrary&) = delete;
    ~SystemLibrary();

    // nullptr when the library or the function is missing.
    template <class Function>
    Function* function(const char* name) const {
        if (module_ == nullptr) return nullptr;
        return reinterpret_cast<Function*>(
            reinterpret_cast<void (*)()>(GetProcAddress(module_, name)));
    }

private:
    HMODULE module_ = nullptr;
};

}  // namespace winfax::platform::win32
