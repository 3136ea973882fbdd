// SPDX-License-Identifier: MIT
// The token that the service keeps of a client: one that it may ask about and not act as.
#include "../../ipc/service_fixture.h"
#include "access/access_rules.h"
#include "platform/win32/access_token.h"

namespace winfax::ipc {
namespace {

using access::AccessRules;
using access::Holder;
namespace right = model::right;

using ClientToken = ServiceFixture;

TEST_F(ClientToken, IsKeptForTheSystemsAccessCheck) {
    std::promise<PeerIdentity> accepted;
    serve([&](std::unique_ptr<Stream> stream) { accepted.set_value(stream->peer()); });
    const auto channel = connect();
    const PeerIdentity peer = accepted.get_future().get();
    ASSERT_TRUE(peer.token);

    const HANDLE token = static_cast<const platform::win32::TokenHandle&>(*peer.token).get();
    SECURITY_IMPERSONATION_LEVEL level{};
    DWORD size = sizeof level;
    ASSERT_TRUE(GetTokenInformation(token, TokenImpersonationLevel, &level, size, &size));
    EXPECT_GE(level, SecurityIdentification);

    const auto own = AccessRules::resolve(access::defaultList(), peer.user);
    ASSERT_TRUE(own) << own.error().detail;
    EXPECT_EQ((*own)->rightsOf(peer.user, peer.token.get()), right::all | right::administer);

    const auto others = AccessRules::resolve(
        {{{Holder::everyone, "", right::jobQuery}, {Holder::user, peer.user.id, right::portSet}}},
        {"S-1-5-21-1-2-3-4004", u"owner", false, {}});
    ASSERT_TRUE(others) << others.error().detail;
    EXPECT_EQ((*others)->rightsOf(peer.user, peer.token.get()).value(),
              (*others)->rightsOf(peer.user, nullptr).value());
}

}  // namespace
}  // namespace winfax::ipc
