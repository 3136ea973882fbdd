// SPDX-License-Identifier: MIT
#include "trunk/call_thread.h"

#include <new>
#include <utility>

namespace winfax::trunk {

CallThread::CallThread(std::unique_ptr<FarCall> call, Executor toLoop)
    : toLoop_(std::move(toLoop)), call_(std::move(call)), thread_([this] { serve(); }) {}

CallThread::~CallThread() {
    hangUp();
    thread_.join();
}

void CallThread::add(Task task) {
    {
        const std::lock_guard lock(mutex_);
        tasks_.push_back(std::move(task));
    }
    wake_.notify_one();
}

void CallThread::hangUp() {
    listening_.reset();
    {
        const std::lock_guard lock(mutex_);
        leaving_ = true;
        if (call_) call_->hangUp();
    }
    wake_.notify_one();
}

void CallThread::serve() {
    for (;;) {
        Task task;
        {
            std::unique_lock lock(mutex_);
            wake_.wait(lock, [this] { return leaving_ || !tasks_.empty(); });
            if (leaving_) break;
            task = std::move(tasks_.front());
            tasks_.pop_front();
        }
        try {
            task.work();
        } catch (const std::bad_alloc&) {
            // Its result says so already.
        }
        toLoop_(std::move(task.report));
    }
    std::unique_ptr<FarCall> gone;
    {
        const std::lock_guard lock(mutex_);
        gone = std::move(call_);
    }
    gone.reset();
    ended_ = true;
}

}  // namespace winfax::trunk
