// SPDX-License-Identifier: MIT
#include "service/worker.h"

#include <new>
#include <utility>

namespace winfax::service {

Worker::Worker(Executor toLoop) : toLoop_(std::move(toLoop)), thread_([this] { serve(); }) {}

Worker::~Worker() {
    {
        const std::lock_guard lock(mutex_);
        ending_ = true;
    }
    wake_.notify_one();
    thread_.join();
}

void Worker::add(std::function<void()> work, std::function<void()> report) {
    {
        const std::lock_guard lock(mutex_);
        tasks_.push_back({std::move(work), std::move(report)});
    }
    ++outstanding_;
    wake_.notify_one();
}

void Worker::serve() {
    for (;;) {
        Task task;
        {
            std::unique_lock lock(mutex_);
            wake_.wait(lock, [this] { return ending_ || !tasks_.empty(); });
            if (tasks_.empty()) return;
            task = std::move(tasks_.front());
            tasks_.pop_front();
        }
        try {
            task.work();
        } catch (const std::bad_alloc&) {
            // Its outcome says so already.
        }
        toLoop_(std::move(task.report));
    }
}

}  // namespace winfax::service
