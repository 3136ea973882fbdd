// SPDX-License-Identifier: MIT
#include "host.h"

#define SECURITY_WIN32
#include <lm.h>
#include <security.h>

#include <stdexcept>
#include <vector>

namespace winfax::conformance {
namespace {

std::string path;
HMODULE library = nullptr;

std::u16string neutral(std::wstring_view text) { return {text.begin(), text.end()}; }

// ProductName of the file's version resource.
std::string productName(const std::filesystem::path& file) {
    std::vector<char> information(GetFileVersionInfoSizeW(file.c_str(), nullptr));
    void* value = nullptr;
    UINT length = 0;
    if (information.empty() ||
        !GetFileVersionInfoW(file.c_str(), 0, static_cast<DWORD>(information.size()),
                             information.data()) ||
        !VerQueryValueA(information.data(), "\\StringFileInfo\\040904B0\\ProductName", &value,
                        &length)) {
        return {};
    }
    return static_cast<const char*>(value);
}

}  // namespace

void loadLibrary() {
    const std::filesystem::path chosen = chosenLibrary();
    path = chosen.string();
    library = LoadLibraryW(chosen.c_str());
    if (!library) {
        throw std::runtime_error("cannot load " + path + ": error " +
                                 std::to_string(GetLastError()));
    }
    wchar_t file[MAX_PATH] = {};
    GetModuleFileNameW(library, file, MAX_PATH);
    path = std::filesystem::path(file).string();
}

const std::string& libraryPath() { return path; }

void* findExport(const std::string& name) {
    return library ? reinterpret_cast<void*>(GetProcAddress(library, name.c_str())) : nullptr;
}

bool libraryIsOurProduct() {
    static const bool ours = [] {
        return library && productName(std::filesystem::path(path)) == "OpenWinFax";
    }();
    return ours;
}

DWORD lastError() { return GetLastError(); }
void setLastError(DWORD code) { SetLastError(code); }

HANDLE createPort() { return CreateIoCompletionPort(INVALID_HANDLE_VALUE, nullptr, 0, 0); }

BOOL takePacket(HANDLE port, LPDWORD bytes, ULONG_PTR* key, LPOVERLAPPED* overlapped,
                DWORD milliseconds) {
    return GetQueuedCompletionStatus(port, bytes, key, overlapped, milliseconds);
}

BOOL postPacket(HANDLE port, DWORD bytes, ULONG_PTR key, LPOVERLAPPED overlapped) {
    return PostQueuedCompletionStatus(port, bytes, key, overlapped);
}

BOOL closePort(HANDLE port) { return CloseHandle(port); }

bool hasPrinting() { return true; }

HANDLE freeLocal(HANDLE memory) { return LocalFree(memory); }

// The system's functions take no empty text, and change the last error over it.
std::string toAnsi(std::u16string_view text) {
    if (text.empty()) return {};
    const std::wstring wide(text.begin(), text.end());
    std::string result(wide.size() * 4, '\0');
    result.resize(static_cast<std::size_t>(
        WideCharToMultiByte(CP_ACP, 0, wide.data(), static_cast<int>(wide.size()), result.data(),
                            static_cast<int>(result.size()), nullptr, nullptr)));
    return result;
}

std::u16string fromAnsi(std::string_view text) {
    if (text.empty()) return {};
    std::wstring wide(text.size(), L'\0');
    wide.resize(static_cast<std::size_t>(
        MultiByteToWideChar(CP_ACP, 0, text.data(), static_cast<int>(text.size()), wide.data(),
                            static_cast<int>(wide.size()))));
    return neutral(wide);
}

std::u16string userName() {
    wchar_t name[512] = {};
    ULONG size = 512;
    GetUserNameExW(NameSamCompatible, name, &size);
    return neutral(name);
}

std::u16string fullUserName() {
    const std::u16string sam = userName();
    const std::wstring account(sam.begin() + static_cast<std::ptrdiff_t>(sam.find(u'\\')) + 1,
                               sam.end());
    USER_INFO_2* information = nullptr;
    std::u16string full;
    if (NetUserGetInfo(nullptr, account.c_str(), 2, reinterpret_cast<BYTE**>(&information)) ==
        NERR_Success) {
        full = neutral(information->usri2_full_name);
        NetApiBufferFree(information);
    }
    return full;
}

std::string computerName() {
    char name[MAX_COMPUTERNAME_LENGTH + 1] = {};
    DWORD size = sizeof name;
    GetComputerNameA(name, &size);
    return name;
}

}  // namespace winfax::conformance
