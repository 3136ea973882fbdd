// SPDX-License-Identifier: MIT
#include "../under_wine.h"

namespace winfax::test {

bool underWine() { return false; }

}  // namespace winfax::test
