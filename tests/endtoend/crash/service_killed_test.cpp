// SPDX-License-Identifier: MIT
// kill -9 of the service loses no acknowledged job (E6) and repeats none.
#include <gmock/gmock.h>

#include <algorithm>
#include <condition_variable>
#include <cstdio>
#include <mutex>
#include <thread>

#include "../support/service_process.h"
#include "event_port.h"
#include "service_test.h"

namespace winfax::endtoend {
namespace {

using conformance::Block;
using conformance::JobRequest;
using conformance::Wide;
using testing::ElementsAreArray;

std::filesystem::path sentPages(const test::ScratchInstance& instance, DWORD job) {
    char name[16];
    std::snprintf(name, sizeof name, "%08u.tif", static_cast<unsigned>(job));
    return instance.stateDirectory() / "sent" / name;
}

// Ids of the queue over a connection of its own.
std::vector<DWORD> queued() {
    HANDLE fax = nullptr;
    EXPECT_SUCCEEDS(conformance::api().FaxConnectFaxServerW(nullptr, &fax));
    Block<FAX_JOB_ENTRYW> entries;
    DWORD count = 0;
    EXPECT_SUCCEEDS(conformance::api().FaxEnumJobsW(fax, entries.place(), &count));
    std::vector<DWORD> ids;
    for (DWORD index = 0; index < count; ++index) ids.push_back(entries[index].JobId);
    EXPECT_SUCCEEDS(conformance::api().FaxClose(fax));
    std::ranges::sort(ids);
    return ids;
}

class ServiceKilled : public conformance::OwnInstance {
  protected:
    // JS_* over a new connection, because a service that was killed took the old ones with it.
    std::optional<DWORD> stateOf(DWORD job) {
        HANDLE fax = connect();
        Block<FAX_JOB_ENTRYW> entry;
        if (!conformance::api().FaxGetJobW(fax, job, entry.place())) return std::nullopt;
        return entry->QueueStatus;
    }
    void killAndRestart() {
        instance().kill();
        instance().start();
    }
    // A job whose call has begun. JS_INPROGRESS is too early: until the line dials, no try is lost.
    DWORD dialledJob() {
        port_.subscribe(server());
        const DWORD job = submitNow();
        port_.until(FEI_DIALING, job);
        return job;
    }

  private:
    conformance::EventPort port_;
};

TEST_F(ServiceKilled, E6_every_job_is_there_once) {
    std::vector<DWORD> ids;
    for (int count = 0; count < 5; ++count) ids.push_back(submitWaiting());
    killAndRestart();
    EXPECT_THAT(queued(), ElementsAreArray(ids));
    DWORD next = 0;
    JobRequest<Wide> request;
    EXPECT_SUCCEEDS(conformance::api().FaxSendDocumentW(
        connect(), conformance::nameOf<Wide>(document(1)).c_str(), &request.params, nullptr,
        &next));
    EXPECT_GT(next, ids.back());
}

TEST_F(ServiceKilled, M1_job_that_was_being_sent_is_retried) {
    const DWORD job = dialledJob();
    killAndRestart();
    EXPECT_EQ(stateOf(job), DWORD{JS_RETRYING});
    EXPECT_FALSE(std::filesystem::exists(sentPages(instance(), job)));
    instance().advanceClock("10m");
    instance().waitUntilIdle();
    EXPECT_EQ(stateOf(job), std::nullopt);
    EXPECT_TRUE(std::filesystem::exists(sentPages(instance(), job)));
}

class ServiceKilledWithoutRetries : public ServiceKilled {
  protected:
    void SetUp() override {
        OwnInstance::SetUp();
        configure("[queue]\nretries = 0\n");
    }
};

TEST_F(ServiceKilledWithoutRetries, M1_the_interrupted_try_counts_as_failed) {
    const DWORD job = dialledJob();
    killAndRestart();
    EXPECT_EQ(stateOf(job), DWORD{JS_RETRIES_EXCEEDED});
}

// Sends one document after the other, through every end of the service, until told to stop.
class Submitter {
  public:
    explicit Submitter(std::filesystem::path file)
        : file_(std::move(file)), thread_([this] { run(); }) {}
    ~Submitter() { finish(); }

    // False when the count is not reached in time.
    bool waitForAcknowledged(std::size_t count) {
        std::unique_lock lock(mutex_);
        return changed_.wait_for(lock, test::kPatience,
                                 [&] { return acknowledged_.size() >= count; });
    }
    std::vector<DWORD> finish() {
        {
            const std::lock_guard lock(mutex_);
            finished_ = true;
        }
        if (thread_.joinable()) thread_.join();
        return acknowledged_;
    }

  private:
    bool isFinished() {
        const std::lock_guard lock(mutex_);
        return finished_;
    }

    void run() {
        const auto name = conformance::nameOf<Wide>(file_);
        while (!isFinished()) {
            HANDLE fax = nullptr;
            if (!conformance::api().FaxConnectFaxServerW(nullptr, &fax)) continue;
            auto request = JobRequest<Wide>::now();
            DWORD job = 0;
            while (!isFinished() && conformance::api().FaxSendDocumentW(
                                        fax, name.c_str(), &request.params, nullptr, &job)) {
                const std::lock_guard lock(mutex_);
                acknowledged_.push_back(job);
                changed_.notify_all();
            }
            EXPECT_SUCCEEDS(conformance::api().FaxClose(fax));
        }
    }

    const std::filesystem::path file_;
    std::mutex mutex_;
    std::condition_variable changed_;
    std::vector<DWORD> acknowledged_;
    bool finished_ = false;
    std::thread thread_;
};

// Time jumps, so that jobs are dialled, sent, put into the sent folder and deleted all the while.
class ServiceKilledAgainAndAgain : public conformance::OwnInstance {
  protected:
    ServiceKilledAgainAndAgain() : OwnInstance("jump") {}
};

TEST_F(ServiceKilledAgainAndAgain, E6_no_acknowledged_job_is_lost) {
    const std::size_t rounds = test::readVariable("WINFAX_SOAK") ? 300 : 20;
    constexpr std::size_t kJobsARound = 3;
    Submitter submitter(document(1));
    for (std::size_t round = 1; round <= rounds; ++round) {
        ASSERT_TRUE(submitter.waitForAcknowledged(round * kJobsARound)) << "round " << round;
        instance().kill();
        instance().start();
    }
    const std::vector<DWORD> acknowledged = submitter.finish();
    EXPECT_TRUE(std::ranges::is_sorted(acknowledged, std::less_equal<>()))
        << "ids grow and none is given twice";

    // Read before the folder is looked at: a job leaves the queue only when it is in there.
    const std::vector<DWORD> left = queued();
    for (const DWORD job : acknowledged) {
        EXPECT_TRUE(std::ranges::binary_search(left, job) ||
                    std::filesystem::exists(sentPages(instance(), job)))
            << "job " << job << " is neither in the queue nor was it sent";
    }
}

}  // namespace
}  // namespace winfax::endtoend
