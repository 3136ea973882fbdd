// SPDX-License-Identifier: MIT
#include <array>
#include <system_error>

#include "ipc/win32/completion_loop.h"

namespace winfax::ipc::win32 {

CompletionPort::CompletionPort()
    : port_(CreateIoCompletionPort(INVALID_HANDLE_VALUE, nullptr, 0, 1)) {
    if (!port_) {
        throw std::system_error(static_cast<int>(GetLastError()), std::system_category(),
                                "cannot create a completion port");
    }
}

bool CompletionPort::attach(HANDLE handle) {
    return CreateIoCompletionPort(handle, port_.get(), 0, 0) != nullptr;
}

void CompletionPort::begin(Operation& operation, std::shared_ptr<void> owner) {
    static_cast<OVERLAPPED&>(operation) = {};
    operation.owner = std::move(owner);
    ++inFlight_;
}

void CompletionPort::takeBack(Operation& operation) {
    --inFlight_;
    operation.owner.reset();
}

void CompletionPort::complete(Operation& operation, std::shared_ptr<void> owner) {
    begin(operation, std::move(owner));
    if (!PostQueuedCompletionStatus(port_.get(), 0, 0, &operation)) takeBack(operation);
}

void CompletionPort::wake() { PostQueuedCompletionStatus(port_.get(), 0, 0, nullptr); }

void CompletionPort::collect(DWORD milliseconds, std::deque<OVERLAPPED_ENTRY>& completions) {
    std::array<OVERLAPPED_ENTRY, 64> entries;
    ULONG count = 0;
    if (!GetQueuedCompletionStatusEx(port_.get(), entries.data(), entries.size(), &count,
                                     milliseconds, FALSE)) {
        return;
    }
    for (ULONG i = 0; i < count; ++i) {
        if (entries[i].lpOverlapped != nullptr) completions.push_back(entries[i]);
    }
}

void CompletionPort::finish(const OVERLAPPED_ENTRY& completion, bool heard) {
    auto& operation = *static_cast<Operation*>(completion.lpOverlapped);
    --inFlight_;
    // The operation is part of its owner: both live until the callback has returned.
    const std::shared_ptr<void> owner = std::move(operation.owner);
    operation.owner.reset();
    const auto status = static_cast<LONG>(operation.Internal);  // an NTSTATUS; errors are negative
    if (heard) operation.finished(status >= 0, completion.dwNumberOfBytesTransferred);
}

}  // namespace winfax::ipc::win32
