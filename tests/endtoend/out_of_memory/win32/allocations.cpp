// SPDX-License-Identifier: MIT
// What winfax.dll imports to ask for memory is ours instead, in its table of imports. Nobody else's
// requests pass here.
#include "../allocations.h"

#include <windows.h>

#include <cstdlib>
#include <cstring>
#include <stdexcept>

#include "host.h"

namespace winfax::endtoend {
namespace {

constinit thread_local Ledger ledger;

void* allocated(std::size_t size) {
    return ledger.grants() ? ledger.given(std::malloc(size)) : nullptr;
}

void* allocatedZeroed(std::size_t count, std::size_t size) {
    return ledger.grants() ? ledger.given(std::calloc(count, size)) : nullptr;
}

// The block that is made larger or smaller is the same to the ledger.
void* reallocated(void* block, std::size_t size) {
    if (block == nullptr) return allocated(size);
    return ledger.grants() ? std::realloc(block, size) : nullptr;
}

void freed(void* block) {
    ledger.takenBack(block);
    std::free(block);
}

struct Substitute {
    const char* name;
    void* function;
};

const Substitute kSubstitutes[] = {
    {"malloc", reinterpret_cast<void*>(&allocated)},
    {"calloc", reinterpret_cast<void*>(&allocatedZeroed)},
    {"realloc", reinterpret_cast<void*>(&reallocated)},
    {"free", reinterpret_cast<void*>(&freed)},
};

void replace(void** place, void* function) {
    DWORD before = 0;
    VirtualProtect(place, sizeof *place, PAGE_READWRITE, &before);
    *place = function;
    VirtualProtect(place, sizeof *place, before, &before);
}

// How many imports of one library were replaced. The names stand in one table, the addresses, once
// the loader has been there, in another.
int replaceIn(char* image, const IMAGE_IMPORT_DESCRIPTOR& imported) {
    int replaced = 0;
    const auto* name = reinterpret_cast<IMAGE_THUNK_DATA*>(image + imported.OriginalFirstThunk);
    auto* address = reinterpret_cast<IMAGE_THUNK_DATA*>(image + imported.FirstThunk);
    for (; name->u1.AddressOfData != 0; ++name, ++address) {
        if (IMAGE_SNAP_BY_ORDINAL(name->u1.Ordinal)) continue;
        const auto* const text = reinterpret_cast<const char*>(
            reinterpret_cast<IMAGE_IMPORT_BY_NAME*>(image + name->u1.AddressOfData)->Name);
        for (const Substitute& substitute : kSubstitutes) {
            if (std::strcmp(text, substitute.name) != 0) continue;
            replace(reinterpret_cast<void**>(&address->u1.Function), substitute.function);
            ++replaced;
        }
    }
    return replaced;
}

void replaceImports() {
    auto* const image =
        reinterpret_cast<char*>(GetModuleHandleA(conformance::libraryPath().c_str()));
    if (image == nullptr) throw std::runtime_error("the library under test is not loaded");
    const auto* const dos = reinterpret_cast<IMAGE_DOS_HEADER*>(image);
    const auto* const headers = reinterpret_cast<IMAGE_NT_HEADERS*>(image + dos->e_lfanew);
    const auto& directory =
        headers->OptionalHeader.DataDirectory[IMAGE_DIRECTORY_ENTRY_IMPORT];
    const auto* imported = reinterpret_cast<IMAGE_IMPORT_DESCRIPTOR*>(image + directory.VirtualAddress);
    int replaced = 0;
    for (; imported->Name != 0; ++imported) replaced += replaceIn(image, *imported);
    if (replaced != std::size(kSubstitutes)) {
        throw std::runtime_error("winfax.dll asks for memory in another way than this test expects");
    }
}

}  // namespace

void beginShortage(const Shortage& shortage) {
    static const bool done = (replaceImports(), true);
    (void)done;
    ledger.open(shortage);
}

void relent() { ledger.relent(); }
MemoryUse endShortage() { return ledger.close(); }

}  // namespace winfax::endtoend
