// SPDX-License-Identifier: MIT
// An instance that calls others and is called by them, with sessions that find it by its name.
#pragma once

#include <gtest/gtest.h>

#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "../support/service_process.h"
#include "client/session.h"
#include "support/scratch_instance.h"

namespace winfax::endtoend {

class Station {
  public:
    // With so many lines of this type, not started. No try is followed by another.
    explicit Station(const std::string& clock, int lines = 2, std::string type = "scripted");

    // Before it is started: the numbers 555-02... are those of this instance.
    void route(const std::string& instance) { routesTo_ = instance; }
    void start();
    void kill();
    // By its name, as [[route]] has it.
    const std::string& name() const { return instance_.name(); }
    std::string output() const { return instance_.serviceOutput(); }
    // Among what it printed, which may come later than the events.
    bool says(const std::string& words) const {
        return eventually([&] { return output().find(words) != std::string::npos; });
    }

    // This line answers, at that ring, as `csid`.
    void receiveOn(std::uint32_t deviceId, const std::u16string& csid, std::uint32_t rings = 1);
    // Queues a fax of `pages` pages; the job.
    std::uint32_t send(const std::u16string& number, std::size_t pages = 2);
    void cancel(std::uint32_t jobId);
    void advance(std::chrono::seconds by);
    // Awaits this event, of this job if one is given; the job.
    std::uint32_t await(model::EventId event, std::optional<std::uint32_t> jobId = {});
    // The events seen while awaiting others, as FEI_* names.
    const std::vector<std::string>& seen() const { return seen_; }

    model::Result<model::JobEntry> job(std::uint32_t jobId);
    client::Session& calls() { return *calls_; }

    // The files of the folder "received" or "sent", in the order of their names.
    std::vector<std::string> files(const std::string& folder) const;

  private:
    std::shared_ptr<client::Session> connect() const;

    test::ScratchInstance instance_;
    int lines_;
    const std::string type_;
    std::string routesTo_;
    std::shared_ptr<client::Session> calls_;
    std::shared_ptr<client::Session> events_;
    std::vector<std::string> seen_;
};

// What Station::send() hands in.
std::string documentOf(std::size_t pages);

}  // namespace winfax::endtoend
