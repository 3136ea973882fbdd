// SPDX-License-Identifier: MIT
#include "abi/event_targets.h"

#include <new>

#include "abi/posix/completion_port.h"
#include "abi/posix/event_blocks.h"

namespace winfax::abi {

BlockRegistry& eventBlocks() {
    static auto* const only = new BlockRegistry;
    return *only;
}

FAX_EVENT* allocateEvent() {
    try {
        return static_cast<FAX_EVENT*>(eventBlocks().allocate(sizeof(FAX_EVENT)));
    } catch (const std::bad_alloc&) {
        return nullptr;
    }
}

void freeEvent(FAX_EVENT* event) { eventBlocks().release(event); }

bool postEvent(HANDLE port, ULONG_PTR key, FAX_EVENT* event) {
    const auto target = HandleTable::instance().find<CompletionPort>(port);
    return target &&
           target->post({sizeof *event, key, reinterpret_cast<LPOVERLAPPED>(event), true});
}

bool windowExists(HWND) { return false; }

std::unique_ptr<client::EventSink> makeWindowSink(HWND, UINT) { return nullptr; }

}  // namespace winfax::abi
