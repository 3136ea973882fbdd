// SPDX-License-Identifier: MIT
// An instance of the fax service that belongs to one test: own name, own state, own time.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "child_process.h"
#include "scratch_directory.h"
#include "test_environment.h"

namespace winfax::test {

// While it lives, this program and its children mean this instance: WINFAX_INSTANCE and
// WINFAX_STATE_DIR say so, and WINFAX_AUTOSTART=0 keeps a client from starting a service that
// nobody would stop. Instances nest: the one made last is the one meant.
class ScratchInstance {
  public:
    // `settings` becomes winfax.toml; empty: there is none.
    explicit ScratchInstance(std::string clock = "virtual", std::string_view settings = {});
    ~ScratchInstance();

    // Starts winfaxd and waits until it is ready. Throws std::runtime_error with what it printed.
    void start();
    // Asks for an orderly end and waits for it; the exit code, nullopt when it had to be killed.
    std::optional<int> stop();
    // As a crash would: no chance to clean up. Returns when the process is gone.
    void kill();
    // Stands still, as on a machine in trouble: connections stay open and nothing answers.
    void suspend() { service_->suspend(); }
    void resume() { service_->resume(); }

    // faxctl clock advance WHAT: "10m", "--until-idle". Throws when it fails.
    void advanceClock(const std::string& what);
    void waitUntilIdle() { advanceClock("--until-idle"); }

    const std::string& name() const { return name_; }
    const std::filesystem::path& stateDirectory() const { return state_.path(); }
    const ScratchDirectory& state() const { return state_; }
    std::string serviceOutput() const { return service_ ? service_->output() : std::string(); }

  private:
    std::string clock_;
    std::string name_ = uniqueName();
    ScratchDirectory state_;
    ScopedVariable instanceVariable_{"WINFAX_INSTANCE", name_};
    ScopedVariable stateVariable_{"WINFAX_STATE_DIR", state_.path().string()};
    ScopedVariable autostartVariable_{"WINFAX_AUTOSTART", "0"};
    std::optional<ChildProcess> service_;
};

}  // namespace winfax::test
