// SPDX-License-Identifier: MIT
// Handles that applications hold: numbers, never addresses. Bits, from the low end:
//
//   kind 2 | index 16 | generation 13 | 0
//
// The kind is never 0 (kernel handles are multiples of 4) and the generation never 0, so a handle
// is at least 2^18, above every plausible kernel handle, and below 2^31: neither a pseudo handle
// nor changed by a program that keeps it in a signed 32-bit variable.
//
// A slot rests before it is used again, and then has another generation: a stale handle is noticed,
// not mistaken for a new one.
#pragma once

#include <cstdint>
#include <memory>
#include <mutex>
#include <vector>

#include "abi/api.h"

namespace winfax::abi {

enum class HandleKind : std::uint32_t { server = 1, port = 2, completionPort = 3 };

// What a handle stands for. A class of handles has `static constexpr HandleKind kKind`.
class HandleObject {
  public:
    virtual ~HandleObject() = default;
    // In a forked child: gives back what the system shares with the parent, telling nobody. Takes
    // no lock, for its holder may not exist there.
    virtual void abandon() {}
};

// All functions: any thread.
class HandleTable {
  public:
    static constexpr std::size_t kCapacity = 1u << 16;
    // Free slots that rest while the table can still grow.
    static constexpr std::size_t kResting = 1024;

    HandleTable() = default;
    HandleTable(const HandleTable&) = delete;
    HandleTable& operator=(const HandleTable&) = delete;

    // The process's table. Never destroyed, so that nothing runs at process end.
    static HandleTable& instance();

    // NULL when the table is full.
    template <class T>
    HANDLE insert(std::shared_ptr<T> object) {
        return insertObject(T::kKind, std::move(object));
    }

    // nullptr unless `handle` is a live one of T's kind. A call keeps what it found for its whole
    // length, also when another thread closes the handle meanwhile.
    template <class T>
    std::shared_ptr<T> find(HANDLE handle) const {
        return std::static_pointer_cast<T>(findObject(T::kKind, handle));
    }

    // As find(), and the handle is dead from here on. Takes no memory.
    template <class T>
    std::shared_ptr<T> remove(HANDLE handle) {
        return std::static_pointer_cast<T>(removeObject(T::kKind, handle));
    }

    // Around fork(): in the child all handles are stale (M8) and the table serves for new ones.
    void beforeFork();
    void afterForkInParent();
    void afterForkInChild();

  private:
    struct Slot {
        std::shared_ptr<HandleObject> object;  // null: free
        std::uint32_t generation = 1;
        HandleKind kind = HandleKind::server;
        std::size_t next = kCapacity;  // of a free slot: the one that was freed after it
    };

    HANDLE insertObject(HandleKind kind, std::shared_ptr<HandleObject> object);
    std::shared_ptr<HandleObject> findObject(HandleKind kind, HANDLE handle) const;
    std::shared_ptr<HandleObject> removeObject(HandleKind kind, HANDLE handle);
    // The index of the live slot that the handle names, or kCapacity.
    std::size_t locate(HandleKind kind, HANDLE handle) const;
    void retire(std::size_t index);
    std::size_t takeRested();

    mutable std::mutex mutex_;
    std::vector<Slot> slots_;
    // The free slots, which are chained by their `next`.
    std::size_t free_ = 0;
    std::size_t oldestFree_ = kCapacity;
    std::size_t latestFree_ = kCapacity;
    // In a child: the parent's objects, kept because their locks may be held for ever.
    std::vector<std::shared_ptr<HandleObject>> abandoned_;
};

}  // namespace winfax::abi
