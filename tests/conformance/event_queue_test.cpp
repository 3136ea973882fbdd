// SPDX-License-Identifier: MIT
// FaxInitializeEventQueue with completion ports.
#include <gmock/gmock.h>

#include "event_port.h"
#include "service_test.h"

namespace winfax::conformance {
namespace {

using testing::ElementsAre;

// EventPort itself checks G1 (24 bytes, the key, LocalFree) of every packet.
class FaxEventQueue : public OwnInstance {
  protected:
    using OwnInstance::OwnInstance;

    // One job queued and deleted: three events.
    DWORD makeEvents() {
        const DWORD job = submitWaiting();
        EXPECT_SUCCEEDS(api().FaxAbort(server(), job));
        return job;
    }
};

TEST_F(FaxEventQueue, G1_packets) {
    EventPort port;
    ASSERT_SUCCEEDS(port.subscribe(server(), static_cast<ULONG_PTR>(0xFEDCBA9876543210u)));
    const DWORD job = makeEvents();
    const std::vector<Event> events = port.until(FEI_DELETED);
    EXPECT_EQ(events.front().id, DWORD{FEI_JOB_QUEUED});
    EXPECT_EQ(events.front().job, job);
    EXPECT_GT(events.front().time, 0u);
}

TEST_F(FaxEventQueue, G1_key_may_be_0_and_1) {
    EventPort zero;
    EventPort one;
    ASSERT_SUCCEEDS(zero.subscribe(server(), 0));
    ASSERT_SUCCEEDS(one.subscribe(server(), 1));
    const DWORD job = makeEvents();
    zero.until(FEI_DELETED, job);
    one.until(FEI_DELETED, job);
}

TEST_F(FaxEventQueue, G2_second_registration_doubles_events) {
    EventPort port;
    port.subscribe(server());
    port.subscribe(server());
    const DWORD job = makeEvents();
    std::vector<Event> events = port.until(FEI_DELETED, job);
    while (countOf(events, FEI_DELETED) < 2) {
        events.push_back(port.next());
    }
    EXPECT_EQ(countOf(events, FEI_JOB_QUEUED), 2u);
}

TEST_F(FaxEventQueue, G2_two_ports_and_two_connections) {
    EventPort first;
    EventPort second;
    first.subscribe(server());
    second.subscribe(connect());
    const DWORD job = makeEvents();
    EXPECT_EQ(idsOf(first.until(FEI_DELETED, job)), idsOf(second.until(FEI_DELETED, job)));
}

TEST_F(FaxEventQueue, G2_windows2000_refuses_the_second) {
    configure("[compat]\nevent_queue = \"windows2000\"\n");
    EventPort port;
    port.subscribe(server());
    EXPECT_FAILS(ERROR_INVALID_DATA, port.subscribe(server(), 0x1234));
    EXPECT_FAILS(ERROR_INVALID_DATA, port.subscribe(connect(), 0x1234));
    const DWORD job = makeEvents();
    EXPECT_EQ(countOf(port.until(FEI_DELETED, job), FEI_JOB_QUEUED), 1u);
}

TEST_F(FaxEventQueue, G10_numbers_of_a_queued_job) {
    EventPort port;
    port.subscribe(server());
    const DWORD job = submitWaiting();
    const Event queued = port.next();
    EXPECT_EQ(queued.id, DWORD{FEI_JOB_QUEUED});
    EXPECT_EQ(queued.device, 0u);
    EXPECT_EQ(queued.job, job);
}

TEST_F(FaxEventQueue, G11_events_go_on_after_FaxClose) {
    EventPort port;
    server();
    HANDLE subscriber = connect();
    port.subscribe(subscriber);
    EXPECT_SUCCEEDS(api().FaxClose(subscriber));
    const DWORD job = submit(JobRequest<Wide>(), document(1));
    EXPECT_EQ(port.next().job, job);
}

TEST_F(FaxEventQueue, G11_G10_service_end_is_the_last_event) {
    EventPort port;
    port.subscribe(server());
    const DWORD job = makeEvents();
    port.until(FEI_DELETED, job);
    EXPECT_EQ(instance().stop(), 0);
    const Event last = port.next();
    EXPECT_EQ(last.id, DWORD{FEI_FAXSVC_ENDED});
    EXPECT_EQ(last.device, 0u);
    EXPECT_EQ(last.job, kNoJob);
    EXPECT_TRUE(port.empty());
}

TEST_F(FaxEventQueue, A11_killed_service_ends_too) {
    EventPort first;
    EventPort second;
    first.subscribe(server());
    second.subscribe(connect());
    instance().kill();
    EXPECT_EQ(first.next().id, DWORD{FEI_FAXSVC_ENDED});
    EXPECT_EQ(second.next().id, DWORD{FEI_FAXSVC_ENDED});
}

TEST_F(FaxEventQueue, M10_closed_port_ends_its_subscription) {
    EventPort kept;
    kept.subscribe(server());
    const HANDLE port = createPort();
    ASSERT_SUCCEEDS(api().FaxInitializeEventQueue(server(), port, 1, nullptr, 0));
    EXPECT_TRUE(closePort(port));
    for (int count = 0; count < 3; ++count) {
        const DWORD job = makeEvents();
        kept.until(FEI_DELETED, job);
    }
}

TEST_F(FaxEventQueue, M11_port_takes_the_programs_own_packets) {
    EventPort port;
    port.subscribe(server());
    EXPECT_TRUE(postPacket(port.handle(), 5, 77, nullptr));
    DWORD bytes = 0;
    ULONG_PTR key = 0;
    LPOVERLAPPED overlapped = sentinel<LPOVERLAPPED>();
    ASSERT_TRUE(takePacket(port.handle(), &bytes, &key, &overlapped, 0));
    EXPECT_EQ(bytes, 5u);
    EXPECT_EQ(key, 77u);
    EXPECT_EQ(overlapped, nullptr);
    EXPECT_TRUE(port.empty());
}

}  // namespace
}  // namespace winfax::conformance
