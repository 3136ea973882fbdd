// SPDX-License-Identifier: MIT
#pragma once

namespace winfax::conformance {

// Why a C++ exception of this program cannot pass through any library that was linked by itself;
// nullptr where it can.
const char* whyExceptionsStay();

}  // namespace winfax::conformance
