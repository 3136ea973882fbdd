// SPDX-License-Identifier: MIT
#include "platform/run_program.h"

#include "platform/paths.h"
#include "platform/win32/command_line.h"
#include "platform/win32/error_text.h"
#include "platform/win32/handles.h"
#include "platform/win32/wide.h"

namespace winfax::platform {

namespace {

// Never by CreateProcess's own search, which looks in the current folder first.
std::filesystem::path pathOf(const std::string& program) {
    std::filesystem::path path = pathFromUtf8(program);
    if (path.has_parent_path()) return path;
    std::filesystem::path found = findProgram(program);
    if (found.empty() && !path.has_extension()) found = findProgram(program + ".exe");
    return found.empty() ? path : found;
}

}  // namespace

model::Result<int> runProgram(const std::string& program,
                              const std::vector<std::string>& arguments) {
    const std::filesystem::path path = pathOf(program);
    std::wstring commandLine = win32::commandLine(path.native(), arguments);
    STARTUPINFOW startup{};
    startup.cb = sizeof startup;
    PROCESS_INFORMATION started{};
    SetConsoleCtrlHandler(nullptr, TRUE);
    const BOOL running = CreateProcessW(path.c_str(), commandLine.data(), nullptr, nullptr, TRUE, 0,
                                        nullptr, nullptr, &startup, &started);
    const DWORD code = GetLastError();
    if (!running) {
        SetConsoleCtrlHandler(nullptr, FALSE);
        return win32::failSystem(win32::fileErrorCode(code), "run", program, code);
    }
    const win32::UniqueHandle process(started.hProcess);
    const win32::UniqueHandle thread(started.hThread);
    WaitForSingleObject(process.get(), INFINITE);
    SetConsoleCtrlHandler(nullptr, FALSE);
    DWORD exitCode = 0;
    GetExitCodeProcess(process.get(), &exitCode);
    return static_cast<int>(exitCode);
}

}  // namespace winfax::platform
