// SPDX-License-Identifier: MIT
// The winfax_* functions of winfax_posix.h: what legacy programs call besides the fax functions.
#include "abi/entry.h"
#include "abi/handles.h"
#include "abi/posix/completion_port.h"
#include "abi/posix/event_blocks.h"
#include "watching/watchers.h"

namespace winfax::abi {

using model::ErrorCode;
using model::fail;
using model::Result;

namespace {

constexpr auto kWaitTimeout = static_cast<ErrorCode>(WAIT_TIMEOUT);

Result<std::shared_ptr<CompletionPort>> findPort(HANDLE handle) {
    auto port = HandleTable::instance().find<CompletionPort>(handle);
    if (!port) return fail(ErrorCode::invalidHandle, "no open completion port");
    return port;
}

Result<void> createPort(HANDLE file, HANDLE existing, HANDLE& created) {
    if (file != INVALID_HANDLE_VALUE) {
        return fail(ErrorCode::notSupported, "there are no files to associate with a port");
    }
    if (existing != nullptr) {
        return fail(ErrorCode::invalidParameter, "a port beside INVALID_HANDLE_VALUE");
    }
    created = HandleTable::instance().insert(std::make_shared<CompletionPort>());
    if (created == nullptr) return fail(ErrorCode::notEnoughMemory, "all handles are in use");
    return {};
}

Result<void> takePacket(HANDLE handle, DWORD* bytes, ULONG_PTR* key, LPOVERLAPPED* overlapped,
                        DWORD milliseconds) {
    if (overlapped != nullptr) *overlapped = nullptr;
    if (bytes == nullptr || key == nullptr || overlapped == nullptr) {
        return fail(ErrorCode::invalidParameter, "a required argument is NULL");
    }
    const auto port = findPort(handle);
    if (!port) return tl::unexpected(port.error());
    CompletionPort::Packet packet;
    switch ((*port)->take(packet, milliseconds)) {
        case CompletionPort::Outcome::timedOut:
            return fail(kWaitTimeout, "nothing came in time");
        case CompletionPort::Outcome::closed:
            return fail(ErrorCode::abandonedWait, "the port was closed");
        case CompletionPort::Outcome::taken:
            break;
    }
    *bytes = packet.bytes;
    *key = packet.key;
    *overlapped = packet.overlapped;
    if (packet.ownsEvent) watching::Watchers::eventMade(packet.overlapped);
    return {};
}

Result<void> postPacket(HANDLE handle, const CompletionPort::Packet& packet) {
    const auto port = findPort(handle);
    if (!port) return tl::unexpected(port.error());
    if (!(*port)->post(packet)) return fail(ErrorCode::invalidHandle, "the port was closed");
    return {};
}

Result<void> closePort(HANDLE handle) {
    const auto port = HandleTable::instance().remove<CompletionPort>(handle);
    if (!port) return fail(ErrorCode::invalidHandle, "no open completion port");
    port->close();
    return {};
}

Result<void> freeLocal(HANDLE memory) {
    if (memory == nullptr) return {};
    watching::Watchers::eventFreed(memory);
    if (eventBlocks().release(memory)) return {};
    return fail(ErrorCode::invalidHandle, "no live FAX_EVENT");
}

// The same function of the genuine library in proxy mode, or nullptr: ports and events are then
// that library's own.
template <class Function>
Function* genuineFunction(Function&, const char* name) {
    watchersDecided(false);
    const auto* const watchers = watching::Watchers::instance();
    if (watchers == nullptr || watchers->genuine() == nullptr) return nullptr;
    return reinterpret_cast<Function*>(watchers->genuine()->find(name));
}

}  // namespace

}  // namespace winfax::abi

using namespace winfax::abi;

DWORD winfax_GetLastError(void) { return lastError(); }

void winfax_SetLastError(DWORD code) { setLastError(code); }

HANDLE winfax_LocalFree(HANDLE memory) {
    if (auto* const genuine = genuineFunction(winfax_LocalFree, "winfax_LocalFree")) {
        return genuine(memory);
    }
    return boundary([&] { return freeLocal(memory); }) ? nullptr : memory;
}

HANDLE winfax_CreateIoCompletionPort(HANDLE file, HANDLE port, ULONG_PTR key, DWORD threads) {
    if (auto* const genuine =
            genuineFunction(winfax_CreateIoCompletionPort, "winfax_CreateIoCompletionPort")) {
        return genuine(file, port, key, threads);
    }
    HANDLE created = nullptr;
    boundary([&] { return createPort(file, port, created); });
    return created;
}

BOOL winfax_GetQueuedCompletionStatus(HANDLE port, LPDWORD bytes, ULONG_PTR* key,
                                      LPOVERLAPPED* overlapped, DWORD milliseconds) {
    if (auto* const genuine =
            genuineFunction(winfax_GetQueuedCompletionStatus, "winfax_GetQueuedCompletionStatus")) {
        return genuine(port, bytes, key, overlapped, milliseconds);
    }
    return boundary([&] { return takePacket(port, bytes, key, overlapped, milliseconds); });
}

BOOL winfax_PostQueuedCompletionStatus(HANDLE port, DWORD bytes, ULONG_PTR key,
                                       LPOVERLAPPED overlapped) {
    if (auto* const genuine = genuineFunction(winfax_PostQueuedCompletionStatus,
                                              "winfax_PostQueuedCompletionStatus")) {
        return genuine(port, bytes, key, overlapped);
    }
    return boundary([&] { return postPacket(port, {bytes, key, overlapped, false}); });
}

BOOL winfax_CloseHandle(HANDLE port) {
    if (auto* const genuine = genuineFunction(winfax_CloseHandle, "winfax_CloseHandle")) {
        return genuine(port);
    }
    return boundary([&] { return closePort(port); });
}
