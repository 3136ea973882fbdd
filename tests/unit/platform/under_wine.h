// SPDX-License-Identifier: MIT
#pragma once

namespace winfax::test {

bool underWine();

}  // namespace winfax::test
