// SPDX-License-Identifier: MIT
#include "exceptions.h"

namespace winfax::conformance {

// x64 unwinds by tables that the system knows. On x86 GCC's run-time library knows the tables of
// its own module only, and program and DLL have one each.
const char* whyExceptionsStay() {
    return sizeof(void*) == 8 ? nullptr
                              : "GCC on x86 unwinds no frames of another module with a run-time "
                                "library of its own";
}

}  // namespace winfax::conformance
