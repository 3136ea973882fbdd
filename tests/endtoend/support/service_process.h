// SPDX-License-Identifier: MIT
// The instance's service, watched from outside.
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <thread>

#include "support/child_process.h"

namespace winfax::endtoend {

struct ServiceStatus {
    std::uint32_t processId = 0;
    // Without the connection that asked.
    std::uint32_t connections = 0;
    std::uint32_t subscribers = 0;
};

// Asks faxctl, which never starts a service; nullopt when none answers.
std::optional<ServiceStatus> readStatus();

// A service that the library started, so that no ChildProcess owns it. Ended with this object.
class ServiceProcess {
  public:
    // Throws std::runtime_error when there is no such process.
    explicit ServiceProcess(std::uint32_t processId);
    ~ServiceProcess();
    ServiceProcess(const ServiceProcess&) = delete;
    ServiceProcess& operator=(const ServiceProcess&) = delete;

    // False when it still runs after test::kPatience.
    bool waitUntilGone();

  private:
    class Process;
    std::unique_ptr<Process> process_;
};

// A program of these tests, found in WINFAX_TEST_PROGRAM_DIR; `name` is without ".exe".
std::filesystem::path testProgramPath(const std::string& name);

// Tries again until it holds; false when patience runs out before that.
template <class Condition>
bool eventually(Condition&& holds) {
    const auto deadline = std::chrono::steady_clock::now() + test::kPatience;
    while (!holds()) {
        if (std::chrono::steady_clock::now() >= deadline) return false;
        std::this_thread::yield();
    }
    return true;
}

}  // namespace winfax::endtoend
