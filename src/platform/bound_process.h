// SPDX-License-Identifier: MIT
// A program that runs beside this one for as long as it is wanted, and never longer than this
// process lives: its standard input ends with us, and a program that is started so ends with its
// standard input (onInputEnd in process.h). On Windows the system ends it, too, if it does not.
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "model/errors.h"

namespace winfax::platform {

class BoundProcess {
  public:
    // Kills it if it still runs; returns when it is gone.
    virtual ~BoundProcess() = default;

    virtual std::uint32_t id() const = 0;

    // Until it says announceReady(). serverUnavailable: it ended before. timeout: not ready within
    // `patience`. To be called once.
    virtual model::Result<void> waitUntilReady(std::chrono::milliseconds patience) = 0;

    // True once it has ended, by itself or because it was asked to; false after `patience`.
    virtual bool waitForEnd(std::chrono::milliseconds patience) = 0;

    // Its exit code; nullopt while it runs, or when something ended it that gives none.
    virtual std::optional<int> exitCode() const = 0;

    // Ends its standard input.
    virtual void askToEnd() = 0;
};

// Starts `program` in a session of its own, with what it prints in the new file `output` and
// nothing inherited but the environment. It gets `--announce <token>` as its last arguments, the
// token made of `readyToken` where a name is needed. serverUnavailable: it could not be started.
model::Result<std::unique_ptr<BoundProcess>> startBound(const std::filesystem::path& program,
                                                        std::vector<std::string> arguments,
                                                        const std::filesystem::path& output,
                                                        const std::string& readyToken);

}  // namespace winfax::platform
