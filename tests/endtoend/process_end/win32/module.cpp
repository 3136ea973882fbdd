// SPDX-License-Identifier: MIT
#include "../module.h"

#include <stdexcept>

namespace winfax::endtoend {

Module::Module(const std::string& path) : path_(path), handle_(LoadLibraryA(path.c_str())) {
    if (!handle_) {
        throw std::runtime_error("cannot load " + path + ": error " +
                                 std::to_string(GetLastError()));
    }
}

void* Module::find(const char* name) const {
    return reinterpret_cast<void*>(GetProcAddress(static_cast<HMODULE>(handle_), name));
}
void Module::unload() { FreeLibrary(static_cast<HMODULE>(handle_)); }
bool Module::goesAway() const { return true; }
bool Module::isPresent() const { return GetModuleHandleA(path_.c_str()) != nullptr; }

PortFunctions::PortFunctions(const Module&) {
    create = [] { return CreateIoCompletionPort(INVALID_HANDLE_VALUE, nullptr, 0, 0); };
    take = [](HANDLE port, LPOVERLAPPED* packet) -> BOOL {
        DWORD bytes = 0;
        ULONG_PTR key = 0;
        return GetQueuedCompletionStatus(port, &bytes, &key, packet, INFINITE);
    };
    freeMemory = [](HANDLE memory) { LocalFree(memory); };
}

}  // namespace winfax::endtoend
