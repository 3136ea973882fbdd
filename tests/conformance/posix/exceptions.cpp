// SPDX-License-Identifier: MIT
#include "exceptions.h"

namespace winfax::conformance {

const char* whyExceptionsStay() { return nullptr; }

}  // namespace winfax::conformance
