// SPDX-License-Identifier: MIT
#include <algorithm>
#include <array>
#include <system_error>

#include "ipc/win32/completion_loop.h"

namespace winfax::ipc::win32 {

namespace {

constexpr ULONG kMostAtOnce = 64;
constexpr int kTimesFull = 8;

}  // namespace

CompletionPort::CompletionPort()
    : port_(CreateIoCompletionPort(INVALID_HANDLE_VALUE, nullptr, 0, 1)) {
    if (!port_) {
        throw std::system_error(static_cast<int>(GetLastError()), std::system_category(),
                                "cannot create a completion port");
    }
}

bool CompletionPort::attach(HANDLE handle) {
    return CreateIoCompletionPort(handle, port_.get(), 0, 0) != nullptr &&
           SetFileCompletionNotificationModes(handle, FILE_SKIP_COMPLETION_PORT_ON_SUCCESS);
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

void CompletionPort::defer(Operation& operation) {
    if (!PostQueuedCompletionStatus(port_.get(), operation.moved(), 0, &operation)) {
        takeBack(operation);
    }
}

void CompletionPort::complete(Operation& operation, std::shared_ptr<void> owner) {
    begin(operation, std::move(owner));
    defer(operation);
}

void CompletionPort::wake() { PostQueuedCompletionStatus(port_.get(), 0, 0, nullptr); }

void CompletionPort::collect(DWORD milliseconds, std::deque<OVERLAPPED_ENTRY>& completions) {
    std::array<OVERLAPPED_ENTRY, kMostAtOnce> entries;
    ULONG count = 0;
    if (!GetQueuedCompletionStatusEx(port_.get(), entries.data(), expected_, &count, milliseconds,
                                     FALSE)) {
        return;
    }
    expectAfter(count);
    for (ULONG i = 0; i < count; ++i) {
        if (entries[i].lpOverlapped != nullptr) completions.push_back(entries[i]);
    }
}

// Wine asks its server for each completion, and once more when it finds fewer than it was asked
// for. So it is asked for as many as came last, and for more when that was too little for a while.
void CompletionPort::expectAfter(ULONG count) {
    if (count < expected_) {
        expected_ = std::max(count, 1ul);
        timesFull_ = 0;
    } else if (++timesFull_ == kTimesFull) {
        expected_ = std::min(2 * expected_, kMostAtOnce);
        timesFull_ = 0;
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
