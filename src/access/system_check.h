// SPDX-License-Identifier: MIT
// The operating system's own access check, where it has one that can be asked (Windows). It knows
// more than ids: groups that only deny, restricted tokens, integrity levels.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>

#include "access/grants.h"
#include "model/errors.h"
#include "platform/access_token.h"

namespace winfax::access {

// Immutable; any thread.
class SystemCheck {
  public:
    virtual ~SystemCheck() = default;
    virtual model::Result<std::uint32_t> rightsOf(const platform::AccessToken& token) const = 0;
};

// nullptr where the system has none; then ids decide.
model::Result<std::unique_ptr<SystemCheck>> makeSystemCheck(std::span<const Grant> grants,
                                                            const std::string& owner);

}  // namespace winfax::access
