// SPDX-License-Identifier: MIT
#pragma once

namespace winfax::platform {

// What the operating system's own access check knows a user by, beyond what UserIdentity tells: on
// Windows an impersonation token. Nobody makes one where there is no such check. Any thread.
class AccessToken {
  public:
    virtual ~AccessToken() = default;
};

}  // namespace winfax::platform
