// SPDX-License-Identifier: MIT
#include "trunk/call_thread.h"

#include <utility>

namespace winfax::trunk {

CallThread::CallThread(std::unique_ptr<FarCall> call, Executor toLoop)
    : toLoop_(std::move(toLoop)), call_(std::move(call)), thread_([this] { serve(); }) {}

CallThread::~CallThread() {
    hangUp();
    thread_.join();
}

void CallThread::add(std::function<void()> task) {
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
        std::function<void()> task;
        {
            std::unique_lock lock(mutex_);
            wake_.wait(lock, [this] { return leaving_ || !tasks_.empty(); });
            if (leaving_) break;
            task = std::move(tasks_.front());
            tasks_.pop_front();
        }
        task();
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
