// SPDX-License-Identifier: MIT
// Random histories of the whole Outbox: users, commands, outcomes, settings, a disk that fails, a
// service that is killed at any moment. The rig judges every call as it begins.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "outbox_rig.h"
#include "support/histories.h"

namespace winfax::test {
namespace {

using model::Configuration;
using model::DeviceState;
using model::JobCommand;
using model::JobState;
using std::chrono::minutes;

constexpr std::uint32_t kLines = 3;
constexpr std::string_view kUsers[] = {"a", "b", "c"};
constexpr DeviceState kOutcomes[] = {
    DeviceState::completed,  DeviceState::completed,   DeviceState::completed,
    DeviceState::busy,       DeviceState::noAnswer,    DeviceState::unavailable,
    DeviceState::fatalError, DeviceState::unavailable, DeviceState::badAddress};

class Campaign {
  public:
    // With a disk that never fails, what is on it has to be right to the last row.
    Campaign(std::uint32_t seed, bool diskFails) : chance_(seed), diskFails_(diskFails) {
        rig_.settings.queue.dirtyDays = std::chrono::days(0);  // failed jobs stay
        if (chance_.oneIn(3)) rig_.settings.queue.keepFinished = minutes(20);
        rig_.kill();
    }

    void anything() {
        switch (chance_.below(16)) {
            case 0:
            case 1:
            case 2:
                submit();
                break;
            case 3:
            case 4:
            case 5:
                useALine();
                break;
            case 6:
            case 7:
                command();
                break;
            case 8:
                configure();
                break;
            case 9:
                setPort();
                break;
            case 10:
                somethingBreaks();
                break;
            case 11:
            case 12:
                note("advance");
                rig_.advance(minutes(chance_.below(30)));
                break;
            case 13:
                note("settle");
                rig_.settle();
                break;
            default:
                workALittle();
                break;
        }
        judge();
    }

    void everythingEnds() {
        note("from here on all goes well");
        rig_.settle();
        for (HeldLine* line : rig_.lines) {
            if (!line->busy()) line->setTaken(false);
            rig_.setPort(line->deviceId(), model::port_flag::send, line->deviceId());
        }
        rig_.configure([](Configuration& c) { c.PauseServerQueue = 0; });
        rig_.settle();
        for (int round = 0; !rig_.outbox->queue().jobs().empty(); ++round) {
            ASSERT_LT(round, 200) << "these jobs never end";
            std::vector<std::uint32_t> held;
            for (const auto& [id, job] : rig_.outbox->queue().jobs()) {
                if (job.state == JobState::paused || (job.ended && !queue::isActive(job))) {
                    held.push_back(id);
                }
            }
            for (const auto id : held) rig_.control(id, JobCommand::resume);
            rig_.settle();
            for (HeldLine* line : rig_.lines) {
                if (line->busy()) end(*line, DeviceState::completed);
            }
            rig_.settle();
            rig_.advance(std::chrono::hours(1));
            judge();
        }
        EXPECT_TRUE(rig_.outbox->nothingToDo());
        // A fax whose end could not be recorded counts as a failed try at the next start.
        EXPECT_TRUE(rig_.disk.jobs.empty() || anyFailed_) << "gone, and yet on disk";
    }

    std::string told(std::uint32_t seed) const { return history_.told(seed); }

  private:
    void note(std::string what) { history_.add(std::move(what)); }

    void submit() {
        const std::string user(chance_.oneOf(kUsers));
        const auto action =
            chance_.oneIn(4) ? model::ScheduleAction::discountPeriod : model::ScheduleAction::now;
        const std::uint32_t id = rig_.submit(user, action);
        if (id != 0) submitted_.insert(id);
        note("job " + std::to_string(id) + " of " + user);
    }

    void useALine() {
        HeldLine& line = *chance_.oneOf(rig_.lines);
        if (!line.busy()) return;
        if (chance_.oneIn(3)) {
            note("job " + std::to_string(line.call().jobId) + " sends a page");
            return line.progress(DeviceState::sending, 1);
        }
        const bool obeys = line.aborted() && !chance_.oneIn(3);
        end(line, obeys ? DeviceState::aborting : chance_.oneOf(kOutcomes));
    }

    void end(HeldLine& line, DeviceState outcome) {
        const std::uint32_t id = line.call().jobId;
        note("job " + std::to_string(id) + " on line " + std::to_string(line.deviceId()) + ": " +
             std::string(model::constantName(model::as::deviceStatus,
                                             static_cast<std::uint32_t>(outcome))));
        if (outcome == DeviceState::completed) mayLeave_.insert(id);
        line.end(outcome);
    }

    void command() {
        if (rig_.outbox->queue().jobs().empty()) return;
        const std::uint32_t id = chance_.oneOf(rig_.outbox->queue().jobs()).first;
        const auto command = chance_.oneIn(3)   ? JobCommand::cancel
                             : chance_.oneIn(2) ? JobCommand::pause
                                                : JobCommand::resume;
        note("job " + std::to_string(id) + ", command " +
             std::to_string(static_cast<int>(command)));
        if (command == JobCommand::cancel) mayLeave_.insert(id);
        rig_.control(id, command);
    }

    void configure() {
        const std::uint32_t which = chance_.below(4);
        const auto value = static_cast<std::uint16_t>(chance_.below(24));
        note("setting " + std::to_string(which) + " becomes " + std::to_string(value));
        rig_.configure([&](Configuration& c) {
            if (which == 0) c.PauseServerQueue = value % 3 == 0;
            if (which == 1) c.StartCheapTime.Hour = value;
            if (which == 2) c.Branding = value % 2;
            if (which == 3) c.RetryDelay = value;
        });
    }

    void setPort() {
        const std::uint32_t device = 1 + chance_.below(kLines);
        if (chance_.oneIn(2)) {
            if (rig_.line(device).busy()) return;
            const bool taken = chance_.oneIn(2);
            note("line " + std::to_string(device) + (taken ? " is called" : " is free"));
            rig_.line(device).setTaken(taken);
            return rig_.outbox->linesChanged();
        }
        const std::uint32_t flags = chance_.oneIn(3) ? 0 : model::port_flag::send;
        note("line " + std::to_string(device) + " gets flags " + std::to_string(flags));
        rig_.setPort(device, flags, 1 + chance_.below(kLines));
    }

    void somethingBreaks() {
        if (diskFails_ && chance_.oneIn(2)) {
            note("a request fails");
            anyFailed_ = true;
            return rig_.store->failNext();
        }
        for (auto executed = chance_.below(4); executed > 0; --executed) rig_.store->execute();
        note("killed");
        rig_.kill();
    }

    void workALittle() {
        if (chance_.oneIn(4)) {
            note("the worker works");
            return rig_.work();
        }
        note("the store answers");
        rig_.store->answer();
    }

    void judge() {
        EXPECT_THAT(rig_.problems, testing::IsEmpty());
        for (const std::uint32_t id : submitted_) {
            if (mayLeave_.contains(id)) continue;
            EXPECT_TRUE(rig_.disk.jobs.contains(id)) << "job " << id << " is lost on disk";
            EXPECT_NE(rig_.job(id), nullptr) << "job " << id << " is lost";
        }
        std::set<std::uint32_t> onLines;
        for (const HeldLine* line : rig_.lines) {
            const std::uint32_t id = rig_.outbox->jobOn(*line);
            if (id == model::kNoJob) continue;
            EXPECT_TRUE(onLines.insert(id).second) << "job " << id << " is on two lines";
            EXPECT_TRUE(rig_.job(id) && queue::isActive(*rig_.job(id)));
        }
        judgeTimes();
    }

    void judgeTimes() {
        for (const auto& [key, attempt] : rig_.disk.attempts) {
            const auto& [id, number] = key;
            EXPECT_GE(attempt.started, rig_.disk.jobs.at(id).submitted);
            EXPECT_LE(attempt.started, attempt.ended.value_or(rig_.now()));
            const auto before = rig_.disk.attempts.find({id, number - 1});
            if (before == rig_.disk.attempts.end()) continue;
            if (!before->second.ended && anyFailed_) continue;  // its end could not be recorded
            ASSERT_TRUE(before->second.ended) << "job " << id << ", two tries at once";
            EXPECT_LE(*before->second.ended, attempt.started);
        }
    }

    Chance chance_;
    const bool diskFails_;
    History history_;
    OutboxRig rig_{kLines};
    std::set<std::uint32_t> submitted_;
    bool anyFailed_ = false;
    std::set<std::uint32_t> mayLeave_;  // sent, or to be deleted
};

TEST(OutboxHistories, NoJobIsLostNoneSentWithoutARecordAndEveryOneEnds) {
    for (const std::uint32_t seed : historySeeds(200)) {
        Campaign campaign(seed, seed % 2 == 0);
        for (int step = 0; step < 150 && !testing::Test::HasFailure(); ++step) campaign.anything();
        if (!testing::Test::HasFailure()) campaign.everythingEnds();
        ASSERT_FALSE(testing::Test::HasFailure()) << campaign.told(seed);
    }
}

}  // namespace
}  // namespace winfax::test
