// SPDX-License-Identifier: MIT
// A forked child has a copy of everything and none of the threads (M8): every lock of this library
// is held across the fork, so that the copy is consistent; in the child all handles are stale,
// descriptors shared with the parent are given back, and result blocks stay valid.
#include <pthread.h>

#include "abi/blocks.h"
#include "abi/handles.h"
#include "abi/posix/event_blocks.h"
#include "client/event_pump.h"
#include "watching/watchers.h"

namespace winfax::abi {

namespace {

using client::EventPump;

void beforeFork() {
    watching::Watchers::beforeFork();
    EventPump::beforeFork();
    HandleTable::instance().beforeFork();
    resultBlocks().beforeFork();
    eventBlocks().beforeFork();
}

void afterForkInParent() {
    eventBlocks().afterFork();
    resultBlocks().afterFork();
    HandleTable::instance().afterForkInParent();
    EventPump::afterForkInParent();
    watching::Watchers::afterFork();
}

void afterForkInChild() {
    eventBlocks().afterFork();
    resultBlocks().afterFork();
    HandleTable::instance().afterForkInChild();
    EventPump::afterForkInChild();
    watching::Watchers::afterFork();
}

__attribute__((constructor)) void install() {
    pthread_atfork(beforeFork, afterForkInParent, afterForkInChild);
}

}  // namespace

}  // namespace winfax::abi
