// SPDX-License-Identifier: MIT
#pragma once

#include <filesystem>
#include <memory>
#include <string>

#include "platform/bound_process.h"
#include "rig/failure.h"
#include "rig/options.h"

namespace winfax::rig {

// winfaxd of a rig. The environment says which instance it is.
class ServiceProcess {
  public:
    // What it prints goes to the file `output`. Returns when it answers.
    static Expected<std::unique_ptr<ServiceProcess>> start(const Options& options,
                                                           std::filesystem::path output,
                                                           const std::string& token);

    // Asks it to end and waits; kills it when `patience` is over. serviceLost when it had ended
    // before, or had to be killed.
    Expected<void> stop(std::chrono::milliseconds patience);

    // The end of what it printed, for messages; empty when it printed nothing.
    std::string lastWords() const;

  private:
    ServiceProcess(std::unique_ptr<platform::BoundProcess> process, std::filesystem::path output)
        : process_(std::move(process)), output_(std::move(output)) {}
    Expected<void> waitUntilReady(std::chrono::milliseconds patience);

    std::unique_ptr<platform::BoundProcess> process_;
    std::filesystem::path output_;
};

}  // namespace winfax::rig
