// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>

#include "document/page_reader.h"
#include "model/errors.h"

namespace winfax::document {

// How many dots of two pages differ; every dot of a row that only one of them has. Pages that one
// encoder wrote are compared as they stand in their files, and decoded only when they differ.
// Decodes: not for bytes from outside in the service's own process. `left` and `right` count from
// 0. Errors as those of PageReader::page().
model::Result<std::uint64_t> differingDots(const PageReader& leftFile, std::uint32_t left,
                                           const PageReader& rightFile, std::uint32_t right);

}  // namespace winfax::document
