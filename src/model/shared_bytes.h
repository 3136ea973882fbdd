// SPDX-License-Identifier: MIT
// Bytes that somebody keeps and that are sent again and again, each time without being copied.
#pragma once

#include <cstddef>
#include <memory>
#include <vector>

namespace winfax::model {

using SharedBytes = std::shared_ptr<const std::vector<std::byte>>;
using SharedPieces = std::vector<SharedBytes>;  // one after the other; none is null

inline std::size_t sizeOf(const SharedPieces& pieces) {
    std::size_t size = 0;
    for (const SharedBytes& piece : pieces) size += piece->size();
    return size;
}

}  // namespace winfax::model
