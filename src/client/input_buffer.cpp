// SPDX-License-Identifier: MIT
// realloc() and not a vector: what is about to be overwritten need not be zeroed, and large memory
// is moved by the system without being copied.
#include "client/input_buffer.h"

#include <algorithm>
#include <cstring>
#include <new>

#include "platform/large_memory.h"

namespace winfax::client {

namespace {

constexpr std::size_t kGrowth = 256u << 10;
// A list of some 3,000 jobs. To take it from the system anew for every list costs more than to
// receive it.
constexpr std::size_t kMostKept = 1u << 20;

}  // namespace

std::span<std::byte> InputBuffer::room(std::size_t wanted) {
    if (size_ == 0) begin_ = 0;
    if (begin_ > 0 && begin_ + std::max(wanted, size_ + 1) > capacity_) {
        std::memmove(memory_.get(), bytes().data(), size_);
        begin_ = 0;
    }
    if (size_ == capacity_) {
        grow(std::max(
            {kUsualSize, size_ + 1, std::min(wanted, std::max(2 * size_, size_ + kGrowth))}));
    }
    const std::size_t used = begin_ + size_;
    return {memory_.get() + used, capacity_ - used};
}

std::span<const std::byte> InputBuffer::take(std::size_t count) {
    const auto taken = bytes().first(count);
    begin_ += count;
    size_ -= count;
    return taken;
}

void InputBuffer::giveBack() {
    if (size_ > 0 || capacity_ <= kMostKept) return;
    memory_.reset();
    capacity_ = 0;
    begin_ = 0;
}

void InputBuffer::grow(std::size_t capacity) {
    auto* const grown = static_cast<std::byte*>(std::realloc(memory_.get(), capacity));
    if (grown == nullptr) throw std::bad_alloc();
    static_cast<void>(memory_.release());
    memory_.reset(grown);
    platform::expectToFill(grown, capacity);
    capacity_ = capacity;
}

}  // namespace winfax::client
