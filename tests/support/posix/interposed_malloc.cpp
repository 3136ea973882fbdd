// SPDX-License-Identifier: MIT
// The program's own malloc() is everybody's: operator new's, SQLite's, the C library's.
#include "interposed_malloc.h"

#include <cerrno>
#include <cstdlib>

extern "C" {
void* __libc_malloc(std::size_t);
void* __libc_calloc(std::size_t, std::size_t);
void* __libc_realloc(void*, std::size_t);
void* __libc_memalign(std::size_t, std::size_t);
void __libc_free(void*);
}

namespace winfax::test {
namespace {

template <class Allocate>
void* request(std::size_t bytes, Allocate allocate) {
    void* const block = grantsMemory(bytes) ? allocate() : nullptr;
    if (block == nullptr) {
        errno = ENOMEM;
    } else {
        gaveMemory(block);
    }
    return block;
}

}  // namespace
}  // namespace winfax::test

using winfax::test::request;

extern "C" {

void* malloc(std::size_t size) noexcept {
    return request(size, [=] { return __libc_malloc(size); });
}

void* calloc(std::size_t count, std::size_t size) noexcept {
    return request(count * size, [=] { return __libc_calloc(count, size); });
}

// A block that is made larger or smaller is the same block.
void* realloc(void* block, std::size_t size) noexcept {
    if (block == nullptr) return malloc(size);
    if (winfax::test::grantsMemory(size)) return __libc_realloc(block, size);
    errno = ENOMEM;
    return nullptr;
}

void* aligned_alloc(std::size_t alignment, std::size_t size) noexcept {
    return request(size, [=] { return __libc_memalign(alignment, size); });
}

int posix_memalign(void** block, std::size_t alignment, std::size_t size) noexcept {
    void* const found = aligned_alloc(alignment, size);
    if (found == nullptr) return ENOMEM;
    *block = found;
    return 0;
}

void free(void* block) noexcept {
    if (block != nullptr) winfax::test::takesMemory(block);
    __libc_free(block);
}

}  // extern "C"
