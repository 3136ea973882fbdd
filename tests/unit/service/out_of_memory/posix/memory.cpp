// SPDX-License-Identifier: MIT
#include "../memory.h"

#include <malloc.h>

#include <cstddef>
#include <mutex>

#include "support/posix/interposed_malloc.h"

namespace winfax::test {
namespace {

constinit std::mutex mutex;
constinit Shortage shortage;
constinit bool open = false;
constinit long requests = 0;
constinit long refused = 0;
constinit std::size_t left = 0;  // of a full heap: what was given back
constinit thread_local bool isLoop = false;

bool counts() { return open && isLoop == (shortage.whose == Whose::loop); }
bool isFull() { return shortage.lasting && shortage.at > 0 && requests >= shortage.at; }

}  // namespace

void beginShortage(const Shortage& wanted) {
    const std::lock_guard lock(mutex);
    isLoop = true;
    shortage = wanted;
    requests = refused = 0;
    left = 0;
    open = true;
}

long endShortage() {
    const std::lock_guard lock(mutex);
    open = false;
    return refused;
}

bool grantsMemory(std::size_t bytes) {
    const std::lock_guard lock(mutex);
    if (!counts()) return true;
    ++requests;
    const bool fits = isFull() ? bytes <= left : requests != shortage.at;
    if (!fits) ++refused;
    return fits;
}

void gaveMemory(void* block) {
    const std::lock_guard lock(mutex);
    if (!counts() || !isFull()) return;
    const std::size_t size = ::malloc_usable_size(block);
    left -= size < left ? size : left;
}

void takesMemory(void* block) {
    const std::lock_guard lock(mutex);
    if (counts() && isFull()) left += ::malloc_usable_size(block);
}

}  // namespace winfax::test
