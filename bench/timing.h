// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <barrier>
#include <chrono>
#include <thread>
#include <vector>

namespace winfax::bench {

using Clock = std::chrono::steady_clock;

inline double microsecondsSince(Clock::time_point begun) {
    return std::chrono::duration<double, std::micro>(Clock::now() - begun).count();
}

inline double median(std::vector<double> values) {
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

// Of so many calls, in microseconds. `after` is not part of the time.
template <class Call, class After>
double medianTime(int calls, Call&& call, After&& after) {
    std::vector<double> times;
    times.reserve(static_cast<std::size_t>(calls));
    for (int i = 0; i < calls; ++i) {
        const auto begun = Clock::now();
        call();
        times.push_back(microsecondsSince(begun));
        after();
    }
    return median(std::move(times));
}

template <class Call>
double medianTime(int calls, Call&& call) {
    return medianTime(calls, call, [] {});
}

// Calls a second.
template <class Call>
double rate(int calls, Call&& call) {
    const auto begun = Clock::now();
    for (int i = 0; i < calls; ++i) call();
    return calls / microsecondsSince(begun) * 1e6;
}

// Calls a second of many clients at once, each of which makes so many: call(client).
template <class Call>
double rateOfMany(int clients, int callsOfEach, Call&& call) {
    std::barrier ready(clients + 1), begin(clients + 1);
    std::vector<std::thread> threads;
    for (int client = 0; client < clients; ++client) {
        threads.emplace_back([&, client] {
            ready.arrive_and_wait();
            begin.arrive_and_wait();
            for (int i = 0; i < callsOfEach; ++i) call(client);
        });
    }
    ready.arrive_and_wait();
    const auto begun = Clock::now();  // on one core this thread is the last to go on from a barrier
    begin.arrive_and_wait();
    for (std::thread& thread : threads) thread.join();
    return clients * callsOfEach / microsecondsSince(begun) * 1e6;
}

}  // namespace winfax::bench
