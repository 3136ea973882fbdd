// SPDX-License-Identifier: MIT
#pragma once

#include <span>

#include "render/renderer.h"

namespace winfax::service {

// The document as we would write it ourselves, for lines that decode pages in this process
// (Capabilities::decodesPages). Any thread that may wait.
inline model::Result<document::Bytes> cleanPages(render::Renderer&, std::span<const std::byte>) {
    return model::fail(model::ErrorCode::notSupported,
                       "this service has no renderer that writes documents anew");
}

}  // namespace winfax::service
