// SPDX-License-Identifier: MIT
// What a program that we start inherits: the handles that are named, and no others.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "model/errors.h"
#include "platform/win32/handles.h"

namespace winfax::platform::win32 {

struct Pipe {
    UniqueHandle ours;
    UniqueHandle theirs;
};

// The child's end can be inherited; only who names it in a list of handles hands it on.
model::Result<Pipe> makePipe(bool weWrite);

// Names the handles that a new process inherits. The array must outlive it.
class InheritanceList {
  public:
    explicit InheritanceList(std::span<HANDLE> handles);
    ~InheritanceList();
    InheritanceList(const InheritanceList&) = delete;
    InheritanceList& operator=(const InheritanceList&) = delete;

    bool complete() const { return complete_; }
    LPPROC_THREAD_ATTRIBUTE_LIST get() {
        return reinterpret_cast<LPPROC_THREAD_ATTRIBUTE_LIST>(memory_.data());
    }

  private:
    std::vector<std::byte> memory_;
    bool complete_ = false;
};

// CreateProcessW for a program that stands still until its thread is resumed, whose standard
// streams are those of `startup`; `directory` is its working directory and that of its temporary
// files, or ours. False: GetLastError says why.
bool createSuspended(const wchar_t* program, wchar_t* commandLine, DWORD flags,
                     STARTUPINFOEXW& startup, PROCESS_INFORMATION& information,
                     const wchar_t* directory = nullptr);

}  // namespace winfax::platform::win32
