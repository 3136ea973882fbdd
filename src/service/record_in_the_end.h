// SPDX-License-Identifier: MIT
// What has happened is to be recorded whatever comes: no call is there to fail with it. Where the
// store finds no memory it is asked again, a second later each time; in the end the service ends in
// order (decision 37), so that what it knows is what its next start finds.
#pragma once

#include <functional>

#include "clock/clock.h"
#include "queue/store.h"

namespace winfax::service {

// Asks the store, and may be called again much later: what it records is as of then.
using Recording = std::function<void(queue::Store::Done)>;

// `done` never hears of want of memory.
void recordInTheEnd(clock::Clock& clock, Recording record, queue::Store::Done done);

}  // namespace winfax::service
