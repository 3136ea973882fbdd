// SPDX-License-Identifier: MIT
// The document of all goals: a 1728x2200 page of dense text in Group 4 coding, about 49 KB.
#pragma once

#include <cstddef>
#include <vector>

namespace winfax::bench {

// A TIFF Class F file.
const std::vector<std::byte>& textPage();

}  // namespace winfax::bench
