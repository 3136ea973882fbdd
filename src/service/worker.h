// SPDX-License-Identifier: MIT
// One thread for slow file work that the loop must not wait for. Tasks run in order.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>
#include <type_traits>
#include <utility>

#include "model/errors.h"

namespace winfax::service {

class Worker {
public:
    using Executor = std::function<void(std::function<void()>)>;

    explicit Worker(Executor toLoop);
    ~Worker();  // finishes what was given

    // Runs `work`, which returns a model::Result, on the worker's thread, then `done` with it on
    // the loop's. Work that finds no memory has failed with notEnoughMemory.
    template <class Work, class Done>
    void run(Work work, Done done) {
        using Outcome = std::invoke_result_t<Work&>;
        // What work that ended early has come to. It is there before the work is, so that telling
        // of want of memory takes none.
        const auto outcome = std::make_shared<Outcome>(
            model::fail(model::ErrorCode::notEnoughMemory, "no memory for the work on a file"));
        add([outcome, work = std::move(work)]() mutable { *outcome = work(); },
            [this, outcome, done = std::move(done)]() mutable {
                --outstanding_;
                done(std::move(*outcome));
            });
    }

    // Nothing is running, waiting or about to report. Loop's thread.
    bool idle() const { return outstanding_ == 0; }

private:
    struct Task {
        std::function<void()> work;
        std::function<void()> report;
    };
    void add(std::function<void()> work, std::function<void()> report);
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
