// SPDX-License-Identifier: MIT
#include "tool/watch_view.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tool/watch_screen.h"

namespace winfax::tool {
namespace {

using model::DeviceState;
using model::EventId;
using model::JobState;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

constexpr model::FileTime kNoon{133'000'000'000'000'000};

WatchedJob job(std::uint32_t id, JobState state, DeviceState status = DeviceState::none) {
    WatchedJob watched;
    watched.entry.JobId = id;
    watched.entry.JobType = static_cast<std::uint32_t>(model::JobType::send);
    watched.entry.QueueStatus = static_cast<std::uint32_t>(state);
    watched.entry.Status = static_cast<std::uint32_t>(status);
    watched.entry.RecipientNumber = u"555-0100";
    watched.entry.PageCount = 2;
    return watched;
}

Snapshot with(const std::vector<WatchedJob>& jobs) {
    Snapshot snapshot;
    snapshot.now = kNoon;
    for (const WatchedJob& one : jobs) snapshot.jobs[one.entry.JobId] = one;
    return snapshot;
}

model::Event event(EventId id, std::uint32_t jobId) {
    return {kNoon, model::kNoDevice, static_cast<std::uint32_t>(id), jobId};
}

std::vector<std::string> texts(const std::vector<Change>& changes) {
    std::vector<std::string> result;
    for (const Change& change : changes) result.push_back(change.text);
    return result;
}

TEST(WatchView, OnlyWhatDiffersIsAChange) {
    const Snapshot before = with({job(1, JobState::pending), job(2, JobState::paused)});
    Snapshot after = before;
    EXPECT_THAT(changesBetween(before, after, {}), IsEmpty());
    after.jobs[1] = job(1, JobState::inProgress, DeviceState::sending);
    after.jobs[1].deviceId = 3;
    after.jobs[1].progress = {1, 2};
    EXPECT_THAT(texts(changesBetween(before, after, {})),
                ElementsAre("job 1 to 555-0100: sending on line 3, page 1 of 2"));
    EXPECT_EQ(changesBetween({}, before, {}).size(), 2u) << "at first, all is new";
}

TEST(WatchView, AJobThatWaitsSaysWhenItIsTriedNext) {
    WatchedJob waiting = job(1, JobState::retrying);
    waiting.due = kNoon;
    waiting.tries = 2;
    EXPECT_THAT(describe(waiting), testing::StartsWith("retrying, next try 20"));
    EXPECT_THAT(describe(waiting), HasSubstr("Z (2 failed)"));
    waiting = job(1, JobState::pending);
    waiting.due = kNoon;
    EXPECT_THAT(describe(waiting), testing::StartsWith("pending, due 20"));
}

TEST(WatchView, HowAJobLeftIsKnownFromItsEvents) {
    const Snapshot before = with({job(1, JobState::inProgress), job(2, JobState::pending)});
    Departures departures;
    for (const auto id : {EventId::completed, EventId::deleted}) departures.on(event(id, 1));
    departures.on(event(EventId::deleted, 2));
    const auto changes = changesBetween(before, with({}), departures);
    EXPECT_THAT(texts(changes), ElementsAre("job 1 sent", "job 2 deleted"));
    EXPECT_EQ(changes[0].json["outcome"], "sent");
    EXPECT_EQ(changes[1].json["change"], "jobGone");
}

TEST(WatchView, AJobThatCameAndWentBetweenTwoLooksIsTold) {
    Departures departures;
    for (const auto id : {EventId::jobQueued, EventId::completed, EventId::deleted}) {
        departures.on(event(id, 9));
    }
    EXPECT_THAT(texts(changesBetween(with({}), with({}), departures)), ElementsAre("job 9 sent"));
    departures.clearDeparted();
    EXPECT_THAT(changesBetween(with({}), with({}), departures), IsEmpty());
}

TEST(WatchView, AJobIsKeptUntilItsEndWasHeardOf) {
    const Snapshot before = with({job(1, JobState::inProgress, DeviceState::sending)});
    Snapshot after = with({});
    Departures departures;
    keepUntilHeardOf(before, after, departures);
    EXPECT_TRUE(after.jobs.contains(1)) << "the event is still on its way";
    EXPECT_FALSE(isIdle(after));
    departures.on(event(EventId::deleted, 1));
    after = with({});
    keepUntilHeardOf(before, after, departures);
    EXPECT_TRUE(after.jobs.empty());
}

TEST(WatchView, IdleIsWhenNoJobWaitsOrIsOnALine) {
    EXPECT_TRUE(isIdle(with({})));
    EXPECT_TRUE(isIdle(with({job(1, JobState::paused), job(2, JobState::retriesExceeded)})));
    EXPECT_TRUE(isIdle(with({job(1, JobState::inProgress, DeviceState::completed)})));
    EXPECT_FALSE(isIdle(with({job(1, JobState::retrying)})));
    EXPECT_FALSE(isIdle(with({job(1, JobState::inProgress, DeviceState::dialing)})));
}

TEST(WatchScreen, BarCountsPagesThatAreThrough) {
    EXPECT_EQ(progressBar({0, 4}), "");
    EXPECT_EQ(progressBar({1, 4}), "[----------] 0/4");
    EXPECT_EQ(progressBar({3, 4}), "[#####-----] 2/4");
    EXPECT_EQ(progressBar({5, 4}), "[##########] 4/4");
    EXPECT_EQ(progressBar({3, 0}), "page 3");
}

TEST(WatchScreen, PictureFitsTheTerminal) {
    std::vector<WatchedJob> jobs;
    for (std::uint32_t id = 1; id <= 50; ++id) jobs.push_back(job(id, JobState::pending));
    jobs.front().entry.DocumentName = std::u16string(300, u'\u00e4');
    const auto picture = pictureOf(with(jobs), "q ends", {40, 12});
    ASSERT_EQ(picture.size(), 12u);
    EXPECT_EQ(picture.back(), "q ends");
    EXPECT_EQ(picture[9], "... and 45 more lines");
    for (const std::string& line : picture) EXPECT_LE(line.size(), 80u) << line;
}

TEST(WatchScreen, NothingSteersTheTerminalFromOutside) {
    auto evil = job(1, JobState::pending);
    evil.entry.DocumentName = u"\x1b[2Jgone";
    for (const std::string& line : pictureOf(with({evil}), "", {200, 30})) {
        EXPECT_EQ(line.find('\x1b'), line.npos) << line;
    }
}

}  // namespace
}  // namespace winfax::tool
