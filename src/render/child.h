// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <span>

#include "document/page_image.h"

namespace winfax::render {

// `winfaxd --render`: reads one request from the standard input, answers it on the standard output
// and returns the program's exit code: 0 when there was an answer, an error being one too.
int serveOneRequest();

// The part of it that knows of no streams.
document::Bytes answerTo(std::span<const std::byte> request);

}  // namespace winfax::render
