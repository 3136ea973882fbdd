// SPDX-License-Identifier: MIT
#pragma once

#include "abi/blocks.h"

namespace winfax::abi {

// Live FAX_EVENTs: what LocalFree frees. Never destroyed.
BlockRegistry& eventBlocks();

}  // namespace winfax::abi
