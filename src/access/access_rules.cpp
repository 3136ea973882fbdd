// SPDX-License-Identifier: MIT
#include "access/access_rules.h"

#include "platform/accounts.h"

namespace winfax::access {

namespace {

// Empty for everyone; nullopt when this machine knows no such account.
std::optional<std::string> idOf(const Entry& entry) {
    switch (entry.holder) {
        case Holder::user:
            return platform::userIdOf(entry.name);
        case Holder::group:
            return platform::groupIdOf(entry.name);
        case Holder::everyone:
            break;
    }
    return std::string();
}

}  // namespace

model::Result<std::shared_ptr<const AccessRules>> AccessRules::resolve(
    AccessList list, const platform::UserIdentity& owner) {
    const std::shared_ptr<AccessRules> rules(new AccessRules);
    rules->list_ = std::move(list);
    rules->owner_ = owner.id;
    for (const Entry& entry : rules->list_.entries) {
        if (auto id = idOf(entry)) {
            rules->grants_.push_back({entry.holder, std::move(*id), entry.rights});
        } else {
            rules->unknown_.push_back(entry);
        }
    }
    auto check = makeSystemCheck(rules->grants_, rules->owner_);
    if (!check) return tl::unexpected(check.error());
    rules->systemCheck_ = std::move(*check);
    return rules;
}

model::Result<std::uint32_t> AccessRules::rightsOf(const platform::UserIdentity& user,
                                                   const platform::AccessToken* token) const {
    if (token != nullptr && systemCheck_) return systemCheck_->rightsOf(*token);
    return rightsByIds(grants_, owner_, user);
}

}  // namespace winfax::access
