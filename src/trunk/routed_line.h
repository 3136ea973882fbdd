// SPDX-License-Identifier: MIT
// A line whose calls to some numbers are answered by other instances of this machine. Everything
// else is what the line inside does: calls to other numbers, and all calls that come in.
//
// A call out that a route names:
//   calling     the other instance's telephone rings, for as long as it takes there
//   sending     it answered: the line inside runs its own call, in its own way and at its own pace
//   delivering  what that call's far end received goes to the other instance, which receives it at
//               its pace; the call is completed only when it is safe there
// A fax that is received is never dialled on, so routes that lead back make no circle.
#pragma once

#include <memory>

#include "line/line.h"
#include "trunk/call_thread.h"
#include "trunk/far_call.h"
#include "trunk/routes.h"

namespace winfax::trunk {

// While another instance is waited for, the clock goes on: that is no work that `toLoop` or anybody
// else counts (docs/decisions/0021).
std::unique_ptr<line::Line> makeRoutedLine(std::unique_ptr<line::Line> inner,
                                           std::shared_ptr<const Routes> routes, Executor toLoop,
                                           MakeFarCall makeFarCall = trunk::makeFarCall);

}  // namespace winfax::trunk
