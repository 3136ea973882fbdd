// SPDX-License-Identifier: MIT
#include "../module.h"

#include <dlfcn.h>

#include <stdexcept>

namespace winfax::endtoend {
namespace {

decltype(winfax_CreateIoCompletionPort)* createPort = nullptr;
decltype(winfax_GetQueuedCompletionStatus)* takePacket = nullptr;
decltype(winfax_LocalFree)* localFree = nullptr;

template <class Function>
void lookUp(const Module& module, Function*& function, const char* name) {
    function = module.function<Function*>(name);
    if (!function) {
        throw std::runtime_error(std::string("no export ") + name);
    }
}

}  // namespace

Module::Module(const std::string& path)
    : path_(path), handle_(dlopen(path.c_str(), RTLD_NOW | RTLD_LOCAL)) {
    if (!handle_) {
        throw std::runtime_error(dlerror());
    }
}

void* Module::find(const char* name) const { return dlsym(handle_, name); }
void Module::unload() { dlclose(handle_); }
bool Module::goesAway() const { return false; }

bool Module::isPresent() const {
    void* const handle = dlopen(path_.c_str(), RTLD_NOW | RTLD_NOLOAD);
    if (handle) dlclose(handle);
    return handle != nullptr;
}

PortFunctions::PortFunctions(const Module& module) {
    lookUp(module, createPort, "winfax_CreateIoCompletionPort");
    lookUp(module, takePacket, "winfax_GetQueuedCompletionStatus");
    lookUp(module, localFree, "winfax_LocalFree");
    create = [] { return createPort(INVALID_HANDLE_VALUE, nullptr, 0, 0); };
    take = [](HANDLE port, LPOVERLAPPED* packet) {
        DWORD bytes = 0;
        ULONG_PTR key = 0;
        return takePacket(port, &bytes, &key, packet, INFINITE);
    };
    freeMemory = [](HANDLE memory) { localFree(memory); };
}

}  // namespace winfax::endtoend
