// SPDX-License-Identifier: MIT
#include "abi/blocks.h"
#include "abi/entry.h"

namespace winfax::abi {

namespace {

// What is no block of ours is left alone (B2, L11).
model::Result<void> freeBlock(void* block) {
    resultBlocks().release(block);
    return {};
}

}  // namespace

}  // namespace winfax::abi

using namespace winfax::abi;

VOID WINAPI FaxFreeBuffer(LPVOID Buffer) {
    entryWithoutResult<signature::FaxFreeBuffer>("FaxFreeBuffer", freeBlock, Buffer);
}
