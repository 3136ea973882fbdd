// SPDX-License-Identifier: MIT
// What rights do: every call of model::Calls against every right, and a list that changes under
// open connections.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>

#include "access/access_file.h"
#include "platform/accounts.h"
#include "service_bench.h"
#include "support/tiff_file.h"
#include "text/encoding.h"

namespace winfax {
namespace {

namespace right = model::right;
using model::AccessEntry;
using model::ErrorCode;
using platform::UserIdentity;
using test::BenchClient;
using test::ServiceBench;
using testing::HasSubstr;

constexpr std::uint32_t kDefault =
    right::jobSubmit | right::jobQuery | right::portQuery | right::configQuery;

// An id of an account that there is not, in the form of this platform's.
std::string idOf(unsigned number) {
    const std::string text = std::to_string(number);
    return platform::userIdOf(text) ? text : "S-1-5-21-1-2-3-" + text;
}

const UserIdentity kOwner{"1000", u"owner", false, {}};
const UserIdentity kRoot{"0", u"root", true, {}};
const UserIdentity kAlice{idOf(4001), u"alice", false, {idOf(4100)}};
const UserIdentity kBob{idOf(4002), u"bob", false, {idOf(4100)}};

// ---- every call ---------------------------------------------------------------------------------

// Success, or the code of the refusal; callFailed when nothing was answered.
template <class Call>
ErrorCode outcomeOf(ServiceBench& bench, std::uint32_t rights) {
    BenchClient client(bench, rights, "1001");
    client.greet();
    wire::Bytes bytes;
    wire::appendRequest<Call>(bytes, 1, {});
    if constexpr (Call::kHasBody) {
        wire::appendFrame(bytes, wire::FrameKind::bodyEnd, Call::kOpcode, 1, [](wire::Writer&) {});
    }
    client.send(bytes);
    const auto reply = client.template reply<typename Call::Reply>();
    return reply ? ErrorCode::success : reply.error().code;
}

template <class Call>
void checkCall() {
    SCOPED_TRACE(Call::kName);
    ServiceBench bench;
    constexpr std::uint32_t kEverything = right::all | right::administer;
    for (std::uint32_t bit = 1; bit <= kEverything; bit <<= 1) {
        if ((Call::kRight & bit) == 0) continue;
        EXPECT_EQ(outcomeOf<Call>(bench, kEverything & ~bit), ErrorCode::accessDenied)
            << "without the right " << bit;
    }
    if (Call::kRight == right::none) return;
    EXPECT_NE(outcomeOf<Call>(bench, Call::kRight), ErrorCode::accessDenied)
        << "with the right " << Call::kRight << " alone";
}

template <class... Call>
void checkCalls(model::CallList<Call...>) {
    (checkCall<Call>(), ...);
}

TEST(Access, EveryCallNeedsItsRightAndNoOther) { checkCalls(model::Calls{}); }

template <class... Call>
std::uint32_t rightsNeeded(model::CallList<Call...>) {
    return (Call::kRight | ...);
}

TEST(Access, EveryRightIsNeededByACall) {
    // FAX_JOB_MANAGE depends on the job (H1): peer_test.cpp.
    EXPECT_EQ(rightsNeeded(model::Calls{}) | right::jobManage, right::all | right::administer);
}

// ---- the list -----------------------------------------------------------------------------------

class AccessListTest : public testing::Test {
  protected:
    void SetUp() override { owner_.greet(); }

    model::Result<model::Nothing> change(std::vector<AccessEntry> entries) {
        return owner_.call<model::ChangeAccess>({std::move(entries)});
    }
    static std::uint32_t rightsSeenBy(BenchClient& client) {
        return client.call<model::ReadRights>({}).value().rights;
    }

    ServiceBench bench_;
    BenchClient owner_{bench_, kOwner};
};

TEST_F(AccessListTest, H5_OnesOwnJobsNeedNoRight) {
    BenchClient owner(bench_, right::jobSubmit, "3000");
    owner.greet();
    const auto id = owner.submit(test::faxTiff(), u"999999904");  // stays
    ASSERT_TRUE(id);
    EXPECT_TRUE(owner.call<model::ReadJob>({*id}));
    EXPECT_TRUE(owner.call<model::ReadFirstPage>({*id}));
    EXPECT_EQ(owner.call<model::ListJobs>({}).error().code, ErrorCode::accessDenied);
    BenchClient other(bench_, right::jobSubmit, "4000");
    other.greet();
    EXPECT_EQ(other.call<model::ReadJob>({*id}).error().code, ErrorCode::accessDenied);
    EXPECT_EQ(other.call<model::ReadFirstPage>({*id}).error().code, ErrorCode::accessDenied);
    BenchClient curious(bench_, right::jobQuery, "5000");
    curious.greet();
    EXPECT_EQ(curious.call<model::ReadJob>({*id}).error().code, ErrorCode::invalidParameter) << "E7";
}

TEST_F(AccessListTest, H5_Defaults) {
    BenchClient root(bench_, kRoot);
    BenchClient alice(bench_, kAlice);
    root.greet();
    alice.greet();
    EXPECT_EQ(rightsSeenBy(owner_), right::all);  // what is more is nobody's business
    EXPECT_EQ(rightsSeenBy(root), right::all);
    EXPECT_EQ(rightsSeenBy(alice), kDefault);
    EXPECT_EQ(owner_.call<model::ReadAccess>({}).value().entries,
              (std::vector<AccessEntry>{{u"everyone", std::nullopt, kDefault}}));
}

TEST_F(AccessListTest, AChangeCountsForOpenConnectionsAndOthers) {
    BenchClient alice(bench_, kAlice);
    alice.greet();
    EXPECT_EQ(alice.call<model::AdvanceClock>({}).error().code, ErrorCode::accessDenied);
    const std::vector<AccessEntry> entries{
        {u"everyone", std::nullopt, right::portQuery},
        {u"group", text::fromUtf8(kAlice.groups[0]), right::jobQuery},
        {u"user", text::fromUtf8(kAlice.id), right::configSet}};
    ASSERT_TRUE(change(entries));
    EXPECT_EQ(rightsSeenBy(alice), right::portQuery | right::jobQuery | right::configSet);
    EXPECT_NE(alice.call<model::AdvanceClock>({}).error().code, ErrorCode::accessDenied);
    EXPECT_EQ(alice.submit(test::faxTiff()).error().code, ErrorCode::accessDenied);
    BenchClient bob(bench_, kBob);
    bob.greet();
    EXPECT_EQ(rightsSeenBy(bob), right::portQuery | right::jobQuery);
    EXPECT_EQ(owner_.call<model::ReadAccess>({}).value().entries, entries);
    EXPECT_EQ(rightsSeenBy(owner_), right::all);
}

TEST_F(AccessListTest, AChangeIsOnDisk) {
    ASSERT_TRUE(change({{u"user", text::fromUtf8(kAlice.id), right::jobSubmit}}));
    const auto stored = access::readAccessFile(access::accessFile(bench_.state.path()));
    ASSERT_TRUE(stored) << stored.error().detail;
    EXPECT_EQ(*stored, bench_.core->access().list());
    EXPECT_EQ(stored->entries,
              (std::vector<access::Entry>{{access::Holder::everyone, "", right::none},
                                          {access::Holder::user, kAlice.id, right::jobSubmit}}));
}

TEST_F(AccessListTest, WhoHasNoRightAtAllMayNotConnect) {
    ASSERT_TRUE(change({}));
    BenchClient alice(bench_, kAlice);
    EXPECT_EQ(alice.hello().error().code, ErrorCode::accessDenied);
    BenchClient late(bench_, kOwner);
    EXPECT_TRUE(late.hello());  // nobody locks himself out
}

TEST_F(AccessListTest, WhoLosesEveryRightHearsNothingMore) {
    BenchClient subscriber(bench_, kAlice);
    BenchClient alice(bench_, kAlice);
    subscriber.greet();
    alice.greet();
    ASSERT_TRUE(subscriber.call<model::Subscribe>({}));
    ASSERT_TRUE(change({}));
    EXPECT_TRUE(subscriber.disconnected());
    EXPECT_EQ(rightsSeenBy(alice), right::none);
    EXPECT_EQ(alice.call<model::Subscribe>({}).error().code, ErrorCode::accessDenied);
    EXPECT_EQ(alice.call<model::ListJobs>({}).error().code, ErrorCode::accessDenied);
}

TEST_F(AccessListTest, ADocumentOnItsWayInNeedsTheRightAtItsEndToo) {
    BenchClient alice(bench_, kAlice);
    alice.greet();
    using Call = model::SubmitDocument;
    Call::Request request;
    request.params.RecipientNumber = u"555";
    wire::Bytes bytes;
    wire::appendRequest<Call>(bytes, 9, request);
    alice.send(bytes);
    ASSERT_TRUE(change({{u"everyone", std::nullopt, right::jobQuery}}));
    wire::Bytes end;
    wire::appendFrame(end, wire::FrameKind::bodyEnd, Call::kOpcode, 9, [](wire::Writer&) {});
    alice.send(end);
    EXPECT_EQ(alice.reply<Call::Reply>().error().code, ErrorCode::accessDenied);
}

TEST_F(AccessListTest, OnlyOwnerAndAdministratorsChangeIt) {
    ASSERT_TRUE(change({{u"user", text::fromUtf8(kAlice.id), right::all}}));
    BenchClient alice(bench_, kAlice);
    alice.greet();
    EXPECT_EQ(alice.call<model::ChangeAccess>({}).error().code, ErrorCode::accessDenied);
    BenchClient root(bench_, kRoot);
    root.greet();
    EXPECT_TRUE(root.call<model::ChangeAccess>({}));
}

struct BadChange {
    const char* what;
    std::vector<AccessEntry> entries;
    const char* message;
};

class BadAccessChange : public AccessListTest, public testing::WithParamInterface<BadChange> {};

TEST_P(BadAccessChange, ChangesNothingAndSaysWhy) {
    const auto before = bench_.core->access().list();
    const auto changed = change(GetParam().entries);
    ASSERT_FALSE(changed);
    EXPECT_EQ(changed.error().code, ErrorCode::invalidParameter);
    EXPECT_THAT(changed.error().detail, HasSubstr(GetParam().message));
    EXPECT_EQ(bench_.core->access().list(), before);
    EXPECT_FALSE(std::filesystem::exists(access::accessFile(bench_.state.path())));
}

INSTANTIATE_TEST_SUITE_P(
    Changes, BadAccessChange,
    testing::Values(
        BadChange{"UnknownKind", {{u"friend", u"ann", 1}}, "'friend' holds no rights"},
        BadChange{"NoKind", {{std::nullopt, u"ann", 1}}, "'' holds no rights"},
        BadChange{"UnknownUser", {{u"user", u"no-such-user", 1}}, "user 'no-such-user'"},
        BadChange{"UnknownGroup", {{u"group", u"no-such-group", 1}}, "group 'no-such-group'"},
        BadChange{"NoName", {{u"user", std::nullopt, 1}}, "user '' has no name"},
        BadChange{"NamedEveryone", {{u"everyone", u"ann", 1}}, "'ann'"},
        BadChange{"Administer", {{u"user", u"1", right::administer}}, "more than there are"},
        BadChange{"Twice", {{u"user", u"1", 1}, {u"user", u"1", 2}}, "named twice"}),
    [](const auto& info) { return std::string(info.param.what); });

class AccessControlTest : public testing::Test {
  protected:
    service::AccessControl make(const std::filesystem::path& file, access::AccessList list,
                                std::function<void()> changed) {
        return {{bench_.core->worker(), file, kOwner, std::move(changed)},
                access::AccessRules::resolve(std::move(list), kOwner).value()};
    }
    model::Result<void> change(service::AccessControl& control, access::AccessList list) {
        std::optional<model::Result<void>> done;
        control.change(std::move(list), [&](const auto& result) { done = result; });
        bench_.settle();
        return done.value();
    }

    ServiceBench bench_;
};

TEST_F(AccessControlTest, AStaleNameKeepsNobodyFromChangingTheRest) {
    const access::Entry gone{access::Holder::user, "no-such-user", right::all};
    const access::Entry alice{access::Holder::user, kAlice.id, right::jobQuery};
    int changes = 0;
    auto control = make(access::accessFile(bench_.state.path()), {{access::Entry{}, gone}},
                        [&] { ++changes; });
    const auto changed = change(control, {{gone, alice}});
    EXPECT_TRUE(changed) << changed.error().detail;
    EXPECT_EQ(control.rightsOf({kAlice, 1}), right::jobQuery);
    EXPECT_EQ(changes, 1);
}

TEST_F(AccessControlTest, AListThatCannotBeWrittenIsNotInForce) {
    auto control = make(bench_.state.path() / "no-such-folder" / "rights.toml",
                        access::defaultList(), [] { FAIL() << "nothing was changed"; });
    EXPECT_FALSE(change(control, {}));
    EXPECT_EQ(control.rightsOf({kAlice, 1}), kDefault);
}

}  // namespace
}  // namespace winfax
