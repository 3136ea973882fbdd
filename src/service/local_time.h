// SPDX-License-Identifier: MIT
// The machine's time zone, which the C library knows on every platform. Loop's thread.
#pragma once

#include <string>

#include "model/time.h"

namespace winfax::service {

// [compat] schedule_time = "local".
model::Time localToUtc(const model::CalendarTime& local);

// For TimeSent of a cover page.
model::CalendarTime localCalendarTime(model::Time time);

// "2026-11-22 20:15", for the banner line.
std::u16string localTimeText(model::Time time);

}  // namespace winfax::service
