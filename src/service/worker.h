// SPDX-License-Identifier: MIT
// One thread for slow file work that the loop must not wait for. Tasks run in order.
#pragma once

#include <atomic>
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>

namespace winfax::service {

class Worker {
public:
    using Executor = std::function<void(std::function<void()>)>;

    explicit Worker(Executor toLoop);
    ~Worker();  // finishes what was given

    // Runs `work` on the worker's thread, then `done` on the loop's.
    void run(std::function<void()> work, std::function<void()> done);

    // Nothing is running, waiting or about to report. Loop's thread.
    bool idle() const { return outstanding_ == 0; }

private:
    struct Task {
        std::function<void()> work;
        std::function<void()> done;
    };
    void serve();

    Executor toLoop_;
    std::size_t outstanding_ = 0;  // loop's thread only
    std::mutex mutex_;
    std::condition_variable wake_;
    std::deque<Task> tasks_;
    bool ending_ = false;
    std::thread thread_;
};

}  // namespace winfax::service
