// SPDX-License-Identifier: MIT
// Listing, opening and reading devices. (Spoiled arguments: port_rows.cpp.)
#include <gmock/gmock.h>

#include <set>

#include "port_facts.h"

namespace winfax::conformance {
namespace {

using testing::SizeIs;

constexpr DWORD kKnownFlags = FPF_RECEIVE | FPF_SEND | FPF_VIRTUAL;

template <class Form>
class Ports : public ServiceTest {
  protected:
    void SetUp() override {
        ServiceTest::SetUp();
        device();  // without one there is nothing to see
    }
};
TYPED_TEST_SUITE(Ports, Forms, FormNames);

TYPED_TEST(Ports, F1_F10_members) {
    const std::vector<PortFacts> ports = listedPorts<TypeParam>(this->server());
    ASSERT_FALSE(ports.empty());
    std::set<DWORD> ids;
    std::set<DWORD> priorities;
    for (const PortFacts& port : ports) {
        ids.insert(port.device);
        priorities.insert(port.priority);
        EXPECT_NE(port.name.value_or(u""), u"") << port;
        EXPECT_EQ(port.flags & ~kKnownFlags, 0u) << port;
        EXPECT_LE(port.rings, 99u) << port;
        EXPECT_GE(port.priority, 1u) << port;
        EXPECT_LE(port.priority, ports.size()) << port;
    }
    EXPECT_THAT(ids, SizeIs(ports.size())) << "each device has an id of its own";
    EXPECT_THAT(priorities, SizeIs(ports.size())) << "and a priority of its own";
}

TYPED_TEST(Ports, B1_strings_lie_behind_the_array) {
    Block<typename TypeParam::PortInfo> ports;
    DWORD count = 0;
    ASSERT_SUCCEEDS(TypeParam::enumPorts(this->server(), ports.place(), &count));
    const auto* const behind = reinterpret_cast<const char*>(ports.get() + count);
    for (DWORD index = 0; index < count; ++index) {
        for (const auto* text : {ports[index].DeviceName, ports[index].Tsid, ports[index].Csid}) {
            if (text) {
                EXPECT_GE(reinterpret_cast<const char*>(text), behind);
            }
        }
    }
}

TYPED_TEST(Ports, F5_FaxGetPort_says_what_FaxEnumPorts_says) {
    const std::vector<PortFacts> ports = listedPorts<TypeParam>(this->server());
    for (std::size_t index = 0; index < ports.size(); ++index) {
        const HANDLE port = this->openPort(PORT_OPEN_QUERY, index);
        EXPECT_EQ(readPort<TypeParam>(port), ports[index]);
    }
}

TYPED_TEST(Ports, L1_members_overwritten_before_FaxFreeBuffer) {
    typename TypeParam::PortInfo* ports = nullptr;
    DWORD count = 0;
    ASSERT_SUCCEEDS(TypeParam::enumPorts(this->server(), &ports, &count));
    const auto own = TypeParam::encode(u"the program's own text");
    ports[0].DeviceName = own.c_str();
    ports[0].Tsid = sentinel<decltype(ports[0].Tsid)>();
    api().FaxFreeBuffer(ports);
    EXPECT_EQ(TypeParam::decode(own), u"the program's own text");
}

TYPED_TEST(Ports, F4_to_modify_includes_to_query) {
    const HANDLE port = this->openPort(PORT_OPEN_MODIFY);
    EXPECT_EQ(readPort<TypeParam>(port).device, this->device());
    Block<typename TypeParam::DeviceStatus> status;
    EXPECT_SUCCEEDS(TypeParam::getDeviceStatus(port, status.place()));
}

class OpenPorts : public ServiceTest {
  protected:
    // Whether that device can be opened to be modified at this moment.
    bool canBeModified(std::size_t index = 0) {
        HANDLE port = nullptr;
        const Outcome outcome = attempt(
            [&] { return api().FaxOpenPort(server(), device(index), PORT_OPEN_MODIFY, &port); });
        if (outcome != kSuccess) {
            EXPECT_EQ(outcome, failure(ERROR_INVALID_HANDLE));
            return false;
        }
        EXPECT_SUCCEEDS(api().FaxClose(port));
        return true;
    }
};

TEST_F(OpenPorts, F2_every_mode) {
    for (const DWORD flags : {0, 1, 2, 3}) {
        HANDLE port = nullptr;
        EXPECT_SUCCEEDS(api().FaxOpenPort(server(), device(), flags, &port));
        EXPECT_NE(port, nullptr);
        EXPECT_SUCCEEDS(api().FaxClose(port));
    }
}

TEST_F(OpenPorts, F3_free_again_after_FaxClose) {
    const HANDLE port = openPort(PORT_OPEN_MODIFY);
    EXPECT_FALSE(canBeModified());
    EXPECT_SUCCEEDS(api().FaxClose(port));
    EXPECT_TRUE(canBeModified());
}

TEST_F(OpenPorts, F3_queries_beside_the_one_to_modify) {
    openPort(PORT_OPEN_QUERY);
    openPort(PORT_OPEN_MODIFY);
    openPort(PORT_OPEN_QUERY);
    openPort(0);
}

TEST_F(OpenPorts, F3_each_device_for_itself) {
    if (listedPorts<Wide>(server()).size() < 2) GTEST_SKIP() << "there is one device only";
    openPort(PORT_OPEN_MODIFY, 0);
    EXPECT_TRUE(canBeModified(1));
}

TEST_F(OpenPorts, A8_outlives_the_server_handle) {
    HANDLE own = nullptr;
    ASSERT_SUCCEEDS(api().FaxConnectFaxServerW(nullptr, &own));
    HANDLE port = nullptr;
    ASSERT_SUCCEEDS(api().FaxOpenPort(own, device(), PORT_OPEN_MODIFY, &port));
    EXPECT_SUCCEEDS(api().FaxClose(own));
    EXPECT_EQ(readPort<Ansi>(port).device, device());
    EXPECT_FALSE(canBeModified()) << "it is held on";
    EXPECT_SUCCEEDS(api().FaxClose(port));
    EXPECT_TRUE(canBeModified());
}

TEST_F(OpenPorts, A6_L12_closed_twice) {
    const HANDLE port = openPort();
    EXPECT_SUCCEEDS(api().FaxClose(port));
    EXPECT_FAILS(ERROR_INVALID_HANDLE, api().FaxClose(port));
}

TEST_F(OpenPorts, L5_one_handle_for_both_forms) {
    const HANDLE port = openPort();
    EXPECT_EQ(readPort<Ansi>(port), readPort<Wide>(port));
}

TEST_F(OpenPorts, L11_FaxFreeBuffer_on_a_port_handle) {
    const HANDLE port = openPort();
    api().FaxFreeBuffer(port);
    EXPECT_EQ(readPort<Wide>(port).device, device());
}

}  // namespace
}  // namespace winfax::conformance
