// SPDX-License-Identifier: MIT
#include "service/memory_reserve.h"

#include <array>
#include <atomic>
#include <cstdlib>
#include <new>

namespace winfax::service {
namespace {

// In pieces: when two threads want of it at once, the one that comes second finds another.
constexpr std::size_t kPieces = 16;

std::array<std::atomic<void*>, kPieces> pieces{};
std::atomic<std::size_t> pieceSize = 0;  // 0: nothing is kept
std::atomic<bool> spent = false;
constinit thread_local bool untouched = false;

// Called by operator new, which then tries again.
void giveOnePiece() {
    if (untouched) throw std::bad_alloc();
    spent = true;
    for (auto& piece : pieces) {
        if (void* const memory = piece.exchange(nullptr); memory != nullptr)
            return std::free(memory);
    }
    throw std::bad_alloc();
}

// By malloc(), which asks nothing of the reserve.
bool fill(std::atomic<void*>& piece) {
    if (piece.load() != nullptr) return true;
    void* const memory = std::malloc(pieceSize);
    void* nothing = nullptr;
    if (memory != nullptr && !piece.compare_exchange_strong(nothing, memory)) std::free(memory);
    return memory != nullptr;
}

}  // namespace

void MemoryReserve::keep(std::size_t bytes) {
    pieceSize = bytes / kPieces;
    spent = true;
    (void)isWhole();
    std::set_new_handler(giveOnePiece);
}

bool MemoryReserve::isWhole() {
    if (!spent) return true;
    spent = false;  // first: what is taken meanwhile is missed the next time
    for (auto& piece : pieces) {
        if (fill(piece)) continue;
        spent = true;
        return false;
    }
    return true;
}

MemoryReserve::Untouched::Untouched() { untouched = true; }
MemoryReserve::Untouched::~Untouched() { untouched = false; }

}  // namespace winfax::service
