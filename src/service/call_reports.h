// SPDX-License-Identifier: MIT
// What the event log says about faxes that come in. Losses and failures for good are important
// (min), what becomes of a fax otherwise is ordinary (med), calls as they begin are details (max).
#pragma once

#include "line/line.h"
#include "queue/received.h"
#include "routing/method.h"
#include "service/event_log.h"

namespace winfax::service {

void reportAnswered(EventLog& log, const queue::Received& fax);
// A call that was answered is over.
void reportCallEnded(EventLog& log, const queue::Received& fax, model::DeviceState outcome);
void reportNotKept(EventLog& log, const queue::Received& fax, const model::Error& error);

void reportMethod(EventLog& log, const queue::Received& fax, const routing::Method& method,
                  const model::Result<void>& result);
// The method is an extension's, and none is loaded.
void reportNotRun(EventLog& log, const queue::Received& fax, const routing::Method& method);
void reportRouted(EventLog& log, const queue::Received& fax);
// `fax` as it is after the try.
void reportNotRouted(EventLog& log, const queue::Received& fax);
// It leaves, and was not routed by all its methods.
void reportGivenUp(EventLog& log, const queue::Received& fax);

}  // namespace winfax::service
