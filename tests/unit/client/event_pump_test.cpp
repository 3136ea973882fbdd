// SPDX-License-Identifier: MIT
#include "client/event_pump.h"

#include <gtest/gtest.h>

#include <condition_variable>
#include <mutex>

#include "scripted_channel.h"

namespace winfax::client::test {
namespace {

constexpr auto kEnded = static_cast<std::uint32_t>(model::EventId::serviceEnded);

// What a sink was given; outlives it.
struct Received {
    std::mutex mutex;
    std::condition_variable changed;
    std::vector<std::uint32_t> ids;
    bool sinkGone = false;

    std::vector<std::uint32_t> all() {
        std::unique_lock lock(mutex);
        changed.wait(lock, [this] { return sinkGone; });
        return ids;
    }
    void awaitCount(std::size_t count) {
        std::unique_lock lock(mutex);
        changed.wait(lock, [&] { return ids.size() >= count; });
    }
};

class RecordingSink final : public EventSink {
public:
    RecordingSink(std::shared_ptr<Received> received, std::size_t refuseAfter = 1000)
        : received_(std::move(received)), refuseAfter_(refuseAfter) {}
    ~RecordingSink() override {
        const std::lock_guard lock(received_->mutex);
        received_->sinkGone = true;
        received_->changed.notify_all();
    }
    bool deliver(const model::Event& event) override {
        const std::lock_guard lock(received_->mutex);
        received_->ids.push_back(event.EventId);
        received_->changed.notify_all();
        return received_->ids.size() < refuseAfter_;
    }
    const void* target() const override { return received_.get(); }

private:
    std::shared_ptr<Received> received_;
    std::size_t refuseAfter_;
};

class EventPumpTest : public testing::Test {
protected:
    void SetUp() override {
        script->greet();
        script->reply<model::Subscribe>(2, model::Nothing{});
        script->end(AtEnd::waits);
        session = sessionOver(script).value();
    }
    void start(std::size_t refuseAfter = 1000) {
        const auto started = EventPump::start(
            std::move(session), std::make_unique<RecordingSink>(received, refuseAfter));
        ASSERT_TRUE(started) << started.error().detail;
    }
    void happen(std::uint32_t id) {
        model::Event event;
        event.EventId = id;
        script->event(event);
    }

    std::shared_ptr<Script> script = std::make_shared<Script>();
    std::shared_ptr<Received> received = std::make_shared<Received>();
    std::shared_ptr<Session> session;
};

TEST_F(EventPumpTest, DeliversInOrderUntilTheServiceEnds) {
    start();
    for (const std::uint32_t id : {0x16u, 0x01u, 0x02u, kEnded, 0x01u}) happen(id);
    EXPECT_EQ(received->all(), (std::vector<std::uint32_t>{0x16, 0x01, 0x02, kEnded}));
}

TEST_F(EventPumpTest, A11_LostConnectionIsToldAsServiceEnded) {
    start();
    happen(0x16);
    script->end(AtEnd::lost);
    EXPECT_EQ(received->all(), (std::vector<std::uint32_t>{0x16, kEnded}));
}

TEST_F(EventPumpTest, M10_EndsWhenTheReceiverIsGone) {
    start(2);
    for (const std::uint32_t id : {1u, 2u, 3u}) happen(id);
    EXPECT_EQ(received->all(), (std::vector<std::uint32_t>{1, 2}));
}

TEST_F(EventPumpTest, G4_StopsByTargetWithoutALastEvent) {
    start();
    happen(1);
    received->awaitCount(1);
    EXPECT_EQ(EventPump::stop(script.get()), 0u);
    EXPECT_EQ(EventPump::stop(nullptr), 0u);
    EXPECT_EQ(EventPump::stop(received.get()), 1u);
    EXPECT_EQ(received->all(), std::vector<std::uint32_t>{1});
}

TEST(EventPumpRefused, G2_TheServicesRefusalPassesThrough) {
    const auto script = std::make_shared<Script>();
    script->greet();
    script->reply<model::Subscribe>(2, model::fail(ErrorCode::invalidData, "a second queue"));
    const auto received = std::make_shared<Received>();
    const auto started =
        EventPump::start(sessionOver(script).value(), std::make_unique<RecordingSink>(received));
    ASSERT_FALSE(started);
    EXPECT_EQ(started.error().code, ErrorCode::invalidData);
    EXPECT_TRUE(received->all().empty());
}

}  // namespace
}  // namespace winfax::client::test
