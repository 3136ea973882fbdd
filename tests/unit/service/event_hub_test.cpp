// SPDX-License-Identifier: MIT
#include "service/event_hub.h"

#include <gtest/gtest.h>

#include "ipc/memory/memory_stream.h"
#include "wire/frame.h"

namespace winfax::service {
namespace {

using model::EventId;

class EventHubTest : public testing::Test {
protected:
    EventHub::Subscription subscribe() {
        return hub_.subscribe(*stream_, 7, [this] { ++overflows_; });
    }
    std::vector<model::Event> received() {
        const auto bytes = peer_.takeReceived();
        wire::FrameReader reader;
        reader.append(bytes);
        std::vector<model::Event> events;
        wire::Frame frame;
        while (reader.next(frame) == wire::FrameReader::State::frame) {
            EXPECT_EQ(frame.header.kind, wire::FrameKind::event);
            wire::Reader(frame.payload).get(events.emplace_back());
        }
        return events;
    }
    std::vector<EventId> receivedIds() {
        std::vector<EventId> ids;
        for (const auto& event : received()) ids.push_back(static_cast<EventId>(event.EventId));
        return ids;
    }

    clock::Clock clock_{clock::Mode::virtualTime, model::Time(std::chrono::hours(1000))};
    EventHub hub_{clock_, 20};
    ipc::MemoryPeer peer_{ipc::PeerIdentity{}};
    std::unique_ptr<ipc::Stream> stream_ = peer_.takeStream();
    int overflows_ = 0;
};

TEST_F(EventHubTest, PublishedEventsLeaveInOrderWithTimeDeviceAndJob) {
    subscribe();
    hub_.publish(EventId::dialing, 1, 5);
    hub_.publish(EventId::sending, 1, 5);
    hub_.publish(EventId::sending, 1, 5);
    EXPECT_TRUE(received().empty());
    hub_.flush();
    const auto events = received();
    ASSERT_EQ(events.size(), 3u);  // one that reads gets every page
    EXPECT_EQ(events[0], (model::Event{model::toFileTime(clock_.now()), 1, 1, 5}));
    EXPECT_TRUE(hub_.drained());
}

TEST_F(EventHubTest, G12_ASlowReaderKeepsTheNewestProgressAndEveryFinalEvent) {
    subscribe();
    peer_.setStalled(true);
    hub_.publish(EventId::dialing, 1, 5);
    hub_.flush();  // is now on its way and counts as unsent
    for (int page = 0; page < 10; ++page) {
        hub_.publish(EventId::sending, 1, 5);
        hub_.publish(EventId::sending, 2, 6);
    }
    hub_.publish(EventId::completed, 1, 5);
    hub_.publish(EventId::deleted, 1, 5);
    hub_.flush();
    peer_.setStalled(false);
    hub_.flush();
    EXPECT_EQ(receivedIds(), (std::vector<EventId>{EventId::dialing, EventId::sending,
                                                   EventId::sending, EventId::completed,
                                                   EventId::deleted}));
    EXPECT_EQ(overflows_, 0);
}

TEST_F(EventHubTest, G12_BeyondTheLimitTheSubscriberIsDisconnected) {
    subscribe();
    peer_.setStalled(true);
    hub_.publish(EventId::jobQueued, 0, 1);
    hub_.flush();
    for (std::uint32_t job = 0; job < 20; ++job) hub_.publish(EventId::jobQueued, 0, job);
    hub_.flush();
    EXPECT_EQ(overflows_, 0);
    hub_.publish(EventId::jobQueued, 0, 99);
    hub_.flush();
    EXPECT_EQ(overflows_, 1);
}

TEST_F(EventHubTest, G2_EveryRegistrationIsDelivered) {
    subscribe();
    const auto second = subscribe();
    hub_.publish(EventId::idle, 1, model::kNoJob);
    hub_.flush();
    EXPECT_EQ(received().size(), 2u);
    hub_.unsubscribe(second);
    hub_.publish(EventId::idle, 1, model::kNoJob);
    hub_.flush();
    EXPECT_EQ(received().size(), 1u);
    EXPECT_TRUE(hub_.hasSubscriber(7));
    EXPECT_FALSE(hub_.hasSubscriber(8));
}

}  // namespace
}  // namespace winfax::service
