// SPDX-License-Identifier: MIT
// What a call may leave behind besides memory, and what it may draw on.
#pragma once

#include <winfax.h>

namespace winfax::endtoend {

// Descriptors or kernel handles of this process.
long openResources();

// Memory to draw on, for the rest of the program; NULL where there are no device contexts.
HDC canvas();
// Gives up the document of FaxStartPrintJob.
void abandonDocument(HDC context);

}  // namespace winfax::endtoend
