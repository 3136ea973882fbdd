// SPDX-License-Identifier: MIT
// What came over a connection and was not used yet. Memory follows what has really come, never what
// a header announces, and is kept for what comes next.
#pragma once

#include <cstddef>
#include <cstdlib>
#include <memory>
#include <span>

namespace winfax::client {

class InputBuffer {
  public:
    // A reply or a burst of events up to this size takes one receive.
    static constexpr std::size_t kUsualSize = 16u << 10;

    std::span<const std::byte> bytes() const { return {memory_.get() + begin_, size_}; }
    std::size_t size() const { return size_; }

    // So that what comes of usual size needs no memory. Throws std::bad_alloc, as room() does; the
    // bytes that are there stay.
    void prepare() {
        if (capacity_ < kUsualSize) grow(kUsualSize);
    }
    // Where to receive on: all the room there is, at least a byte, and more of it when the buffer
    // is full and has not got `wanted` bytes.
    std::span<std::byte> room(std::size_t wanted);
    void came(std::size_t count) { size_ += count; }

    // The first bytes, which are used herewith. They lie there until prepare(), room() or
    // giveBack().
    std::span<const std::byte> take(std::size_t count);
    void clear() { size_ = 0; }
    // Of the memory that nothing lies in, as much as is more than a long list takes.
    void giveBack();

  private:
    struct Free {
        void operator()(std::byte* memory) const { std::free(memory); }
    };
    void grow(std::size_t capacity);

    std::unique_ptr<std::byte, Free> memory_;
    std::size_t capacity_ = 0;
    std::size_t begin_ = 0;
    std::size_t size_ = 0;
};

}  // namespace winfax::client
