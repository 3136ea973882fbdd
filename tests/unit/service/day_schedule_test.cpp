// SPDX-License-Identifier: MIT
// A day of the whole service in virtual time: every call at the second at which it is due.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "service_bench.h"
#include "support/tiff_file.h"
#include "wire/frame.h"

namespace winfax {
namespace {

using model::EventId;
using model::JobState;
using model::ScheduleAction;
using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;
using test::BenchClient;
using test::ServiceBench;
using testing::ElementsAre;

constexpr const char16_t* kBusy = u"99999999901";

class DayTest : public testing::Test {
  protected:
    void SetUp() override {
        client_.greet();
        bench_.core->events().subscribe(*stream_, 1, [] {});
        model::Configuration configuration;
        configuration.StartCheapTime = {20, 0};
        configuration.StopCheapTime = {20, 15};
        ASSERT_TRUE(client_.call<model::ChangeConfiguration>({configuration}));
    }

    std::uint32_t submit(ScheduleAction action, model::Time time, model::Text number = u"555") {
        const auto id = client_.submit(test::faxTiff(), number, [&](model::JobParam& params) {
            params.ScheduleAction = static_cast<std::uint32_t>(action);
            params.ScheduleTime = model::toCalendarTime(time);
        });
        return id.value();
    }
    void advance(model::Ticks by) {
        bench_.advance(by);
        wire::FrameReader reader;
        reader.append(listener_.takeReceived());
        wire::Frame frame;
        while (reader.next(frame) == wire::FrameReader::State::frame) {
            wire::Reader(frame.payload).get(events_.emplace_back());
        }
    }
    // Since the day began.
    std::vector<seconds> timesOf(EventId event, std::uint32_t jobId) const {
        std::vector<seconds> times;
        for (const model::Event& one : events_) {
            if (one.JobId != jobId || one.EventId != static_cast<std::uint32_t>(event)) continue;
            const auto ticks = one.TimeStamp.ticks - model::toFileTime(begin_).ticks;
            times.push_back(std::chrono::duration_cast<seconds>(model::Ticks(ticks)));
        }
        return times;
    }
    const queue::Job* job(std::uint32_t id) const { return bench_.core->outbox().queue().find(id); }

    ServiceBench bench_{clock::Mode::virtualTime};
    ipc::MemoryPeer listener_{ipc::PeerIdentity{}};
    std::unique_ptr<ipc::Stream> stream_ = listener_.takeStream();
    BenchClient client_{bench_};
    const model::Time begin_ = bench_.core->clock().now();  // 16:00
    std::vector<model::Event> events_;
};

TEST_F(DayTest, TwentyFourHours) {
    const auto now = submit(ScheduleAction::now, {});
    const auto retried = submit(ScheduleAction::now, {}, kBusy);
    const auto evening = submit(ScheduleAction::specificTime, begin_ + minutes(150));
    const auto morning = submit(ScheduleAction::specificTime, begin_ + hours(17));
    const auto cheap = submit(ScheduleAction::discountPeriod, {});
    const auto cheapAndBusy = submit(ScheduleAction::discountPeriod, {}, kBusy);
    advance(hours(24));

    using enum EventId;
    EXPECT_THAT(timesOf(dialing, now), ElementsAre(seconds(0)));
    EXPECT_THAT(timesOf(dialing, evening), ElementsAre(minutes(150)));
    EXPECT_THAT(timesOf(dialing, morning), ElementsAre(hours(17)));
    EXPECT_THAT(timesOf(dialing, cheap), ElementsAre(hours(4)));
    for (const auto id : {now, evening, morning, cheap}) {
        EXPECT_EQ(timesOf(completed, id).size(), 1u);
        EXPECT_EQ(job(id), nullptr);
    }
    // A try lasts for a second; its retry comes ten minutes after its end.
    EXPECT_THAT(timesOf(dialing, retried),
                ElementsAre(seconds(0), seconds(601), seconds(1202), seconds(1803)));
    ASSERT_NE(job(retried), nullptr);
    EXPECT_EQ(job(retried)->state, JobState::retriesExceeded);
    EXPECT_EQ(job(retried)->ended, begin_ + minutes(30) + seconds(4));

    // The window closes before the third try.
    EXPECT_THAT(timesOf(dialing, cheapAndBusy), ElementsAre(hours(4), hours(4) + seconds(601)));
    EXPECT_EQ(job(cheapAndBusy)->state, JobState::retrying);
    advance(hours(5));
    const auto tries = timesOf(dialing, cheapAndBusy);
    ASSERT_EQ(tries.size(), 4u);
    EXPECT_EQ(tries[2], hours(28));
    EXPECT_EQ(tries[3], hours(28) + seconds(601));
    EXPECT_EQ(job(cheapAndBusy)->state, JobState::retriesExceeded);
}

}  // namespace
}  // namespace winfax
