// SPDX-License-Identifier: MIT
#pragma once

#include "document/page_comparison.h"
#include "document/page_reader.h"
#include "line/line.h"

namespace winfax::line {

// The pages of a file that spandsp wrote, without the tags that it puts in.
model::Result<Document> ownFile(const document::PageReader& received);

}  // namespace winfax::line
