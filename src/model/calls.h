// SPDX-License-Identifier: MIT
// THE list of calls between client and service. A call is a struct with its request, its reply, an
// opcode (append-only: a number is never reused), the access right that the service checks
// before the handler runs, and the functions of the API that make it. The service expands its dispatch table from `Calls`; a call without a
// handler does not compile.
#pragma once

#include "model/calls/configuration.h"
#include "model/calls/faults.h"
#include "model/calls/job_history.h"
#include "model/calls/jobs.h"
#include "model/calls/lines.h"
#include "model/calls/ports.h"
#include "model/calls/printing.h"
#include "model/calls/registration.h"
#include "model/calls/routing.h"
#include "model/calls/sending.h"
#include "model/calls/server.h"

namespace winfax::model {

template <class... Call>
struct CallList {};

using Calls =
    CallList<ReadRights, ListJobs, ReadJob, ControlJob, SubmitDocument, Subscribe, ReadStatus,
             AdvanceClock, StopService, ListPorts, OpenPort, ClosePort, ReadPort, ChangePort,
             ReadDeviceStatus, ReadConfiguration, ChangeConfiguration, ReadLogCategories,
             ChangeLogCategories, ListGlobalMethods, ChangeGlobalMethod, ListMethods, EnableMethod,
             ReadRoutingInfo, ChangeRoutingInfo, ReadFirstPage, JudgeCoverPage, BeginBroadcast,
             AddRecipient, EndBroadcast, RegisterProvider, UnregisterProvider, ListProviders,
             RegisterExtension, UnregisterExtension, ListExtensions, ReadAccess, ChangeAccess,
             PlaceCall, TransmitPages, ReadLines, ChangeLines, ReloadLines, ReadCalls, ListDueTimes,
             ReadJobHistory, ReadPage, AddFault, ListFaults, ClearFaults, KeepCoverPage,
             DrawCoverPage, BeginPrint, LinkPrint, CancelPrint, ListPrints>;

}  // namespace winfax::model
