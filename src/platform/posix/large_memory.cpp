// SPDX-License-Identifier: MIT
#include "platform/large_memory.h"

#include <sys/mman.h>

#include <cstdint>

namespace winfax::platform {

namespace {

constexpr std::uintptr_t kLargePage = 2u << 20;  // of x86-64 and of 64-bit ARM

}  // namespace

// An advice: where the system does not take it, nothing is different.
void expectToFill(void* memory, std::size_t size) noexcept {
    const auto address = reinterpret_cast<std::uintptr_t>(memory);
    const std::uintptr_t begin = (address + kLargePage - 1) & ~(kLargePage - 1);
    const std::uintptr_t end = (address + size) & ~(kLargePage - 1);
    if (begin < end) ::madvise(reinterpret_cast<void*>(begin), end - begin, MADV_HUGEPAGE);
}

}  // namespace winfax::platform
