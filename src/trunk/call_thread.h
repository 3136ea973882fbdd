// SPDX-License-Identifier: MIT
// A thread for one FarCall: its functions block there, what comes of them is told on the loop's
// thread, where everything here is called.
#pragma once

#include <atomic>
#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>

#include "trunk/far_call.h"

namespace winfax::trunk {

// Runs the task on the loop's thread, in order. Any thread.
using Executor = std::function<void(std::function<void()>)>;

class CallThread {
  public:
    // Throws std::system_error when there is no thread to be had.
    CallThread(std::unique_ptr<FarCall> call, Executor toLoop);
    ~CallThread();  // hangs up and waits for the thread
    CallThread(const CallThread&) = delete;
    CallThread& operator=(const CallThread&) = delete;

    // A Result that nobody has set tells of a failure: it is told where there is no memory for the
    // work. Everything that the telling needs is there before the work is.
    template <class Result>
    void run(std::function<Result(FarCall&)> work, std::function<void(Result)> done) {
        const auto result = std::make_shared<Result>();
        add({[this, work = std::move(work), result] { *result = work(*call_); },
             [result, done = std::move(done), listening = std::weak_ptr<const bool>(listening_)] {
                 if (!listening.expired()) done(std::move(*result));
             }});
    }

    // Ends the call. Nothing more is told; the thread ends by itself, as soon as connecting allows.
    void hangUp();
    bool ended() const { return ended_; }

  private:
    struct Task {
        std::function<void()> work;
        std::function<void()> report;
    };
    void add(Task task);
    void serve();

    const Executor toLoop_;
    std::shared_ptr<const bool> listening_ = std::make_shared<const bool>(true);
    std::mutex mutex_;
    std::condition_variable wake_;
    std::unique_ptr<FarCall> call_;  // until the thread ends
    std::deque<Task> tasks_;
    bool leaving_ = false;
    std::atomic<bool> ended_ = false;
    std::thread thread_;
};

}  // namespace winfax::trunk
