// SPDX-License-Identifier: MIT
// winfaxd --check: reads what a service of this instance would read at its start, and starts none.
#pragma once

#include "ipc/instance.h"

namespace winfax::service {

// A line for each file on stdout. False when one is bad: a service would not start.
bool checkConfiguration(const ipc::Instance& instance);

// The same as one JSON object, for faxctl doctor:
//   {"version": "0.1.0", "files": [{"file": "...", "state": "good", "detail": ""}]}
// where a state is good, absent (the defaults hold), unreadable (by this user) or bad.
void reportConfiguration(const ipc::Instance& instance);

}  // namespace winfax::service
