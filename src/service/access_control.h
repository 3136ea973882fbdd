// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>

#include "access/access_rules.h"
#include "ipc/peer_identity.h"
#include "service/worker.h"

namespace winfax::service {

// The rights of this instance: judges every connection, and changes the list at an administrator's
// word. Loop's thread; looking up names and writing the file is the worker's.
class AccessControl {
  public:
    struct Parts {
        Worker& worker;
        std::filesystem::path file;  // rights.toml
        platform::UserIdentity owner;
        std::function<void()> changed;  // every connection is to be judged anew
    };
    using Rules = std::shared_ptr<const access::AccessRules>;

    // `rules` are what the file holds now. Names in them that nobody knows are logged.
    AccessControl(Parts parts, Rules rules);

    const access::AccessList& list() const { return rules_->list(); }

    // Nothing when the system cannot tell, which is logged.
    std::uint32_t rightsOf(const ipc::PeerIdentity& peer) const;

    // Replaces the list: checked, durably written, then in force, and then `done` is told. A name
    // that this machine does not know is refused unless the former list has it too, for a user who
    // is gone must not keep anybody from changing the rest.
    void change(access::AccessList wanted, std::function<void(const model::Result<void>&)> done);

  private:
    Parts parts_;
    Rules rules_;
};

}  // namespace winfax::service
