// SPDX-License-Identifier: MIT
#pragma once

#include <functional>

#include "document/page_image.h"
#include "model/errors.h"

namespace winfax::document {

// Takes the next page of a document that is being made. An error ends the making and is its result.
using AddPage = std::function<model::Result<void>(PageImage page)>;

}  // namespace winfax::document
