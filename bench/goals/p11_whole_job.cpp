// SPDX-License-Identifier: MIT
// P11: from FaxSendDocument to FEI_COMPLETED where the line takes no time, against the transactions
// that the job is on its way through the store.
#include <condition_variable>

#include "goals.h"
#include "page.h"
#include "product.h"
#include "queue/store.h"
#include "support/scratch_directory.h"
#include "timing.h"

namespace winfax::bench {
namespace {

constexpr int kJobs = 100;

void waitForCompletion(HANDLE port, DWORD job) {
    for (;;) {
        DWORD bytes = 0;
        ULONG_PTR key = 0;
        LPOVERLAPPED packet = nullptr;
        must(GetQueuedCompletionStatus(port, &bytes, &key, &packet, INFINITE),
             "GetQueuedCompletionStatus");
        const auto* const event = reinterpret_cast<const FAX_EVENTW*>(packet);
        const bool over = event->EventId == FEI_COMPLETED && event->JobId == job;
        LocalFree(packet);
        if (over) return;
    }
}

// A job's three transactions, each awaited: it is kept, its try begins, its try ends and it leaves.
class ThreeTransactions {
  public:
    ThreeTransactions() {
        queue::Store::Contents contents;
        store_ = queue::Store::open(
                     folder_.path(), [this](std::function<void()> task) { hand(std::move(task)); },
                     contents)
                     .value();
    }
    void run() {
        queue::Job job;
        job.owner = "1000";
        job.userName = u"user";
        job.params.RecipientNumber = u"555-0100";
        store_->submit(job, queue::Document(textPage()), [&](auto id) { job.id = id.value(); });
        await();
        queue::Attempt attempt;
        attempt.jobId = job.id;
        attempt.number = attempt.deviceId = 1;
        store_->record(attempt, job, {});
        await();
        attempt.ended = attempt.started;
        store_->recordAndRemove(attempt, {});
        await();
    }

  private:
    void hand(std::function<void()> task) {
        {
            const std::lock_guard lock(mutex_);
            answer_ = std::move(task);
        }
        came_.notify_one();
    }
    void await() {
        std::unique_lock lock(mutex_);
        came_.wait(lock, [this] { return answer_ != nullptr; });
        std::exchange(answer_, nullptr)();
    }

    test::ScratchDirectory folder_;
    std::mutex mutex_;
    std::condition_variable came_;
    std::function<void()> answer_;
    std::unique_ptr<queue::Store> store_;
};

}  // namespace

void measureWholeJob(Report& report) {
    ThreeTransactions floor;
    const Instance instance("jump");
    const FaxServer server;
    const HANDLE port = CreateIoCompletionPort(INVALID_HANDLE_VALUE, nullptr, 0, 0);
    must(FaxInitializeEventQueue(server.handle(), port, 0, nullptr, 0), "FaxInitializeEventQueue");
    report.compare({"P11",
                    "FaxSendDocument to FEI_COMPLETED / its three transactions",
                    "us",
                    {Better::lower, 2, 1.3},
                    [&] { return medianTime(kJobs, [&] { floor.run(); }); },
                    [&] {
                        return medianTime(kJobs, [&] {
                            waitForCompletion(port, server.submit(instance.document()));
                        });
                    }});
    CloseHandle(port);
}

}  // namespace winfax::bench
