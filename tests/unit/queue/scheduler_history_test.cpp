// SPDX-License-Identifier: MIT
// Random histories of queue, rules and scheduler without a service around them. What is demanded of
// every assignment is said in terms of all jobs, not of the lanes that the scheduler looks at.
#include <gtest/gtest.h>

#include <algorithm>
#include <tuple>

#include "job_examples.h"
#include "queue/scheduler.h"
#include "support/histories.h"

namespace winfax::queue {
namespace {

using model::DeviceState;
using model::JobCommand;
using model::JobState;
using model::Time;
using std::chrono::minutes;

constexpr DeviceState kOutcomes[] = {
    DeviceState::completed,   DeviceState::completed,   DeviceState::busy,
    DeviceState::noAnswer,    DeviceState::unavailable, DeviceState::unavailable,
    DeviceState::unavailable, DeviceState::badAddress,  DeviceState::disconnected};
constexpr std::string_view kUsers[] = {"a", "b", "c", "d"};

class World {
  public:
    explicit World(std::uint32_t seed) : chance_(seed) {
        at_.now = test::kNow;
        at_.lines = {{.deviceId = 1}, {.deviceId = 2}, {.deviceId = 3}};
    }

    void anything() {
        switch (chance_.below(12)) {
            case 0:
            case 1:
            case 2:
                submit();
                break;
            case 3:
            case 4:
            case 5:
                endATry(chance_.oneOf(kOutcomes));
                break;
            case 6:
                command();
                break;
            case 7:
                changeLines();
                break;
            case 8:
                at_.paused = chance_.oneIn(3);
                history_.add(at_.paused ? "server queue paused" : "server queue goes on");
                break;
            case 9:
                changeSettings();
                break;
            default:
                advance(at_.now + minutes(chance_.below(40)));
                break;
        }
        assignLines();
    }

    // Whatever has happened: when calls succeed again, every job ends.
    void everythingEnds() {
        history_.add("from here on every call succeeds");
        at_.paused = false;
        for (LineView& line : at_.lines) line.sends = true;
        std::vector<Job> held;
        for (const auto& [id, job] : queue_.jobs()) {
            if (job.state == JobState::paused || job.ended) held.push_back(job);
        }
        for (Job& job : held) {
            applyCommand(job, JobCommand::resume, at_.now);
            queue_.put(job);
        }
        for (std::size_t round = 0; !queue_.jobs().empty(); ++round) {
            ASSERT_LT(round, 10'000u) << "these jobs never end";
            assignLines();
            if (!tries_.empty()) {
                endATry(DeviceState::completed);
                continue;
            }
            const auto next = nextLook(queue_, at_.now, at_.settings);
            ASSERT_TRUE(next) << "the jobs left wait for nothing";
            ASSERT_GT(*next, at_.now);
            advance(*next);
        }
    }

    std::string told(std::uint32_t seed) const { return history_.told(seed); }

  private:
    struct Try {
        std::uint32_t deviceId = 0;
        Refusal refusal;
    };

    void submit() {
        Job job = test::jobIn(JobState::pending, ++lastId_);
        job.owner = chance_.oneOf(kUsers);
        job.params.ScheduleAction = chance_.below(3);
        job.params.ScheduleTime =
            model::toCalendarTime(at_.now + minutes(chance_.below(600)) - minutes(60));
        job.due = firstDue(job.params, at_.now, at_.settings, {});
        history_.add("job " + std::to_string(job.id) + " of " + job.owner + ", action " +
                     std::to_string(job.params.ScheduleAction));
        queue_.put(job);
    }

    void endATry(DeviceState outcome) {
        if (tries_.empty()) return;
        const auto [jobId, current] = chance_.oneOf(tries_);
        Try next = current;
        Job job = *queue_.find(jobId);
        if (outcome == DeviceState::unavailable) next.refusal.lines.insert(next.deviceId);
        history_.add("job " + std::to_string(jobId) + " on line " + std::to_string(next.deviceId) +
                     ": outcome " + std::to_string(static_cast<std::uint32_t>(outcome)));
        const OtherLine left = otherLine(job, at_, next.refusal.lines);
        const AfterTry after = applyOutcome(job, outcome, left, at_.now, at_.settings);
        lineOf(next.deviceId).free = true;
        tries_.erase(jobId);
        if (after == AfterTry::completed || after == AfterTry::cancelled) {
            queue_.erase(jobId);
        } else if (after == AfterTry::otherLine) {
            next.deviceId = freeLine(at_, next.refusal.lines).value();
            EXPECT_FALSE(next.refusal.lines.contains(next.deviceId));
            begin(job, next);
        } else {
            queue_.put(job, after == AfterTry::otherLineLater ? next.refusal : Refusal{});
        }
    }

    void command() {
        if (queue_.jobs().empty()) return;
        Job job = chance_.oneOf(queue_.jobs()).second;
        const auto command = static_cast<JobCommand>(1 + chance_.below(3));
        const auto effect = applyCommand(job, command, at_.now);
        history_.add("job " + std::to_string(job.id) + ", command " +
                     std::to_string(static_cast<int>(command)) + (effect ? "" : " (refused)"));
        if (!effect || *effect == Effect::none) return;
        *effect == Effect::remove ? queue_.erase(job.id) : queue_.put(job);
    }

    void changeLines() {
        std::rotate(at_.lines.begin(), at_.lines.begin() + chance_.below(3), at_.lines.end());
        at_.lines[0].sends = !chance_.oneIn(3);
        std::string order;
        for (const LineView& line : at_.lines) {
            order += " " + std::to_string(line.deviceId) + (line.sends ? "" : " (does not send)");
        }
        history_.add("lines" + order);
    }

    void changeSettings() {
        at_.settings.discountStart.Hour = static_cast<std::uint16_t>(chance_.below(24));
        at_.settings.discountStop.Hour = static_cast<std::uint16_t>(chance_.below(24));
        at_.settings.retryDelay = minutes(chance_.below(3) * 10);
        history_.add("window " + std::to_string(at_.settings.discountStart.Hour) + " to " +
                     std::to_string(at_.settings.discountStop.Hour) + ", retry delay " +
                     std::to_string(at_.settings.retryDelay.count()));
    }

    // Nobody has to look in between: nothing can begin before the moment that nextLook() names.
    void advance(Time target) {
        while (at_.now < target) {
            const Time next =
                std::min(target, nextLook(queue_, at_.now, at_.settings).value_or(target));
            ASSERT_GT(next, at_.now);
            const Time before = at_.now;
            for (const Time between : {before + (next - before) / 2, next - model::Ticks(1)}) {
                at_.now = between;
                EXPECT_TRUE(assign(queue_, at_, turns_).empty()) << "overlooked";
            }
            at_.now = next;
            history_.add("+" + std::to_string(std::chrono::floor<minutes>(next - before).count()) +
                         " minutes");
            assignLines();
        }
    }

    void assignLines() {
        for (const Assignment& next : assign(queue_, at_, turns_)) {
            Job job = *queue_.find(next.jobId);
            judge(job, next);
            Try begun{next.deviceId, {}};
            if (next.goesOn) begun.refusal = *queue_.refusalOf(job.id);
            if (next.goesOn) job.due = begun.refusal.since;
            begun.refusal.since = job.due;
            turns_.give(job.owner);
            begin(job, begun);
        }
        for (const LineView& line : at_.lines) {
            if (!line.free || !line.sends) continue;
            for (const auto& [id, job] : queue_.jobs()) {
                EXPECT_FALSE(mayGo(job, line.deviceId)) << "job " << id << " waits for nothing";
            }
        }
    }

    void begin(Job job, const Try& next) {
        LineView& line = lineOf(next.deviceId);
        EXPECT_TRUE(line.free && line.sends) << "line " << next.deviceId << " is double-booked";
        EXPECT_FALSE(tries_.contains(job.id)) << "job " << job.id << " is on two lines";
        line.free = false;
        history_.add("job " + std::to_string(job.id) + " of " + job.owner + " goes to line " +
                     std::to_string(next.deviceId));
        job.state = JobState::inProgress;
        tries_[job.id] = next;
        queue_.put(job);
    }

    bool mayGo(const Job& job, std::uint32_t deviceId) const {
        if (at_.paused || !isWaiting(job)) return false;
        if (waitsForWindow(job, at_.now, at_.settings)) return false;
        const Refusal* refusal = queue_.refusalOf(job.id);
        return isReady(job, at_.now) || (refusal && !refusal->lines.contains(deviceId));
    }

    std::pair<Time, std::uint32_t> placeOf(const Job& job, std::uint32_t deviceId) const {
        const Refusal* refusal = queue_.refusalOf(job.id);
        const bool early = refusal && !refusal->lines.contains(deviceId);
        return {early ? std::min(job.due, refusal->since) : job.due, job.id};
    }

    // Whoever could have had this line waits for each other user once at most, until his next turn.
    void judge(const Job& job, const Assignment& next) {
        EXPECT_TRUE(mayGo(job, next.deviceId)) << "job " << job.id;
        overtakenBy_[job.owner].clear();
        std::set<std::string> overtaken;
        for (const auto& [id, other] : queue_.jobs()) {
            if (id == job.id || !mayGo(other, next.deviceId)) continue;
            if (other.owner == job.owner) {
                EXPECT_LT(placeOf(job, next.deviceId), placeOf(other, next.deviceId));
            } else {
                overtaken.insert(other.owner);
            }
        }
        for (const std::string& user : overtaken) {
            EXPECT_TRUE(overtakenBy_[user].insert(job.owner).second)
                << user << " has waited for " << job.owner << " already";
        }
    }

    LineView& lineOf(std::uint32_t deviceId) {
        return *std::ranges::find_if(
            at_.lines, [&](const LineView& line) { return line.deviceId == deviceId; });
    }

    test::Chance chance_;
    test::History history_;
    Queue queue_;
    Turns turns_;
    Situation at_;
    std::map<std::uint32_t, Try> tries_;
    std::map<std::string, std::set<std::string>> overtakenBy_;  // since the user's last turn
    std::uint32_t lastId_ = 0;
};

TEST(SchedulerHistories, FairInOrderWithoutADoubleBookingAndNobodyStarves) {
    for (const std::uint32_t seed : test::historySeeds(1000)) {
        World world(seed);
        for (int step = 0; step < 120 && !testing::Test::HasFailure(); ++step) world.anything();
        if (!testing::Test::HasFailure()) world.everythingEnds();
        ASSERT_FALSE(testing::Test::HasFailure()) << world.told(seed);
    }
}

}  // namespace
}  // namespace winfax::queue
