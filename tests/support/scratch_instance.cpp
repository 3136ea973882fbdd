// SPDX-License-Identifier: MIT
#include "scratch_instance.h"

#include <stdexcept>

namespace winfax::test {

ScratchInstance::ScratchInstance(std::string clock, std::string_view settings)
    : clock_(std::move(clock)) {
    if (!settings.empty()) {
        state_.write("winfax.toml", settings);
    }
}

ScratchInstance::~ScratchInstance() { kill(); }

void ScratchInstance::start() {
    service_.emplace(productPath("winfaxd"),
                     std::vector<std::string>{"--console", "--clock", clock_});
    if (!service_->waitForLine("winfaxd: ready")) {
        const std::string printed = service_->output();
        service_.reset();
        throw std::runtime_error("winfaxd did not become ready; it printed:\n" + printed);
    }
}

std::optional<int> ScratchInstance::stop() {
    if (!service_) {
        return std::nullopt;
    }
    // Not by signal: Ctrl-Break needs a console, which Wine has not without a terminal.
    if (runProgram(productPath("faxctl"), {"stop"}).exitCode != 0) {
        kill();
        return std::nullopt;
    }
    const std::optional<int> code = service_->wait();
    service_.reset();
    return code;
}

void ScratchInstance::kill() {
    if (service_) {
        service_->kill();
        service_->wait();
        service_.reset();
    }
}

void ScratchInstance::advanceClock(const std::string& what) {
    const Finished finished = runProgram(productPath("faxctl"), {"clock", "advance", what});
    if (finished.exitCode != 0) {
        throw std::runtime_error("faxctl clock advance " + what + " ended with " +
                                 std::to_string(finished.exitCode) + " and printed:\n" +
                                 finished.output);
    }
}

}  // namespace winfax::test
