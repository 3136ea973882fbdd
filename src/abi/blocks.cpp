// SPDX-License-Identifier: MIT
#include "abi/blocks.h"

#include <cstdlib>
#include <cstring>
#include <new>

#include "platform/large_memory.h"

namespace winfax::abi {

namespace {

struct Free {
    void operator()(void* memory) const { std::free(memory); }
};

}  // namespace

void* BlockRegistry::allocate(std::size_t size, std::size_t zeroed) {
    std::unique_ptr<void, Free> block(std::malloc(size > 0 ? size : 1));
    if (!block) throw std::bad_alloc();
    platform::expectToFill(block.get(), size);
    std::memset(block.get(), 0, zeroed);
    const std::lock_guard lock(mutex_);
    if (spare_.empty()) {
        live_.insert(block.get());
    } else {
        spare_.value() = block.get();
        live_.insert(std::move(spare_));
    }
    return block.release();
}

bool BlockRegistry::release(void* block) noexcept {
    {
        const std::lock_guard lock(mutex_);
        auto node = live_.extract(block);
        if (node.empty()) return false;
        spare_ = std::move(node);
    }
    std::free(block);
    return true;
}

std::size_t BlockRegistry::count() const {
    const std::lock_guard lock(mutex_);
    return live_.size();
}

BlockRegistry& resultBlocks() {
    static auto* const only = new BlockRegistry;
    return *only;
}

}  // namespace winfax::abi
