// SPDX-License-Identifier: MIT
#pragma once

#include <utility>

#include "platform/access_token.h"
#include "platform/win32/handles.h"

namespace winfax::platform::win32 {

// An impersonation token of at least identification level, opened with TOKEN_QUERY: what
// AccessCheck takes. It can be asked about, not acted as.
class TokenHandle final : public AccessToken {
  public:
    explicit TokenHandle(UniqueHandle token) : token_(std::move(token)) {}
    HANDLE get() const { return token_.get(); }

  private:
    UniqueHandle token_;
};

}  // namespace winfax::platform::win32
