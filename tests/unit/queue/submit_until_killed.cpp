// SPDX-License-Identifier: MIT
// submit_until_killed DIRECTORY: submits jobs without end, several at a time, and prints
// "kept <how many> <id> ." as soon as the store has acknowledged one. Its end is to be killed.
#include <condition_variable>
#include <cstdio>
#include <deque>
#include <functional>
#include <mutex>
#include <string>

#include "job_examples.h"
#include "queue/store.h"

namespace {

using namespace winfax;

constexpr int kInFlight = 4;

class Loop {
  public:
    void post(std::function<void()> task) {
        const std::lock_guard lock(mutex_);
        tasks_.push_back(std::move(task));
        changed_.notify_one();
    }
    [[noreturn]] void run() {
        for (;;) {
            std::unique_lock lock(mutex_);
            changed_.wait(lock, [this] { return !tasks_.empty(); });
            const auto task = std::move(tasks_.front());
            tasks_.pop_front();
            lock.unlock();
            task();
        }
    }

  private:
    std::mutex mutex_;
    std::condition_variable changed_;
    std::deque<std::function<void()>> tasks_;
};

void submitForEver(queue::Store& store) {
    store.submit(test::jobIn(model::JobState::pending), queue::Bytes(3'000),
                 [&store](const model::Result<std::uint32_t>& id) {
                     if (!id) {
                         std::printf("error %s\n", id.error().detail.c_str());
                     } else {
                         static unsigned long kept = 0;
                         std::printf("kept %lu %lu .\n", ++kept, static_cast<unsigned long>(*id));
                     }
                     std::fflush(stdout);
                     submitForEver(store);
                 });
}

}  // namespace

int main(int count, char** arguments) {
    if (count != 2) return 2;
    Loop loop;
    queue::Store::Contents contents;
    const auto store = queue::Store::open(
        arguments[1], [&](std::function<void()> task) { loop.post(std::move(task)); }, contents);
    if (!store) {
        std::printf("error %s\n", store.error().detail.c_str());
        return 1;
    }
    for (int i = 0; i < kInFlight; ++i) submitForEver(**store);
    loop.run();
}
