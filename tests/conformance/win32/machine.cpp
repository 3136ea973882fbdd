// SPDX-License-Identifier: MIT
#include "kit/machine.h"

#include <windows.h>
// Needs windows.h before it.
#include <bcrypt.h>

#include <array>
#include <cstdio>
#include <fstream>
#include <map>
#include <vector>

#include "kit/hexadecimal.h"

namespace winfax::conformance {
namespace {

// A function of ntdll.dll that has no header.
template <class Function>
Function native(const char* name) {
    return reinterpret_cast<Function>(
        reinterpret_cast<void*>(GetProcAddress(GetModuleHandleW(L"ntdll.dll"), name)));
}

// Not GetVersionEx, which tells programs without a manifest that they are on Windows 8.
std::string windowsVersion() {
    OSVERSIONINFOW version{};
    version.dwOSVersionInfoSize = sizeof version;
    using Call = LONG(WINAPI*)(OSVERSIONINFOW*);
    if (const auto call = native<Call>("RtlGetVersion")) {
        call(&version);
    }
    return "Windows " + std::to_string(version.dwMajorVersion) + "." +
           std::to_string(version.dwMinorVersion) + "." + std::to_string(version.dwBuildNumber);
}

std::string processor() {
    SYSTEM_INFO system{};
    GetNativeSystemInfo(&system);
    static const std::map<WORD, std::string> names = {{PROCESSOR_ARCHITECTURE_AMD64, "x64"},
                                                      {PROCESSOR_ARCHITECTURE_INTEL, "x86"},
                                                      {WORD{12}, "ARM64"}};
    const auto found = names.find(system.wProcessorArchitecture);
    return found == names.end() ? "unknown processor" : found->second;
}

}  // namespace

std::filesystem::path executablePath() {
    wchar_t file[MAX_PATH] = {};
    GetModuleFileNameW(nullptr, file, MAX_PATH);
    return file;
}

std::string libraryFileName() { return "winfax.dll"; }

std::filesystem::path systemLibrary() {
    wchar_t folder[MAX_PATH] = {};
    GetSystemDirectoryW(folder, MAX_PATH);
    return std::filesystem::path(folder) / libraryFileName();
}

std::string operatingSystem() {
    using Call = const char*(__cdecl*)();
    const auto wine = native<Call>("wine_get_version");
    const std::string system = wine ? "Wine " + std::string(wine()) + " as " : std::string();
    return system + windowsVersion() + ", " + processor();
}

std::string fileVersion(const std::filesystem::path& file) {
    std::vector<char> information(GetFileVersionInfoSizeW(file.c_str(), nullptr));
    VS_FIXEDFILEINFO* value = nullptr;
    UINT length = 0;
    if (information.empty() ||
        !GetFileVersionInfoW(file.c_str(), 0, static_cast<DWORD>(information.size()),
                             information.data()) ||
        !VerQueryValueA(information.data(), "\\", reinterpret_cast<void**>(&value), &length)) {
        return {};
    }
    return std::to_string(HIWORD(value->dwFileVersionMS)) + "." +
           std::to_string(LOWORD(value->dwFileVersionMS)) + "." +
           std::to_string(HIWORD(value->dwFileVersionLS)) + "." +
           std::to_string(LOWORD(value->dwFileVersionLS));
}

std::string sha256(const std::filesystem::path& file) {
    std::ifstream stream(file, std::ios::binary);
    BCRYPT_ALG_HANDLE algorithm = nullptr;
    BCRYPT_HASH_HANDLE hash = nullptr;
    if (!stream ||
        BCryptOpenAlgorithmProvider(&algorithm, BCRYPT_SHA256_ALGORITHM, nullptr, 0) < 0) {
        return {};
    }
    std::string text;
    if (BCryptCreateHash(algorithm, &hash, nullptr, 0, nullptr, 0, 0) >= 0) {
        std::array<char, 65536> block;
        while (stream.read(block.data(), block.size()), stream.gcount() > 0) {
            BCryptHashData(hash, reinterpret_cast<UCHAR*>(block.data()),
                           static_cast<ULONG>(stream.gcount()), 0);
        }
        std::array<std::uint8_t, 32> digest;
        BCryptFinishHash(hash, digest.data(), static_cast<ULONG>(digest.size()), 0);
        BCryptDestroyHash(hash);
        text = hexadecimal(digest);
    }
    BCryptCloseAlgorithmProvider(algorithm, 0);
    return text;
}

std::string endOf(int exitCode) {
    const auto code = static_cast<DWORD>(exitCode);
    if (code < 0x80000000) {
        return "exit code " + std::to_string(code);
    }
    static const std::map<DWORD, std::string> names = {
        {EXCEPTION_ACCESS_VIOLATION, "access violation"},
        {EXCEPTION_STACK_OVERFLOW, "stack overflow"},
        {EXCEPTION_ILLEGAL_INSTRUCTION, "illegal instruction"},
        {EXCEPTION_INT_DIVIDE_BY_ZERO, "division by zero"},
        {0xC0000374, "heap corruption"},
        {0xC0000409, "stack buffer overrun"},
    };
    char number[16];
    std::snprintf(number, sizeof number, "0x%08lX", static_cast<unsigned long>(code));
    const auto found = names.find(code);
    return std::string("exception ") + number +
           (found == names.end() ? std::string() : " (" + found->second + ")");
}

void crashQuietly() {
    SetErrorMode(SEM_FAILCRITICALERRORS | SEM_NOGPFAULTERRORBOX | SEM_NOOPENFILEERRORBOX);
}

}  // namespace winfax::conformance
