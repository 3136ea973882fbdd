// SPDX-License-Identifier: MIT
#include "abi/blocks.h"
#include "abi/boundary.h"

using namespace winfax::abi;

VOID WINAPI FaxFreeBuffer(LPVOID Buffer) {
    const DWORD before = lastError();
    resultBlocks().release(Buffer);
    setLastError(before);
}
