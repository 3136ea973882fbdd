// SPDX-License-Identifier: MIT
#include "access/system_check.h"

#include <cstdio>

#include "model/constants.h"
#include "platform/win32/access_token.h"
#include "platform/win32/error_text.h"
#include "platform/win32/security.h"

namespace winfax::access {

namespace {

namespace right = model::right;
using platform::win32::SecurityAttributes;

constexpr ACCESS_MASK kEverything = right::all | right::administer;

// One entry of an access list in SDDL. Whoever holds a right may also read the list (H4).
std::string allow(std::uint32_t rights, const std::string& sid) {
    char mask[16];
    std::snprintf(mask, sizeof mask, "0x%x", static_cast<unsigned>(rights | READ_CONTROL));
    return std::string("(A;;") + mask + ";;;" + sid + ")";
}

std::string descriptorOf(std::span<const Grant> grants, const std::string& owner) {
    // A process that cannot read its own token has no SID: then its instance is nobody's.
    const bool owned = owner.starts_with("S-1-");
    const std::string holder = owned ? owner : platform::win32::kLocalSystemSid;
    std::string sddl = "O:" + holder + "G:" + holder + "D:P" + allow(kEverything, holder) +
                       allow(kEverything, platform::win32::kLocalSystemSid) +
                       allow(kEverything, platform::win32::kAdministratorsSid);
    for (const Grant& grant : grants) {
        if (grant.rights == right::none) continue;
        sddl += allow(grant.rights & right::all,
                      grant.holder == Holder::everyone ? platform::win32::kEveryoneSid : grant.id);
    }
    return sddl;
}

class DescriptorCheck final : public SystemCheck {
  public:
    explicit DescriptorCheck(SecurityAttributes descriptor) : descriptor_(std::move(descriptor)) {}

    model::Result<std::uint32_t> rightsOf(const platform::AccessToken& token) const override {
        // FAX_READ, FAX_WRITE and FAX_ALL_ACCESS are what the generic rights mean here.
        GENERIC_MAPPING mapping{
            READ_CONTROL | right::jobQuery | right::configQuery | right::portQuery,
            READ_CONTROL | right::jobSubmit, READ_CONTROL, STANDARD_RIGHTS_REQUIRED | right::all};
        PRIVILEGE_SET privileges{};
        DWORD size = sizeof privileges;
        DWORD granted = 0;
        BOOL allowed = FALSE;
        // No other class makes an AccessToken on Windows.
        const HANDLE handle = static_cast<const platform::win32::TokenHandle&>(token).get();
        if (!AccessCheck(descriptor_.descriptor(), handle, MAXIMUM_ALLOWED, &mapping, &privileges,
                         &size, &granted, &allowed)) {
            return platform::win32::failSystem(model::ErrorCode::accessDenied,
                                               "check the rights of a client", "", GetLastError());
        }
        return allowed ? granted & kEverything : right::none;
    }

  private:
    SecurityAttributes descriptor_;
};

}  // namespace

model::Result<std::unique_ptr<SystemCheck>> makeSystemCheck(std::span<const Grant> grants,
                                                            const std::string& owner) {
    auto descriptor = SecurityAttributes::fromSddl(descriptorOf(grants, owner));
    if (!descriptor) return tl::unexpected(descriptor.error());
    return std::make_unique<DescriptorCheck>(std::move(*descriptor));
}

}  // namespace winfax::access
