// SPDX-License-Identifier: MIT
#include "platform/win32/inheritance.h"

#include <utility>

#include "platform/win32/environment_block.h"
#include "platform/win32/error_text.h"

namespace winfax::platform::win32 {

namespace {

constexpr DWORD kPipeBuffer = 65'536;

}  // namespace

model::Result<Pipe> makePipe(bool weWrite) {
    UniqueHandle readEnd;
    UniqueHandle writeEnd;
    if (!CreatePipe(readEnd.receive(), writeEnd.receive(), nullptr, kPipeBuffer)) {
        return failSystem(model::ErrorCode::internalError, "create", "a pipe", GetLastError());
    }
    Pipe pipe;
    pipe.ours = std::move(weWrite ? writeEnd : readEnd);
    pipe.theirs = std::move(weWrite ? readEnd : writeEnd);
    if (!SetHandleInformation(pipe.theirs.get(), HANDLE_FLAG_INHERIT, HANDLE_FLAG_INHERIT)) {
        return failSystem(model::ErrorCode::internalError, "share", "a pipe", GetLastError());
    }
    return pipe;
}

InheritanceList::InheritanceList(std::span<HANDLE> handles) {
    SIZE_T size = 0;
    InitializeProcThreadAttributeList(nullptr, 1, 0, &size);
    memory_.resize(size);
    if (!InitializeProcThreadAttributeList(get(), 1, 0, &size)) {
        memory_.clear();
        return;
    }
    complete_ =
        UpdateProcThreadAttribute(get(), 0, PROC_THREAD_ATTRIBUTE_HANDLE_LIST, handles.data(),
                                  handles.size_bytes(), nullptr, nullptr) != FALSE;
}

InheritanceList::~InheritanceList() {
    if (!memory_.empty()) DeleteProcThreadAttributeList(get());
}

bool createSuspended(const wchar_t* program, wchar_t* commandLine, DWORD flags,
                     STARTUPINFOEXW& startup, PROCESS_INFORMATION& information,
                     const wchar_t* directory) {
    std::wstring environment;
    if (directory != nullptr) {
        environment = environmentBlock(directory);
        flags |= CREATE_UNICODE_ENVIRONMENT;
    }
    // Wine now and then loses a process on its way into life and says so with this error. Nothing
    // runs then, so it may be tried again.
    constexpr int kTries = 4;
    for (int tried = 1;
         !CreateProcessW(program, commandLine, nullptr, nullptr, TRUE,
                         CREATE_SUSPENDED | DETACHED_PROCESS | EXTENDED_STARTUPINFO_PRESENT | flags,
                         environment.empty() ? nullptr : environment.data(), directory,
                         &startup.StartupInfo, &information);
         ++tried) {
        if (GetLastError() != ERROR_INTERNAL_ERROR || tried == kTries) return false;
    }
    return true;
}

}  // namespace winfax::platform::win32
