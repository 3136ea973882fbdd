// SPDX-License-Identifier: MIT
#include "abi/handles.h"

#include <utility>

namespace winfax::abi {

namespace {

constexpr unsigned kKindBits = 2;
constexpr unsigned kIndexBits = 16;
constexpr unsigned kGenerationBits = 13;
constexpr std::uint32_t kLastGeneration = (1u << kGenerationBits) - 1;

static_assert(HandleTable::kCapacity == 1u << kIndexBits);
static_assert(kKindBits + kIndexBits + kGenerationBits == 31);

struct Parts {
    std::uint32_t kind;
    std::uint32_t index;
    std::uint32_t generation;
};

HANDLE join(const Parts& parts) {
    const std::uint32_t number =
        parts.kind | parts.index << kKindBits | parts.generation << (kKindBits + kIndexBits);
    return reinterpret_cast<HANDLE>(static_cast<std::uintptr_t>(number));
}

// False for a number that was never a handle of ours, whatever its slot.
bool split(HANDLE handle, Parts& parts) {
    const std::uintptr_t number = numberOf(handle);
    if (number > 0x7FFF'FFFF) return false;
    const auto bits = static_cast<std::uint32_t>(number);
    parts.kind = bits & ((1u << kKindBits) - 1);
    parts.index = bits >> kKindBits & ((1u << kIndexBits) - 1);
    parts.generation = bits >> (kKindBits + kIndexBits);
    return true;
}

}  // namespace

HandleTable& HandleTable::instance() {
    static auto* const only = new HandleTable;
    return *only;
}

HANDLE HandleTable::insertObject(HandleKind kind, std::shared_ptr<HandleObject> object) {
    const std::lock_guard lock(mutex_);
    std::size_t index = slots_.size();
    if (free_ > kResting || (index == kCapacity && free_ > 0)) {
        index = takeRested();
    } else if (index == kCapacity) {
        return nullptr;
    } else {
        slots_.emplace_back();
    }
    Slot& slot = slots_[index];
    slot.object = std::move(object);
    slot.kind = kind;
    return join(
        {static_cast<std::uint32_t>(kind), static_cast<std::uint32_t>(index), slot.generation});
}

std::size_t HandleTable::locate(HandleKind kind, HANDLE handle) const {
    Parts parts;
    if (!split(handle, parts) || parts.kind != static_cast<std::uint32_t>(kind) ||
        parts.index >= slots_.size()) {
        return kCapacity;
    }
    const Slot& slot = slots_[parts.index];
    const bool live =
        slot.object != nullptr && slot.kind == kind && slot.generation == parts.generation;
    return live ? parts.index : kCapacity;
}

std::shared_ptr<HandleObject> HandleTable::findObject(HandleKind kind, HANDLE handle) const {
    const std::lock_guard lock(mutex_);
    const std::size_t index = locate(kind, handle);
    return index == kCapacity ? nullptr : slots_[index].object;
}

std::shared_ptr<HandleObject> HandleTable::removeObject(HandleKind kind, HANDLE handle) {
    const std::lock_guard lock(mutex_);
    const std::size_t index = locate(kind, handle);
    if (index == kCapacity) return nullptr;
    auto object = std::move(slots_[index].object);
    retire(index);
    return object;
}

void HandleTable::retire(std::size_t index) {
    Slot& slot = slots_[index];
    slot.object = nullptr;
    slot.generation = slot.generation == kLastGeneration ? 1 : slot.generation + 1;
    slot.next = kCapacity;
    if (free_++ > 0) {
        slots_[latestFree_].next = index;
    } else {
        oldestFree_ = index;
    }
    latestFree_ = index;
}

std::size_t HandleTable::takeRested() {
    const std::size_t index = oldestFree_;
    oldestFree_ = slots_[index].next;
    --free_;
    return index;
}

void HandleTable::beforeFork() { mutex_.lock(); }

void HandleTable::afterForkInParent() { mutex_.unlock(); }

void HandleTable::afterForkInChild() {
    for (std::size_t index = 0; index < slots_.size(); ++index) {
        if (!slots_[index].object) continue;
        slots_[index].object->abandon();
        abandoned_.push_back(std::move(slots_[index].object));
        retire(index);
    }
    mutex_.unlock();
}

}  // namespace winfax::abi
