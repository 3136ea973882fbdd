// SPDX-License-Identifier: MIT
// P11: from FaxSendDocument to FEI_COMPLETED where the line takes no time, against what the job
// makes durable on its way: three transactions and the copy of what was sent.
#include <condition_variable>
#include <stdexcept>

#include "goals.h"
#include "page.h"
#include "platform/files.h"
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

// What a job makes durable, each awaited: it is kept, its try begins, what was sent is copied, its
// try ends and it leaves.
class DurableWay {
  public:
    DurableWay() {
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
        const auto copy = folder_.path() / (std::to_string(++copies_) + ".tif");
        if (!platform::writeFileDurably(copy, textPage())) throw std::runtime_error("no copy");
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
    int copies_ = 0;
    std::mutex mutex_;
    std::condition_variable came_;
    std::function<void()> answer_;
    std::unique_ptr<queue::Store> store_;
};

}  // namespace

void measureWholeJob(Report& report) {
    DurableWay floor;
    const Instance instance("jump");
    const FaxServer server;
    const HANDLE port = CreateIoCompletionPort(INVALID_HANDLE_VALUE, nullptr, 0, 0);
    must(FaxInitializeEventQueue(server.handle(), port, 0, nullptr, 0), "FaxInitializeEventQueue");
    report.compare({"P11",
                    "FaxSendDocument to FEI_COMPLETED / what it makes durable",
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
