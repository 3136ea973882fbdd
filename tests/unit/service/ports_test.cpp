// SPDX-License-Identifier: MIT
// What FaxOpenPort, FaxSetPort and FaxGetDeviceStatus do in the service.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "service_bench.h"
#include "support/tiff_file.h"

namespace winfax {
namespace {

using model::ErrorCode;
using test::BenchClient;
using test::ServiceBench;

constexpr std::uint32_t kQuery = model::port_open::query;
constexpr std::uint32_t kModify = model::port_open::modify;

class PortsTest : public testing::Test {
  protected:
    void SetUp() override { client_.greet(); }

    std::uint32_t open(BenchClient& client, std::uint32_t device, std::uint32_t flags) {
        return client.call<model::OpenPort>({device, flags}).value().portId;
    }
    ErrorCode refusal(BenchClient& client, std::uint32_t device, std::uint32_t flags) {
        const auto opened = client.call<model::OpenPort>({device, flags});
        return opened ? ErrorCode::success : opened.error().code;
    }
    model::PortInfo info(std::uint32_t device) {
        return client_.call<model::ListPorts>({}).value().ports.at(device - 1);
    }
    // FaxSetPort by a connection of its own.
    model::Result<void> change(std::uint32_t device, const model::PortInfo& info) {
        BenchClient client(bench_);
        client.greet();
        const auto done = client.call<model::ChangePort>({open(client, device, kModify), info});
        if (!done) return tl::unexpected(done.error());
        return {};
    }

    void sendEverything() { bench_.advance(std::chrono::hours(1)); }

    ServiceBench bench_{clock::Mode::virtualTime};
    BenchClient client_{bench_};
};

TEST_F(PortsTest, F10_ListsTheLinesInTheOrderOfTheirIds) {
    const auto ports = client_.call<model::ListPorts>({}).value().ports;
    ASSERT_EQ(ports.size(), 2u);
    for (std::uint32_t id : {1u, 2u}) {
        const auto& port = ports[id - 1];
        EXPECT_EQ(port.DeviceId, id);
        EXPECT_EQ(port.Priority, id);
        EXPECT_EQ(port.State, static_cast<std::uint32_t>(model::DeviceState::available));
        EXPECT_EQ(port.Flags, model::port_flag::send | model::port_flag::isVirtual);
    }
}

TEST_F(PortsTest, OpeningADeviceThatIsNotThere) {
    EXPECT_EQ(refusal(client_, 0, kQuery), ErrorCode::badUnit);
    EXPECT_EQ(refusal(client_, 3, kQuery), ErrorCode::badUnit);
    EXPECT_EQ(refusal(client_, 1, 4), ErrorCode::invalidParameter);  // F2
}

TEST_F(PortsTest, F3_OneModifiesAtATime) {
    BenchClient other(bench_);
    other.greet();
    const auto port = open(client_, 1, kModify);
    EXPECT_EQ(refusal(other, 1, kModify), ErrorCode::invalidHandle);
    EXPECT_EQ(refusal(other, 1, kModify | kQuery), ErrorCode::invalidHandle);
    EXPECT_EQ(refusal(client_, 1, kModify), ErrorCode::invalidHandle) << "not even the same one";
    EXPECT_EQ(refusal(other, 1, kQuery), ErrorCode::success);
    EXPECT_EQ(refusal(other, 2, kModify), ErrorCode::success);
    ASSERT_TRUE(client_.call<model::ClosePort>({port}));
    EXPECT_EQ(refusal(other, 1, kModify), ErrorCode::success);
}

TEST_F(PortsTest, L7_AConnectionThatIsGoneHoldsNothing) {
    {
        BenchClient other(bench_);
        other.greet();
        open(other, 1, kModify);
        other.hangUp();
    }
    EXPECT_EQ(refusal(client_, 1, kModify), ErrorCode::success);
}

TEST_F(PortsTest, ANumberIsGoodOnItsOwnConnectionOnly) {
    BenchClient other(bench_);
    other.greet();
    const auto port = open(client_, 1, kModify);
    EXPECT_EQ(other.call<model::ReadPort>({port}).error().code, ErrorCode::invalidData);
    ASSERT_TRUE(other.call<model::ClosePort>({port}));
    EXPECT_TRUE(client_.call<model::ReadPort>({port}));
}

TEST_F(PortsTest, F4_F5_TheModeIsARightOfTheHandle) {
    const auto none = open(client_, 1, 0);
    EXPECT_EQ(client_.call<model::ReadPort>({none}).error().code, ErrorCode::accessDenied);
    EXPECT_EQ(client_.call<model::ReadDeviceStatus>({none}).error().code, ErrorCode::accessDenied);
    const auto query = open(client_, 1, kQuery);
    EXPECT_TRUE(client_.call<model::ReadPort>({query}));
    EXPECT_EQ(client_.call<model::ChangePort>({query, info(1)}).error().code,
              ErrorCode::accessDenied);
    const auto modify = open(client_, 1, kModify);
    EXPECT_TRUE(client_.call<model::ReadPort>({modify})) << "modify includes query";
}

TEST_F(PortsTest, F8_F9_WhatCanBeSetIsSetAndKept) {
    model::PortInfo wanted = info(2);
    wanted.Flags = model::port_flag::receive;
    wanted.Rings = 7;
    wanted.Priority = 1;
    wanted.Tsid = u"+49 30 1234567890 12345";  // 23 characters
    wanted.Csid = std::nullopt;
    wanted.DeviceName = u"another";
    wanted.State = 4;
    wanted.DeviceId = 9;
    ASSERT_TRUE(change(2, wanted));
    for (const char* when : {"at once", "after a restart"}) {
        BenchClient reader(bench_);
        reader.greet();
        const auto now = reader.call<model::ListPorts>({}).value().ports.at(1);
        EXPECT_EQ(now.Flags, model::port_flag::receive | model::port_flag::isVirtual) << when;
        EXPECT_EQ(now.Rings, 7u) << when;
        EXPECT_EQ(now.Priority, 1u) << when;
        EXPECT_EQ(now.Tsid, u"+49 30 1234567890 12") << when;
        EXPECT_EQ(now.Csid, std::nullopt) << when;
        EXPECT_EQ(now.DeviceName, u"Line 2") << when;
        EXPECT_EQ(now.DeviceId, 2u) << when;
        if (std::string_view(when) == "at once") {
            reader.hangUp();
            client_.hangUp();
            bench_.restart();
        }
    }
}

TEST_F(PortsTest, F7_PrioritiesShiftAndHaveNoGaps) {
    model::PortInfo wanted = info(2);
    for (const std::uint32_t bad : {0u, 3u}) {
        wanted.Priority = bad;
        EXPECT_EQ(change(2, wanted).error().code, ErrorCode::invalidParameter);
    }
    wanted.Priority = 1;
    ASSERT_TRUE(change(2, wanted));
    EXPECT_EQ(info(1).Priority, 2u);
    EXPECT_EQ(info(2).Priority, 1u);
}

TEST_F(PortsTest, F6_F8_WhatNoLineCanHaveIsRefusedFromAnyClient) {
    model::PortInfo wanted = info(1);
    wanted.Rings = 100;
    EXPECT_EQ(change(1, wanted).error().code, ErrorCode::invalidParameter);
    wanted = info(1);
    wanted.Csid = u"line\nfeed";
    EXPECT_EQ(change(1, wanted).error().code, ErrorCode::invalidParameter);
    wanted.Csid = u"";
    wanted.Rings = 99;
    EXPECT_TRUE(change(1, wanted));
}

TEST_F(PortsTest, PriorityIsTheOrderOfUseAndTheSendFlagAllowsIt) {
    const auto deviceOf = [&](const model::Text& number) {
        const auto id = client_.submit(test::faxTiff(), number);
        std::uint32_t device = 0;
        const auto lines = client_.call<model::ReadStatus>({}).value().lines;
        for (const auto& status : lines) {
            if (status.jobId == *id) device = status.deviceId;
        }
        sendEverything();
        return device;
    };
    EXPECT_EQ(deviceOf(u"555"), 1u);
    model::PortInfo second = info(2);
    second.Priority = 1;
    ASSERT_TRUE(change(2, second));
    EXPECT_EQ(deviceOf(u"555"), 2u);
    second = info(2);
    second.Flags = 0;
    ASSERT_TRUE(change(2, second));
    EXPECT_EQ(deviceOf(u"555"), 1u);
}

TEST_F(PortsTest, WithoutASendingLineAJobWaitsAndGoesWhenThereIsOne) {
    for (const std::uint32_t device : {1u, 2u}) {
        model::PortInfo wanted = info(device);
        wanted.Flags = model::port_flag::receive;
        ASSERT_TRUE(change(device, wanted));
    }
    const auto id = client_.submit(test::faxTiff());
    sendEverything();
    const auto job = client_.call<model::ReadJob>({*id});
    ASSERT_TRUE(job);
    EXPECT_EQ(job->job.QueueStatus, static_cast<std::uint32_t>(model::JobState::pending));
    model::PortInfo wanted = info(1);
    wanted.Flags = model::port_flag::send;
    ASSERT_TRUE(change(1, wanted));
    sendEverything();
    EXPECT_FALSE(client_.call<model::ReadJob>({*id})) << "it was sent, and left";
}

TEST_F(PortsTest, TheLiveJobIsShownAndTheLineCannotBeChanged) {
    BenchClient stranger(bench_, model::right::portQuery, "2000");
    stranger.greet();
    const auto id = client_.submit(test::faxTiff(), u"5550123");
    ASSERT_TRUE(id);
    bench_.advance(std::chrono::milliseconds(1500));
    const auto status =
        client_.call<model::ReadDeviceStatus>({open(client_, 1, kQuery)}).value().status;
    EXPECT_EQ(status.Status, static_cast<std::uint32_t>(model::DeviceState::sending));
    EXPECT_EQ(status.CurrentPage, 1u);
    EXPECT_GE(status.TotalPages, 1u);
    EXPECT_EQ(status.PhoneNumber, u"5550123");
    EXPECT_EQ(status.UserName, u"somebody");
    EXPECT_EQ(status.StatusString, std::nullopt);  // F11
    EXPECT_GT(status.StartTime.ticks, 0u);

    const auto seen =
        stranger.call<model::ReadDeviceStatus>({open(stranger, 1, kQuery)}).value().status;
    EXPECT_EQ(seen.CurrentPage, 1u);
    EXPECT_EQ(seen.PhoneNumber, std::nullopt) << "another user's fax (E7)";
    EXPECT_EQ(seen.UserName, std::nullopt);

    EXPECT_EQ(change(1, info(1)).error().code, ErrorCode::deviceInUse);
    sendEverything();
    const auto idle =
        client_.call<model::ReadDeviceStatus>({open(client_, 1, kQuery)}).value().status;
    EXPECT_EQ(idle.Status, static_cast<std::uint32_t>(model::DeviceState::available));  // F10
    EXPECT_EQ(idle.JobType, 0u);
    EXPECT_EQ(idle.PhoneNumber, std::nullopt);
}

}  // namespace
}  // namespace winfax
