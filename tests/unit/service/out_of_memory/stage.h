// SPDX-License-Identifier: MIT
// A service, a client of it, and what the service says about itself.
#pragma once

#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

#include "service_bench.h"

namespace winfax::test {

// The answers of all calls that enumerate or read what lasts.
struct State {
    model::ListJobs::Reply jobs;
    model::ListDueTimes::Reply due;
    std::vector<model::ReadJobHistory::Reply> histories;  // of the jobs
    model::ListPrints::Reply prints;
    model::ListPorts::Reply ports;
    model::ReadLines::Reply lines;
    model::ReadConfiguration::Reply configuration;
    model::ReadLogCategories::Reply categories;
    model::ListGlobalMethods::Reply global;
    std::vector<model::RoutingMethod> methods;            // of the first port
    std::vector<std::vector<std::uint8_t>> destinations;  // of these
    model::ListProviders::Reply providers;
    model::ListExtensions::Reply extensions;
    model::ReadAccess::Reply access;
    std::vector<model::ListFaults::Entry> faults;  // of a test instance

    std::size_t delivered = 0;  // of what was received, in the stage's folder

    // Of those that are on their way, or were brought to its end.
    std::size_t faxes() const { return jobs.jobs.size() + delivered; }
    // What it is in every try: an id depends on how many were given before, the time on how often
    // a clock jumped.
    State normalized() const;
    // What a service that was started again must have kept.
    State kept() const;
};

// The names of the members that differ; empty: none.
std::string differences(const State& left, const State& right);

// What a service is like from its beginning.
struct ServiceKind {
    clock::Mode clock = clock::Mode::virtualTime;
    bool testInstance = false;
    // Documents are decoded, by winfaxd in a process of its own, as in earnest.
    bool decodes = false;
};

class Stage {
  public:
    explicit Stage(const ServiceKind& kind = {});

    template <class Call>
    typename Call::Reply call(const typename Call::Request& request = {}) {
        const auto reply = client().call<Call>(request);
        if (!reply)
            throw std::runtime_error(std::string(Call::kName) + ": " + reply.error().detail);
        return *reply;
    }
    BenchClient& client() { return *client_; }
    // Another connection in place of the former, which gives back what it held.
    void reconnect();
    // The service ends and begins again with what it kept.
    void restart();
    State state();

    std::uint32_t openPort(std::uint32_t mode = model::port_open::query);
    // The one that a client submits and that waits for its time.
    std::uint32_t submit();
    void removeJobs();
    void receiveCalls();  // on the first port
    std::filesystem::path folder() const { return bench.state.path() / "destination"; }
    std::size_t delivered() const;  // files in there

    ServiceBench bench;
    std::uint32_t id = 0;  // that the row gave to itself: of a job, a port, a call ...

  private:
    std::unique_ptr<BenchClient> client_;
};

// Whose time is far away.
model::JobParam waitingJob();

}  // namespace winfax::test
