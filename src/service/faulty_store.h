// SPDX-License-Identifier: MIT
// A test instance's store: another store behind a disk that is full or slow when a fault says so
// (docs/faults.md). Everything else passes.
#pragma once

#include <memory>

#include "clock/clock.h"
#include "fault/fault_table.h"
#include "queue/store.h"

namespace winfax::service {

// Each write is an occasion of fault::kDisk: it fails without having reached `store`, or waits on
// the instance's clock. Writes keep their order: none overtakes one that waits. What waits does not
// count as work (Store::idle), or nobody could move a clock that it waits for; at the end it is
// written. `clock` and `faults` must outlive the object.
std::unique_ptr<queue::Store> behindFaultyDisk(std::unique_ptr<queue::Store> store,
                                               fault::FaultTable& faults, clock::Clock& clock,
                                               queue::Store::Executor toLoop);

}  // namespace winfax::service
