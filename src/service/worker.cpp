// SPDX-License-Identifier: MIT
#include "service/worker.h"

#include <new>
#include <system_error>
#include <utility>

namespace winfax::service {

// A thread takes memory above all: where there is none to be had, memory has run out.
Worker::Worker(Executor toLoop) try : toLoop_(std::move(toLoop)), thread_([this] { serve(); }) {
} catch (const std::system_error&) {
    throw std::bad_alloc();
}

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
