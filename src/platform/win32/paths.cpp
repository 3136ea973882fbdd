// SPDX-License-Identifier: MIT
#include "platform/paths.h"

#include <algorithm>

#include "platform/win32/system_library.h"
#include "platform/win32/wide.h"

namespace winfax::platform {

namespace {

// Folders by their CSIDL number. Asked of the user's profile, not of the environment, which a
// caller may have bent.
enum class KnownFolder { roaming = 0x001a, local = 0x001c, common = 0x0023 };

Path knownFolder(KnownFolder folder) {
    const win32::SystemLibrary shell(L"shell32.dll");
    const auto getFolderPath =
        shell.function<HRESULT WINAPI(HWND, int, HANDLE, DWORD, wchar_t*)>("SHGetFolderPathW");
    wchar_t path[MAX_PATH];
    constexpr DWORD kCurrentPath = 0;
    if (getFolderPath == nullptr ||
        getFolderPath(nullptr, static_cast<int>(folder), nullptr, kCurrentPath, path) != S_OK) {
        return {};
    }
    return path;
}

// To be kept for the process's life: a static that is an object would be destroyed when the library
// is unloaded, and each look loads shell32.
const Path& winfaxBelow(KnownFolder folder) {
    const Path parent = knownFolder(folder);
    return *new Path(parent.empty() ? parent : parent / "winfax");
}

}  // namespace

Path pathFromUtf16(std::u16string_view path) { return win32::wideFromUtf16(path); }

Path pathFromUtf8(std::string_view path) { return win32::wideFromUtf8(path); }

std::u16string utf16FromPath(const Path& path) { return win32::utf16FromWide(path.native()); }

std::string utf8FromPath(const Path& path) { return win32::utf8FromWide(path.native()); }

Path moduleFile() {
    HMODULE module = nullptr;
    const auto* here = reinterpret_cast<const wchar_t*>(&moduleFile);
    if (!GetModuleHandleExW(
            GET_MODULE_HANDLE_EX_FLAG_FROM_ADDRESS | GET_MODULE_HANDLE_EX_FLAG_UNCHANGED_REFCOUNT,
            here, &module)) {
        return {};
    }
    constexpr std::size_t kLongestPath = 32'768;
    std::wstring file(MAX_PATH, L'\0');
    for (;;) {
        const DWORD length =
            GetModuleFileNameW(module, file.data(), static_cast<DWORD>(file.size()));
        if (length == 0) return {};
        if (length < file.size()) {
            file.resize(length);
            return file;
        }
        if (file.size() >= kLongestPath) return {};
        file.resize(file.size() * 2);
    }
}

Path moduleDirectory() { return moduleFile().parent_path(); }

std::vector<Path> servicePrograms() { return serviceProgramsFor(moduleDirectory()); }

std::vector<Path> serviceProgramsFor(const Path& directory) {
    if (directory.empty()) return {};
    const Path parent = directory.parent_path();
    return {directory / "winfaxd.exe", parent / "bin" / "winfaxd.exe",
            parent / "libexec" / "winfaxd.exe"};
}

Path userStateRoot() {
    static const auto& directory = winfaxBelow(KnownFolder::local);
    return directory;
}

Path systemStateDirectory() {
    static const auto& directory = winfaxBelow(KnownFolder::common);
    return directory;
}

Path userConfigDirectory() {
    static const auto& directory = winfaxBelow(KnownFolder::roaming);
    return directory;
}

std::vector<std::u16string> machineNames() {
    std::vector<std::u16string> names;
    for (const auto format : {ComputerNamePhysicalNetBIOS, ComputerNamePhysicalDnsHostname,
                              ComputerNamePhysicalDnsFullyQualified}) {
        DWORD length = 0;
        GetComputerNameExW(format, nullptr, &length);
        std::wstring name(length, L'\0');
        if (length == 0 || !GetComputerNameExW(format, name.data(), &length)) continue;
        name.resize(length);
        std::u16string text = win32::utf16FromWide(name);
        if (!text.empty() && std::find(names.begin(), names.end(), text) == names.end()) {
            names.push_back(std::move(text));
        }
    }
    return names;
}

}  // namespace winfax::platform
