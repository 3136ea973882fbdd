// SPDX-License-Identifier: MIT
// The program's own malloc() is everybody's: the library's, and that of libraries it uses.
#include "../allocations.h"

#include <cerrno>
#include <cstddef>
#include <cstdlib>

extern "C" {
void* __libc_malloc(std::size_t);
void* __libc_calloc(std::size_t, std::size_t);
void* __libc_realloc(void*, std::size_t);
void* __libc_memalign(std::size_t, std::size_t);
void __libc_free(void*);
}

namespace winfax::endtoend {
namespace {

// Of a thread, and in the program itself, so that reaching it takes no memory.
constinit thread_local Ledger ledger;

template <class Allocate>
void* request(Allocate allocate) {
    if (ledger.grants()) return ledger.given(allocate());
    errno = ENOMEM;
    return nullptr;
}

}  // namespace

void beginShortage(const Shortage& shortage) { ledger.open(shortage); }
void relent() { ledger.relent(); }
MemoryUse endShortage() { return ledger.close(); }

}  // namespace winfax::endtoend

using winfax::endtoend::ledger;
using winfax::endtoend::request;

extern "C" {

void* malloc(std::size_t size) noexcept {
    return request([=] { return __libc_malloc(size); });
}

void* calloc(std::size_t count, std::size_t size) noexcept {
    return request([=] { return __libc_calloc(count, size); });
}

// The block that is made larger or smaller is the same to the ledger.
void* realloc(void* block, std::size_t size) noexcept {
    if (block == nullptr) return malloc(size);
    if (ledger.grants()) return __libc_realloc(block, size);
    errno = ENOMEM;
    return nullptr;
}

void* aligned_alloc(std::size_t alignment, std::size_t size) noexcept {
    return request([=] { return __libc_memalign(alignment, size); });
}

int posix_memalign(void** block, std::size_t alignment, std::size_t size) noexcept {
    void* const found = aligned_alloc(alignment, size);
    if (found == nullptr) return ENOMEM;
    *block = found;
    return 0;
}

void free(void* block) noexcept {
    ledger.takenBack(block);
    __libc_free(block);
}

}  // extern "C"
