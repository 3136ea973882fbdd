// SPDX-License-Identifier: MIT
// FaxSetPort: what it changes, what it leaves alone, and what that does to the lines.
#include <gmock/gmock.h>

#include "event_port.h"
#include "port_facts.h"

namespace winfax::conformance {
namespace {

using testing::ElementsAre;

template <class Form>
class PortSettings : public OwnInstance {
  protected:
    // Lets `change` work on what the device says of itself, and writes that back.
    template <class Change>
    void change(std::size_t index, Change change) {
        HANDLE port = nullptr;
        ASSERT_SUCCEEDS(api().FaxOpenPort(server(), device(index), PORT_OPEN_MODIFY, &port));
        PortFacts facts = readPort<Form>(port);
        change(facts);
        EXPECT_SUCCEEDS(writePort<Form>(port, facts));
        EXPECT_SUCCEEDS(api().FaxClose(port));
    }
    // As another program would see it.
    PortFacts seen(std::size_t index) {
        const auto ports = listedPorts<Wide>(connect());
        return index < ports.size() ? ports[index] : PortFacts();
    }
    std::vector<DWORD> priorities() {
        std::vector<DWORD> found;
        for (const PortFacts& port : listedPorts<Wide>(connect())) found.push_back(port.priority);
        return found;
    }
    // The device that takes the next job.
    DWORD takenBy() {
        EventPort events;
        events.subscribe(server());
        const DWORD job = submitNow();
        const DWORD device = events.until(FEI_DIALING, job).back().device;
        instance().waitUntilIdle();
        return device;
    }
};
TYPED_TEST_SUITE(PortSettings, Forms, FormNames);

TYPED_TEST(PortSettings, F9_every_member) {
    const PortFacts before = this->seen(0);
    this->change(0, [](PortFacts& port) {
        port.flags = FPF_SEND | FPF_RECEIVE;
        port.rings = 7;
        port.priority = 2;
        port.tsid = u"+1 425 555 0101";
        port.csid = u"Front desk";
    });
    PortFacts expected = before;
    expected.flags = FPF_SEND | FPF_RECEIVE | (before.flags & FPF_VIRTUAL);
    expected.rings = 7;
    expected.priority = 2;
    expected.tsid = u"+1 425 555 0101";
    expected.csid = u"Front desk";
    EXPECT_EQ(this->seen(0), expected);
}

TYPED_TEST(PortSettings, F9_members_that_cannot_be_set) {
    const PortFacts before = this->seen(0);
    this->change(0, [](PortFacts& port) {
        port.device = 77;
        port.state = FPS_OFFLINE;
        port.name = u"another name";
        port.flags ^= FPF_VIRTUAL;
        port.flags |= 0xFFFFFFF8;
    });
    EXPECT_EQ(this->seen(0), before);
    this->change(0, [](PortFacts& port) { port.name.reset(); });
    EXPECT_EQ(this->seen(0), before);
}

TYPED_TEST(PortSettings, F6_Rings_at_the_limits) {
    for (const DWORD rings : {0, 99}) {
        this->change(0, [&](PortFacts& port) { port.rings = rings; });
        EXPECT_EQ(this->seen(0).rings, rings);
    }
}

TYPED_TEST(PortSettings, F7_the_others_are_shifted) {
    EXPECT_THAT(this->priorities(), ElementsAre(1, 2));
    this->change(1, [](PortFacts& port) { port.priority = 1; });
    EXPECT_THAT(this->priorities(), ElementsAre(2, 1));
    this->change(1, [](PortFacts& port) { port.priority = 1; });
    EXPECT_THAT(this->priorities(), ElementsAre(2, 1));
    this->change(1, [](PortFacts& port) { port.priority = 2; });
    EXPECT_THAT(this->priorities(), ElementsAre(1, 2));
}

TYPED_TEST(PortSettings, F8_cut_at_20_characters) {
    this->change(0, [](PortFacts& port) {
        port.tsid = u"123456789012345678901";
        port.csid = u"12345678901234567890";
    });
    EXPECT_EQ(this->seen(0).tsid, u"12345678901234567890");
    EXPECT_EQ(this->seen(0).csid, u"12345678901234567890");
}

TYPED_TEST(PortSettings, F8_every_printable_character) {
    for (char16_t first = 0x20; first < 0x7F; first += 20) {
        std::u16string text;
        for (char16_t at = first; at < first + 20 && at < 0x7F; ++at) text += at;
        this->change(0, [&](PortFacts& port) { port.tsid = port.csid = text; });
        EXPECT_EQ(this->seen(0).tsid, text);
        EXPECT_EQ(this->seen(0).csid, text);
    }
}

TYPED_TEST(PortSettings, B6_absent_and_empty_ids) {
    this->change(0, [](PortFacts& port) {
        port.tsid.reset();
        port.csid = u"";
    });
    EXPECT_EQ(this->seen(0).tsid, std::nullopt);
    EXPECT_EQ(this->seen(0).csid, u"");
}

TYPED_TEST(PortSettings, F9_refused_values_change_nothing) {
    const HANDLE port = this->openPort(PORT_OPEN_MODIFY);
    const PortFacts before = readPort<TypeParam>(port);
    PortFacts wanted = before;
    wanted.rings = 5;
    wanted.priority = 3;
    EXPECT_FAILS(ERROR_INVALID_PARAMETER, writePort<TypeParam>(port, wanted));
    wanted.priority = 1;
    wanted.tsid = u"bad\n";
    EXPECT_FAILS(ERROR_INVALID_PARAMETER, writePort<TypeParam>(port, wanted));
    EXPECT_EQ(readPort<TypeParam>(port), before);
}

TYPED_TEST(PortSettings, F9_busy_device) {
    const HANDLE busy = this->openPort(PORT_OPEN_MODIFY, 0);
    const HANDLE idle = this->openPort(PORT_OPEN_MODIFY, 1);
    this->submitNow();
    this->instance().advanceClock("500ms");
    PortFacts wanted = readPort<TypeParam>(busy);
    EXPECT_EQ(wanted.state, DWORD{FPS_DIALING});
    wanted.rings = 9;
    EXPECT_FAILS(ERROR_DEVICE_IN_USE, writePort<TypeParam>(busy, wanted));
    EXPECT_NE(readPort<TypeParam>(busy).rings, 9u);
    EXPECT_SUCCEEDS(writePort<TypeParam>(idle, readPort<TypeParam>(idle)));
    this->instance().waitUntilIdle();
    EXPECT_SUCCEEDS(writePort<TypeParam>(busy, wanted));
    EXPECT_EQ(readPort<TypeParam>(busy).rings, 9u);
}

TYPED_TEST(PortSettings, F9_kept_over_a_restart) {
    this->change(0, [](PortFacts& port) {
        port.flags = FPF_RECEIVE;
        port.rings = 42;
        port.tsid = u"kept";
    });
    this->change(1, [](PortFacts& port) { port.priority = 1; });
    const auto before = listedPorts<Wide>(this->server());
    EXPECT_EQ(this->instance().stop(), 0);
    this->instance().start();
    EXPECT_EQ(listedPorts<Wide>(this->connect()), before);
    this->instance().kill();
    this->instance().start();
    EXPECT_EQ(listedPorts<Wide>(this->connect()), before);
}

TYPED_TEST(PortSettings, F7_Priority_is_the_order_of_use) {
    const DWORD first = this->device(0);
    const DWORD second = this->device(1);
    EXPECT_EQ(this->takenBy(), first);
    this->change(1, [](PortFacts& port) { port.priority = 1; });
    EXPECT_EQ(this->takenBy(), second);
}

TYPED_TEST(PortSettings, F9_a_line_that_does_not_send) {
    const DWORD second = this->device(1);
    this->change(0, [](PortFacts& port) { port.flags = FPF_RECEIVE; });
    EXPECT_EQ(this->takenBy(), second);
    this->change(1, [](PortFacts& port) { port.flags = 0; });
    const DWORD job = this->submitNow();
    this->instance().advanceClock("1h");
    EXPECT_EQ(this->statusOf(job), DWORD{JS_PENDING}) << "no line sends";
    this->change(1, [](PortFacts& port) { port.flags = FPF_SEND; });
    this->instance().waitUntilIdle();
    EXPECT_EQ(this->statusOf(job), std::nullopt) << "it was sent";
}

}  // namespace
}  // namespace winfax::conformance
