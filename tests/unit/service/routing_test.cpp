// SPDX-License-Identifier: MIT
// Routing as a client of the service meets it.
#include <gtest/gtest.h>

#include "platform/paths.h"
#include "routing/destination.h"
#include "service_bench.h"

namespace winfax {
namespace {

using model::ErrorCode;
using test::BenchClient;
using test::ServiceBench;
namespace right = model::right;

constexpr const char16_t* kStore = u"{92041a90-9af2-11d0-abf7-00c04fd91a4e}";
constexpr const char16_t* kPrint = u"{aec1b37c-9af2-11d0-abf7-00c04fd91a4e}";
constexpr const char16_t* kSample = u"{00000000-0000-0000-0000-0000000000aa}";

class RoutingCalls : public testing::Test {
  protected:
    void SetUp() override { begin(); }

    void begin() {
        client_.reset();
        client_.emplace(bench_, right::all | right::administer);
        client_->greet();
        port_ = open(1);
    }
    void restart() {
        client_.reset();
        bench_.restart();
        begin();
    }
    std::uint32_t open(std::uint32_t device) {
        return client_->call<model::OpenPort>({device, model::port_open::query}).value().portId;
    }
    std::vector<model::GlobalRoutingInfo> global() {
        return client_->call<model::ListGlobalMethods>({}).value().methods;
    }
    std::vector<model::RoutingMethod> methods(std::uint32_t port) {
        return client_->call<model::ListMethods>({port}).value().methods;
    }
    ErrorCode setInfo(const char16_t* guid, std::vector<std::uint8_t> info) {
        return test::codeOf(
            client_->call<model::ChangeRoutingInfo>({port_, guid, std::move(info)}));
    }
    ErrorCode setText(const char16_t* guid, std::u16string_view text) {
        return setInfo(guid, routing::infoOf(text));
    }
    ErrorCode enable(const char16_t* guid, bool enabled = true) {
        return test::codeOf(client_->call<model::EnableMethod>({port_, guid, enabled}));
    }
    std::vector<std::uint8_t> info(const char16_t* guid) {
        return client_->call<model::ReadRoutingInfo>({port_, guid}).value().info;
    }
    std::u16string folder() const { return platform::utf16FromPath(bench_.state.path()); }
    void addSample() {
        const model::RoutingExtension extension{
            u"Sample", u"Samples", u"sample.so", {{u"one", u"One", u"SampleOne", kSample}}};
        ASSERT_TRUE(client_->call<model::RegisterExtension>({extension}));
    }

    ServiceBench bench_;
    std::optional<BenchClient> client_;
    std::uint32_t port_ = 0;
};

TEST_F(RoutingCalls, KeepTheOrder) {
    ASSERT_TRUE(client_->call<model::ChangeGlobalMethod>({kPrint, 1}));
    EXPECT_EQ(global().front().Guid, kPrint);
    restart();
    const auto list = global();
    ASSERT_EQ(list.size(), 4u);
    EXPECT_EQ(list.front().Guid, kPrint);
    EXPECT_EQ(list.front().Priority, 1u);
    EXPECT_EQ(list[1].Guid, kStore);
}

TEST_F(RoutingCalls, RefuseUnknownMethodsAndPriorities) {
    const auto change = [&](const char16_t* guid, std::uint32_t priority) {
        return test::codeOf(client_->call<model::ChangeGlobalMethod>({guid, priority}));
    };
    EXPECT_EQ(change(kSample, 1), ErrorCode::invalidData);
    EXPECT_EQ(change(kStore, 0), ErrorCode::invalidParameter);
    EXPECT_EQ(change(kStore, 5), ErrorCode::invalidParameter);
    EXPECT_EQ(enable(kSample), ErrorCode::invalidData);
    EXPECT_EQ(setText(kSample, u"x"), ErrorCode::invalidData);
    EXPECT_EQ(test::codeOf(client_->call<model::ReadRoutingInfo>({port_, kSample})),
              ErrorCode::invalidData);
}

TEST_F(RoutingCalls, A7_NeedAnOpenPort) {
    const std::uint32_t gone = port_ + 100;
    EXPECT_EQ(test::codeOf(client_->call<model::ListMethods>({gone})), ErrorCode::invalidData);
    EXPECT_EQ(test::codeOf(client_->call<model::EnableMethod>({gone, kStore, false})),
              ErrorCode::invalidData);
    EXPECT_EQ(test::codeOf(client_->call<model::ReadRoutingInfo>({gone, kStore})),
              ErrorCode::invalidData);
    EXPECT_EQ(test::codeOf(client_->call<model::ChangeRoutingInfo>({gone, kStore, {0, 0}})),
              ErrorCode::invalidData);
    BenchClient other(bench_);
    other.greet();
    EXPECT_EQ(test::codeOf(other.call<model::ListMethods>({port_})), ErrorCode::invalidData)
        << "another connection's port";
}

TEST_F(RoutingCalls, EnableOnOneDeviceAndStayEnabled) {
    EXPECT_EQ(enable(kStore), ErrorCode::badConfiguration);
    EXPECT_EQ(setText(kStore, folder()), ErrorCode::success);
    EXPECT_EQ(enable(kStore), ErrorCode::success);
    restart();
    EXPECT_EQ(methods(port_).front().Enabled, 1);
    EXPECT_EQ(methods(port_).front().DeviceId, 1u);
    EXPECT_EQ(methods(port_).front().DeviceName, u"Line 1");
    EXPECT_EQ(methods(open(2)).front().Enabled, 0);
    EXPECT_EQ(info(kStore), routing::infoOf(folder()));
    const auto& table = bench_.core->routing();
    const auto enabled = table.methods().enabledMethods(table.state(), u"Line 1");
    ASSERT_EQ(enabled.size(), 1u);
    EXPECT_EQ(enabled.front().method.guid, kStore);
}

TEST_F(RoutingCalls, I11_TakeTextForDefaultMethods) {
    EXPECT_EQ(info(kPrint), (std::vector<std::uint8_t>{0, 0}));
    EXPECT_EQ(setInfo(kPrint, {'a'}), ErrorCode::invalidData);
    EXPECT_EQ(setInfo(kPrint, {'a', 0}), ErrorCode::invalidData);
    EXPECT_EQ(setText(kPrint, u"Printer"), ErrorCode::success);
    EXPECT_EQ(info(kPrint), routing::infoOf(u"Printer"));
}

TEST_F(RoutingCalls, WantAnAbsoluteFolder) {
    EXPECT_EQ(setText(kStore, u"faxes"), ErrorCode::invalidData);
    EXPECT_EQ(setText(kStore, u"../faxes"), ErrorCode::invalidData);
    EXPECT_EQ(setText(kPrint, u"faxes"), ErrorCode::success) << "a printer is no folder";
    EXPECT_EQ(setText(kStore, folder()), ErrorCode::success);
}

TEST_F(RoutingCalls, StoreBelowTheRootsInTheSystemInstance) {
    bench_.instance.system = true;
    bench_.settings.folderRoots = {bench_.state.path() / "allowed"};
    EXPECT_EQ(setText(kStore, folder()), ErrorCode::accessDenied);
    const auto allowed = bench_.state.path() / "allowed" / "faxes";
    EXPECT_EQ(setText(kStore, platform::utf16FromPath(allowed)), ErrorCode::success);
    const auto outside = bench_.state.path() / "allowed" / ".." / "faxes";
    EXPECT_EQ(setText(kStore, platform::utf16FromPath(outside)), ErrorCode::accessDenied);
}

TEST_F(RoutingCalls, ShowExtensionsFromTheNextStartOn) {
    addSample();
    EXPECT_EQ(global().size(), 4u);
    restart();
    ASSERT_EQ(global().size(), 5u);
    EXPECT_EQ(global().back().Guid, kSample);
    EXPECT_EQ(global().back().FunctionName, u"SampleOne");
    EXPECT_EQ(global().back().ExtensionFriendlyName, u"Samples");
    EXPECT_EQ(info(kSample), std::vector<std::uint8_t>{});
    EXPECT_EQ(setInfo(kSample, {1, 2, 3}), ErrorCode::success);
    EXPECT_EQ(info(kSample), (std::vector<std::uint8_t>{1, 2, 3}));
    EXPECT_EQ(enable(kSample), ErrorCode::success);

    ASSERT_TRUE(client_->call<model::ChangeGlobalMethod>({kSample, 1}));
    ASSERT_TRUE(client_->call<model::UnregisterExtension>({u"Sample"}));
    EXPECT_EQ(global().size(), 5u);
    restart();
    ASSERT_EQ(global().size(), 4u);
    EXPECT_EQ(global().front().Priority, 1u);
    EXPECT_EQ(global().back().Priority, 4u);
}

TEST_F(RoutingCalls, B4_SayThatThereIsNothing) {
    bench_.settings.builtInRouting = false;
    restart();
    EXPECT_EQ(test::codeOf(client_->call<model::ListGlobalMethods>({})),
              ErrorCode::invalidFunction);
    EXPECT_EQ(test::codeOf(client_->call<model::ListMethods>({port_})), ErrorCode::invalidFunction);
    addSample();
    restart();
    EXPECT_EQ(global().size(), 1u);
    EXPECT_EQ(methods(port_).size(), 1u);
}

TEST_F(RoutingCalls, NeedTheirRights) {
    BenchClient guest(bench_, right::configQuery | right::portQuery);
    guest.greet();
    const auto port = guest.call<model::OpenPort>({1, model::port_open::query}).value().portId;
    EXPECT_TRUE(guest.call<model::ListGlobalMethods>({}));
    EXPECT_TRUE(guest.call<model::ListMethods>({port}));
    EXPECT_TRUE(guest.call<model::ReadRoutingInfo>({port, kStore}));
    EXPECT_EQ(test::codeOf(guest.call<model::ChangeGlobalMethod>({kStore, 1})),
              ErrorCode::accessDenied);
    EXPECT_EQ(test::codeOf(guest.call<model::EnableMethod>({port, kStore, false})),
              ErrorCode::accessDenied);
    EXPECT_EQ(test::codeOf(guest.call<model::ChangeRoutingInfo>({port, kStore, {0, 0}})),
              ErrorCode::accessDenied);
}

// Two changes that meet before either is kept.
TEST_F(RoutingCalls, LoseNoneOfTwoChanges) {
    BenchClient other(bench_);
    other.greet();
    wire::Bytes frame;
    wire::appendRequest<model::ChangeGlobalMethod>(frame, 7, {kPrint, 1});
    other.send(frame);
    EXPECT_EQ(setText(kPrint, u"Printer"), ErrorCode::success);
    EXPECT_TRUE(other.reply<model::Nothing>());
    EXPECT_EQ(global().front().Guid, kPrint);
    EXPECT_EQ(info(kPrint), routing::infoOf(u"Printer"));
}

}  // namespace
}  // namespace winfax
