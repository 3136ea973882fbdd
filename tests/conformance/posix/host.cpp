// SPDX-License-Identifier: MIT
#include "host.h"

#include <dlfcn.h>
#include <link.h>
#include <pwd.h>
#include <unistd.h>

#include <filesystem>
#include <stdexcept>

namespace winfax::conformance {
namespace {

std::string path;
void* library = nullptr;

// The header's prototype gives the type of the export that stands for it here.
template <class Function>
Function* platformFunction(const char* name) {
    void* const address = findExport(name);
    if (!address) {
        throw std::runtime_error(path + " has no export " + name);
    }
    return reinterpret_cast<Function*>(address);
}

const passwd& account() {
    const passwd* const entry = getpwuid(geteuid());
    if (!entry) {
        throw std::runtime_error("no account for user id " + std::to_string(geteuid()));
    }
    return *entry;
}

}  // namespace

void loadLibrary() {
    path = chosenLibrary().string();
    library = dlopen(path.c_str(), RTLD_NOW | RTLD_LOCAL);
    if (!library) {
        throw std::runtime_error("cannot load " + path + ": " + dlerror());
    }
    link_map* loaded = nullptr;
    if (dlinfo(library, RTLD_DI_LINKMAP, &loaded) == 0 && loaded->l_name[0] != '\0') {
        path = loaded->l_name;
    }
}

const std::string& libraryPath() { return path; }

void* findExport(const std::string& name) {
    return library ? dlsym(library, name.c_str()) : nullptr;
}

bool libraryIsOurProduct() { return findExport("winfax_GetLastError") != nullptr; }

DWORD lastError() {
    static const auto call = platformFunction<decltype(winfax_GetLastError)>("winfax_GetLastError");
    return call();
}

void setLastError(DWORD code) {
    static const auto call = platformFunction<decltype(winfax_SetLastError)>("winfax_SetLastError");
    call(code);
}

HANDLE createPort() {
    static const auto call =
        platformFunction<decltype(winfax_CreateIoCompletionPort)>("winfax_CreateIoCompletionPort");
    return call(INVALID_HANDLE_VALUE, nullptr, 0, 0);
}

BOOL takePacket(HANDLE port, LPDWORD bytes, ULONG_PTR* key, LPOVERLAPPED* overlapped,
                DWORD milliseconds) {
    static const auto call = platformFunction<decltype(winfax_GetQueuedCompletionStatus)>(
        "winfax_GetQueuedCompletionStatus");
    return call(port, bytes, key, overlapped, milliseconds);
}

BOOL postPacket(HANDLE port, DWORD bytes, ULONG_PTR key, LPOVERLAPPED overlapped) {
    static const auto call = platformFunction<decltype(winfax_PostQueuedCompletionStatus)>(
        "winfax_PostQueuedCompletionStatus");
    return call(port, bytes, key, overlapped);
}

BOOL closePort(HANDLE port) {
    static const auto call = platformFunction<decltype(winfax_CloseHandle)>("winfax_CloseHandle");
    return call(port);
}

bool hasPrinting() { return false; }

HANDLE freeLocal(HANDLE memory) {
    static const auto call = platformFunction<decltype(winfax_LocalFree)>("winfax_LocalFree");
    return call(memory);
}

// main() has chosen a UTF-8 locale. Paths know how to convert.
std::string toAnsi(std::u16string_view text) {
    const std::u8string bytes = std::filesystem::path(text).u8string();
    return {bytes.begin(), bytes.end()};
}

std::u16string fromAnsi(std::string_view text) {
    return std::filesystem::path(std::u8string(text.begin(), text.end())).u16string();
}

std::u16string userName() { return fromAnsi(account().pw_name); }

std::u16string fullUserName() {
    const std::string gecos = account().pw_gecos;
    return fromAnsi(gecos.substr(0, gecos.find(',')));
}

std::string computerName() {
    char name[256] = {};
    gethostname(name, sizeof name - 1);
    return name;
}

}  // namespace winfax::conformance
