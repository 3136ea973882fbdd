// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "access/access_list.h"
#include "access/grants.h"
#include "access/system_check.h"
#include "platform/access_token.h"
#include "platform/identity.h"

namespace winfax::access {

// An access list made ready to decide. Immutable; any thread.
class AccessRules {
  public:
    // Looks up every name of the list, which may ask a directory server. A name that nobody knows
    // gives nothing to nobody and is in unknown(): an account may be gone, or its server away.
    static model::Result<std::shared_ptr<const AccessRules>> resolve(
        AccessList list, const platform::UserIdentity& owner);

    const AccessList& list() const { return list_; }
    const std::vector<Entry>& unknown() const { return unknown_; }

    // By the system's own check when there is a token, by ids when there is none (Linux, tests).
    // The owner of the instance and administrators hold right::all and right::administer; others
    // what they were given. Fails when the system cannot tell: then nothing is held.
    model::Result<std::uint32_t> rightsOf(const platform::UserIdentity& user,
                                          const platform::AccessToken* token) const;

  private:
    AccessRules() = default;

    AccessList list_;
    std::vector<Entry> unknown_;
    std::vector<Grant> grants_;
    std::string owner_;
    std::unique_ptr<SystemCheck> systemCheck_;
};

}  // namespace winfax::access
