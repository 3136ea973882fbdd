// SPDX-License-Identifier: MIT
#include "../allocations.h"

#include "support/posix/interposed_malloc.h"

namespace winfax::endtoend {
namespace {

// Of a thread, and in the program itself, so that reaching it takes no memory.
constinit thread_local Ledger ledger;

}  // namespace

void beginShortage(const Shortage& shortage) { ledger.open(shortage); }
void relent() { ledger.relent(); }
MemoryUse endShortage() { return ledger.close(); }

}  // namespace winfax::endtoend

namespace winfax::test {

bool grantsMemory(std::size_t) { return endtoend::ledger.grants(); }
void gaveMemory(void*) { endtoend::ledger.given(); }
void takesMemory(void*) { endtoend::ledger.takenBack(); }

}  // namespace winfax::test
