// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "model/call_record.h"

namespace winfax::model {

// A record as people read it, in lines that end with a newline. What the far end calls itself may
// be anything: control characters are shown as "?".
//
//   job 12, try 1, on Modem (device 3): to 555-0100, completed
//   began 2026-11-27 10:00:01 UTC, took 38.240 s; Fax called FAR END
//   V.17 14400 bit/s, ECM, T.6, 0 retrains; T30_ERR_OK: OK
//       1.000  far  DIS  ...
//       2.440  own  DCS  ...
//   page 1: 2200 rows, 0 bad, 3 frames sent again, arrived as it was sent
std::u16string textOf(const CallRecord& record);

}  // namespace winfax::model
