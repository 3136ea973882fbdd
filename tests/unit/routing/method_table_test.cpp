// SPDX-License-Identifier: MIT
#include "routing/method_table.h"

#include <gtest/gtest.h>

#include "routing/default_methods.h"
#include "routing/destination.h"

namespace winfax::routing {
namespace {

using model::ErrorCode;

constexpr const char16_t* kStore = u"{92041a90-9af2-11d0-abf7-00c04fd91a4e}";
constexpr const char16_t* kPrint = u"{aec1b37c-9af2-11d0-abf7-00c04fd91a4e}";
constexpr const char16_t* kEmail = u"{6bbf7bfe-9af2-11d0-abf7-00c04fd91a4e}";
constexpr const char16_t* kInbox = u"{9d3d0c32-9af2-11d0-abf7-00c04fd91a4e}";
constexpr const char16_t* kSample = u"{00000000-0000-0000-0000-0000000000aa}";
constexpr const char16_t* kLine = u"Line 1";

Method sample() { return {kSample, u"Sample", u"SampleRoute", u"sample.dll", u"Samples"}; }

MethodTable allFive() {
    auto methods = defaultMethods();
    methods.push_back(sample());
    return MethodTable(std::move(methods));
}

std::vector<std::u16string> guids(const MethodTable& table, const State& state) {
    std::vector<std::u16string> list;
    for (const Method& method : table.inOrder(state)) list.push_back(method.guid);
    return list;
}
using Guids = std::vector<std::u16string>;

template <class T>
ErrorCode codeOf(const model::Result<T>& result) {
    return result ? ErrorCode::success : result.error().code;
}

TEST(DefaultMethodsTest, HaveTheirPublishedGuids) {
    EXPECT_EQ(guids(MethodTable(defaultMethods()), {}), (Guids{kStore, kPrint, kEmail, kInbox}));
    EXPECT_EQ(defaultMethodOf(kStore), DefaultMethod::storeInFolder);
    EXPECT_EQ(defaultMethodOf(kInbox), DefaultMethod::inbox);
    EXPECT_EQ(defaultMethodOf(kSample), std::nullopt);
}

TEST(MethodTableTest, ListsWithPrioritiesFromOne) {
    const auto list = allFive().listed({});
    ASSERT_EQ(list.size(), 5u);
    for (std::size_t i = 0; i < list.size(); ++i) EXPECT_EQ(list[i].Priority, i + 1);
    EXPECT_EQ(list[0].FunctionName, u"FaxRouteStore");
    EXPECT_EQ(list[0].ExtensionFriendlyName, u"OpenWinFax");
    EXPECT_EQ(list[0].ExtensionImageName, u"winfaxd");
    EXPECT_EQ(list[4].Guid, kSample);
    EXPECT_EQ(list[4].FriendlyName, u"Sample");
    EXPECT_EQ(list[4].ExtensionImageName, u"sample.dll");
    EXPECT_EQ(list[4].ExtensionFriendlyName, u"Samples");
}

TEST(MethodTableTest, MovesOneAndShiftsTheOthers) {
    const auto table = allFive();
    const auto first = table.withPriority({}, kSample, 1);
    ASSERT_TRUE(first);
    EXPECT_EQ(guids(table, *first), (Guids{kSample, kStore, kPrint, kEmail, kInbox}));
    const auto down = table.withPriority(*first, kStore, 4);
    ASSERT_TRUE(down);
    EXPECT_EQ(guids(table, *down), (Guids{kSample, kPrint, kEmail, kStore, kInbox}));
    EXPECT_EQ(guids(table, table.withPriority(*down, kEmail, 3).value()), guids(table, *down));
}

TEST(MethodTableTest, RefusesPrioritiesThatNothingHas) {
    const auto table = allFive();
    EXPECT_EQ(codeOf(table.withPriority({}, kStore, 0)), ErrorCode::invalidParameter);
    EXPECT_EQ(codeOf(table.withPriority({}, kStore, 6)), ErrorCode::invalidParameter);
    EXPECT_EQ(codeOf(table.withPriority({}, kStore, 5)), ErrorCode::success);
}

TEST(MethodTableTest, I5_TakesGuidsInEveryForm) {
    const auto table = allFive();
    EXPECT_TRUE(table.withPriority({}, u"AEC1B37C-9AF2-11D0-ABF7-00C04FD91A4E", 1));
    EXPECT_EQ(codeOf(table.withPriority({}, u"{00000000-0000-0000-0000-0000000000ab}", 1)),
              ErrorCode::invalidData);
    EXPECT_EQ(codeOf(table.withPriority({}, std::nullopt, 1)), ErrorCode::invalidData);
    EXPECT_EQ(codeOf(table.info({}, kLine, u"no guid")), ErrorCode::invalidData);
}

TEST(MethodTableTest, ClosesUpBehindWhatIsGone) {
    const auto state = allFive().withPriority({}, kSample, 2).value();
    const MethodTable without(defaultMethods());
    const auto list = without.listed(state);
    EXPECT_EQ(guids(without, state), (Guids{kStore, kPrint, kEmail, kInbox}));
    EXPECT_EQ(list.back().Priority, 4u);
}

TEST(MethodTableTest, AppendsWhatIsNew) {
    const auto state = MethodTable(defaultMethods()).withPriority({}, kInbox, 1).value();
    EXPECT_EQ(guids(allFive(), state), (Guids{kInbox, kStore, kPrint, kEmail, kSample}));
}

TEST(MethodTableTest, CountsAGuidOnce) {
    auto twin = sample();
    twin.guid = kPrint;
    auto methods = defaultMethods();
    methods.push_back(twin);
    EXPECT_EQ(MethodTable(std::move(methods)).inOrder({}).size(), 4u);
}

TEST(MethodTableTest, EnablesPerDevice) {
    const auto table = allFive();
    const auto state = table.withEnabled({}, kLine, kSample, true).value();
    EXPECT_EQ(table.listedFor(state, kLine, 7)[4].Enabled, 1);
    EXPECT_EQ(table.listedFor(state, kLine, 7)[4].DeviceId, 7u);
    EXPECT_EQ(table.listedFor(state, kLine, 7)[4].DeviceName, kLine);
    EXPECT_EQ(table.listedFor(state, u"Line 2", 8)[4].Enabled, 0);
    const auto off = table.withEnabled(state, kLine, kSample, false).value();
    EXPECT_EQ(table.listedFor(off, kLine, 7)[4].Enabled, 0);
}

TEST(MethodTableTest, DefaultMethodsNeedADestination) {
    const auto table = allFive();
    for (const char16_t* guid : {kStore, kPrint, kEmail, kInbox}) {
        EXPECT_EQ(codeOf(table.withEnabled({}, kLine, guid, true)), ErrorCode::badConfiguration);
        EXPECT_TRUE(table.withEnabled({}, kLine, guid, false)) << "off is always possible";
        const auto told = table.withInfo({}, kLine, guid, infoOf(u"somewhere")).value();
        EXPECT_EQ(codeOf(table.withEnabled(told, u"Line 2", guid, true)),
                  ErrorCode::badConfiguration);
        EXPECT_TRUE(table.withEnabled(told, kLine, guid, true));
    }
}

TEST(MethodTableTest, DoesNotTakeTheDestinationAwayUnderAnEnabledMethod) {
    const auto table = allFive();
    auto state = table.withInfo({}, kLine, kStore, infoOf(u"/srv")).value();
    EXPECT_TRUE(table.withInfo(state, kLine, kStore, infoOf(u"")));
    state = table.withEnabled(state, kLine, kStore, true).value();
    EXPECT_EQ(codeOf(table.withInfo(state, kLine, kStore, infoOf(u""))), ErrorCode::invalidData);
    EXPECT_TRUE(table.withInfo(state, kLine, kStore, infoOf(u"/other")));
}

TEST(MethodTableTest, I4_I11_GivesBackWhatWasSet) {
    const auto table = allFive();
    using Info = std::vector<std::uint8_t>;
    EXPECT_EQ(table.info({}, kLine, kStore).value(), (Info{0, 0}));
    EXPECT_EQ(table.info({}, kLine, kSample).value(), Info{});
    const Info opaque{0xFF, 0, 7};
    auto state = table.withInfo({}, kLine, kSample, opaque).value();
    state = table.withInfo(state, kLine, kStore, infoOf(u"/srv/fax")).value();
    EXPECT_EQ(table.info(state, kLine, kSample).value(), opaque);
    EXPECT_EQ(table.info(state, kLine, kStore).value(), infoOf(u"/srv/fax"));
    EXPECT_EQ(table.info(state, u"Line 2", kSample).value(), Info{});
}

TEST(MethodTableTest, I6_RefusesDataBeyondTheLimit) {
    const auto table = allFive();
    const auto code = [&](std::size_t size) {
        return codeOf(table.withInfo({}, kLine, kSample, std::vector<std::uint8_t>(size)));
    };
    EXPECT_EQ(code(0), ErrorCode::invalidParameter);
    EXPECT_EQ(code(MethodTable::kMaxInfo), ErrorCode::success);
    EXPECT_EQ(code(MethodTable::kMaxInfo + 1), ErrorCode::invalidParameter);
    EXPECT_EQ(codeOf(table.withInfo({}, kLine, kStore, {1})), ErrorCode::invalidData);
}

TEST(MethodTableTest, RunsWhatIsEnabledInOrder) {
    const auto table = allFive();
    auto state = table.withInfo({}, kLine, kPrint, infoOf(u"printer")).value();
    state = table.withEnabled(state, kLine, kPrint, true).value();
    state = table.withEnabled(state, kLine, kSample, true).value();
    state = table.withPriority(state, kSample, 1).value();
    const auto enabled = table.enabledMethods(state, kLine);
    ASSERT_EQ(enabled.size(), 2u);
    EXPECT_EQ(enabled[0], (EnabledMethod{sample(), {}}));
    EXPECT_EQ(enabled[1].method.guid, kPrint);
    EXPECT_EQ(enabled[1].info, infoOf(u"printer"));
    EXPECT_TRUE(table.enabledMethods(state, u"Line 2").empty());
}

TEST(MethodTableTest, ForgetsWhatWasSetForAMethodThatIsGone) {
    const auto all = allFive();
    const MethodTable without(defaultMethods());
    auto state = all.withEnabled({}, kLine, kSample, true).value();
    EXPECT_TRUE(without.enabledMethods(state, kLine).empty());
    state = without.withPriority(state, kInbox, 1).value();
    EXPECT_TRUE(all.enabledMethods(state, kLine).empty());
}

}  // namespace
}  // namespace winfax::routing
