// SPDX-License-Identifier: MIT
// Memory that applications hold and give back. Every live block is registered by its address, so
// that freeing anything else is harmless (B2, L11); nothing inside a block is ever looked at (L1).
#pragma once

#include <cstddef>
#include <memory>
#include <mutex>
#include <unordered_set>

namespace winfax::abi {

// All functions: any thread.
class BlockRegistry {
  public:
    BlockRegistry() = default;
    BlockRegistry(const BlockRegistry&) = delete;
    BlockRegistry& operator=(const BlockRegistry&) = delete;

    // One piece of memory, at least a byte, zeroed or only in its first bytes. Throws
    // std::bad_alloc.
    void* allocate(std::size_t size) { return allocate(size, size); }
    void* allocate(std::size_t size, std::size_t zeroed);
    // False, and nothing done, for what is no live block of this registry.
    bool release(void* block) noexcept;
    std::size_t count() const;

    // Around fork(): the child owns a copy of every block.
    void beforeFork() { mutex_.lock(); }
    void afterFork() { mutex_.unlock(); }

  private:
    mutable std::mutex mutex_;
    std::unordered_set<void*> live_;
    std::unordered_set<void*>::node_type spare_;  // of the last release, for the next block
};

// What FaxFreeBuffer frees. Never destroyed.
BlockRegistry& resultBlocks();

// A result block until it is handed to the application.
struct ResultBlockRelease {
    void operator()(void* block) const noexcept { resultBlocks().release(block); }
};

template <class T>
using ResultBlock = std::unique_ptr<T, ResultBlockRelease>;

}  // namespace winfax::abi
