// SPDX-License-Identifier: MIT
#include "render/win32/host_program.h"

#include <chrono>
#include <thread>

#include "platform/files.h"
#include "platform/paths.h"
#include "platform/win32/command_line.h"
#include "platform/win32/error_text.h"
#include "platform/win32/handles.h"
#include "platform/win32/wide.h"
#include "platform/win32/windows.h"

namespace winfax::render::win32 {
namespace {

using model::ErrorCode;
using model::fail;
using model::Result;

// Wine's own two functions of kernel32, documented in its manual pages; their results are freed
// with HeapFree(GetProcessHeap()).
using ToUnix = char*(CDECL*)(LPCWSTR);
using ToDos = WCHAR*(CDECL*)(const char*);

template <class Function>
Function wineFunction(const char* name) {
    const HMODULE kernel = GetModuleHandleW(L"kernel32.dll");
    return reinterpret_cast<Function>(reinterpret_cast<void*>(GetProcAddress(kernel, name)));
}

constexpr auto kLook = std::chrono::milliseconds(20);

// $0 is the file that tells the end, $1 the seconds, $2 the KiB of memory, then program and
// arguments: nothing of them is read as shell words.
constexpr const char* kScript =
    "end=$0; seconds=$1; memory=$2; cd \"$(dirname \"$end\")\"; shift 2; "
    "ulimit -v \"$memory\" && ulimit -t \"$seconds\" && ulimit -f 524288 && "
    "timeout -k 1 \"$seconds\" \"$@\" > /dev/null 2>&1 < /dev/null; "
    "echo $? > \"$end.new\"; mv \"$end.new\" \"$end\"";

Result<void> start(const std::filesystem::path& program,
                   const std::vector<std::string>& arguments) {
    std::wstring line = platform::win32::commandLine(program.native(), arguments);
    STARTUPINFOW startup{};
    startup.cb = sizeof startup;
    PROCESS_INFORMATION process{};
    if (!CreateProcessW(program.c_str(), line.data(), nullptr, nullptr, FALSE, 0, nullptr, nullptr,
                        &startup, &process)) {
        return platform::win32::failSystem(ErrorCode::serverUnavailable, "start",
                                           platform::utf8FromPath(program), GetLastError());
    }
    if (process.hProcess != nullptr) CloseHandle(process.hProcess);
    if (process.hThread != nullptr) CloseHandle(process.hThread);
    return {};
}

}  // namespace

std::filesystem::path hostFile(const char* unixPath) {
    const auto toDos = wineFunction<ToDos>("wine_get_dos_file_name");
    if (toDos == nullptr) return {};
    WCHAR* const found = toDos(unixPath);
    if (found == nullptr) return {};
    std::filesystem::path path(found);
    HeapFree(GetProcessHeap(), 0, found);
    std::error_code error;
    return std::filesystem::is_regular_file(path, error) ? path : std::filesystem::path();
}

bool isHostProgram(const std::filesystem::path& program) {
    return wineFunction<ToUnix>("wine_get_unix_file_name") != nullptr &&
           program.extension().empty();
}

std::string hostPath(const std::filesystem::path& path) {
    const auto toUnix = wineFunction<ToUnix>("wine_get_unix_file_name");
    if (toUnix == nullptr) return {};
    char* const found = toUnix(path.c_str());
    if (found == nullptr) return {};
    std::string text(found);
    HeapFree(GetProcessHeap(), 0, found);
    return text;
}

Result<void> runHostProgram(const std::filesystem::path& program,
                            const std::vector<std::string>& arguments,
                            const std::filesystem::path& folder,
                            const platform::ChildLimits& limits) {
    const auto shell = hostFile("/bin/sh");
    const auto end = folder / "end";
    std::vector<std::string> words{"-c",
                                   kScript,
                                   hostPath(end),
                                   std::to_string(limits.processorTime.count()),
                                   std::to_string(limits.memory / 1024),
                                   hostPath(program)};
    words.insert(words.end(), arguments.begin(), arguments.end());
    if (auto started = start(shell, words); !started) return started;
    const auto deadline = std::chrono::steady_clock::now() + limits.wallTime;
    const std::string name = hostPath(program);
    for (;;) {
        const auto told = platform::readWholeFile(end, 64);
        if (told) {
            const int code = std::atoi(told->c_str());
            if (code == 0) return {};
            if (code == 124 || code == 137)
                return fail(ErrorCode::timeout, name + " took too long");
            return fail(ErrorCode::internalError,
                        name + " ended with exit code " + std::to_string(code));
        }
        if (limits.cancelled != nullptr && *limits.cancelled) {
            return fail(ErrorCode::serverUnavailable, name + " is not waited for any more");
        }
        if (std::chrono::steady_clock::now() > deadline) {
            return fail(ErrorCode::timeout, name + " did not end within " +
                                                std::to_string(limits.wallTime.count()) + " ms");
        }
        std::this_thread::sleep_for(kLook);
    }
}

}  // namespace winfax::render::win32
