// SPDX-License-Identifier: MIT
// An instance of the service that belongs to a test: what winfax_rig.h offers, in our own terms.
// Any thread, but for stop().
#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>

#include "client/session.h"
#include "model/calls.h"
#include "rig/event_history.h"
#include "rig/failure.h"
#include "rig/meant_instance.h"
#include "rig/options.h"
#include "rig/scratch_directory.h"
#include "rig/service_process.h"
#include "rig/trace.h"

namespace winfax::rig {

// WINFAX_RIG_SENT and so on.
enum class JobOutcome : int { sent = 1, failed = 2, retriesExceeded = 3, deleted = 4 };

class Rig {
  public:
    static Expected<std::unique_ptr<Rig>> start(Options options);
    // Ends the service in order; the result says whether that went well. Everything else goes with
    // this object.
    Expected<void> stop();
    ~Rig();
    Rig(const Rig&) = delete;
    Rig& operator=(const Rig&) = delete;

    // This process means this rig from here on.
    void use();

    const std::string& instance() const { return scratch_->name(); }
    const std::string& directory() const { return directory_; }
    const std::string& stateDirectory() const { return variables_.stateDirectory; }
    Trace* trace() { return trace_.get(); }

    Expected<void> advance(std::string_view duration);
    Expected<void> advanceUntilIdle();
    Expected<void> setScenario(const std::string& text);

    // A job or event of 0 is any. What each of these waits for, and when it gives up, is said in
    // winfax_rig.h.
    Expected<void> waitForState(std::uint32_t job, std::uint32_t state,
                                std::chrono::milliseconds patience);
    Expected<JobOutcome> waitForOutcome(std::uint32_t job, std::chrono::milliseconds patience);
    Expected<void> waitForEmptyQueue(std::chrono::milliseconds patience);
    Expected<model::Event> waitForEvent(std::uint32_t eventId, std::uint32_t job,
                                        std::chrono::milliseconds patience);

  private:
    explicit Rig(Options options) : options_(std::move(options)) {}

    Expected<void> writeFiles();
    Expected<void> startService();
    Expected<void> advance(const model::AdvanceClock::Request& request);
    std::filesystem::path scenarioFile() const;
    std::filesystem::path traceFile() const;

    // A session that works; another one when the last broke.
    model::Result<std::shared_ptr<client::Session>> session();
    template <class Call>
    model::Result<typename Call::Reply> ask(const typename Call::Request& request,
                                            Deadline deadline);
    Expected<std::optional<model::JobEntry>> readJob(std::uint32_t job, Deadline deadline);
    // An error of a call during a wait: the deadline may be what ended it.
    tl::unexpected<Failure> waitFailed(const model::Error& error, const std::string& what,
                                       Deadline deadline);
    // Until something may have changed since there were `known` events. `missing` says what has not
    // come, for the text of a timeout.
    Expected<void> waitForChange(std::size_t known, Deadline deadline, const std::string& missing);
    std::string afterWaiting(const std::string& missing) const;
    tl::unexpected<Failure> serviceEnded() const;

    const Options options_;
    std::unique_ptr<ScratchDirectory> scratch_;
    std::string directory_;
    Variables variables_;
    ipc::Instance meant_;
    std::unique_ptr<ServiceProcess> service_;
    std::unique_ptr<Trace> trace_;
    std::shared_ptr<EventHistory> history_;

    std::mutex mutex_;
    std::shared_ptr<client::Session> session_;
    std::string scenario_;
    std::size_t nextEvent_ = 0;  // where waitForEvent() goes on
};

}  // namespace winfax::rig
