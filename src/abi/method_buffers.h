// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>

#include "abi/api.h"

namespace winfax::abi {

// What a PFAX_ROUTING_INSTALLATION_CALLBACK may write into each of its buffers.
inline constexpr std::size_t kMethodText = 100;

// Room for more, so that a careless callback does no harm before it is refused.
struct MethodBuffers {
    WCHAR name[1024] = {};
    WCHAR friendlyName[1024] = {};
    WCHAR functionName[1024] = {};
    WCHAR guid[1024] = {};
};

}  // namespace winfax::abi
