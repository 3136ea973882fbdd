// SPDX-License-Identifier: MIT
// faxctl as a program, and a service of the test's own that it speaks to.
#pragma once

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <optional>
#include <sstream>
#include <string>
#include <vector>

#include "support/child_process.h"
#include "support/scratch_instance.h"
#include "support/test_environment.h"
#include "support/tiff_file.h"

namespace winfax {

using Words = std::vector<std::string>;

inline test::Finished faxctl(const Words& arguments) {
    return test::runProgram(test::productPath("faxctl"), arguments);
}

// Runs a command with --json; each line of its output.
inline std::vector<nlohmann::json> faxctlJson(Words arguments) {
    arguments.push_back("--json");
    const auto finished = faxctl(arguments);
    std::vector<nlohmann::json> objects;
    std::istringstream lines(finished.output);
    for (std::string line; std::getline(lines, line);) {
        objects.push_back(nlohmann::json::parse(line));
    }
    return objects;
}

class FaxctlAndService : public testing::Test {
  protected:
    // `settings` becomes winfax.toml.
    void start(const std::string& clock, std::string_view settings = {}) {
        instance_.emplace(clock, settings);
        instance_->start();
        document_ = instance_->state().write("letter.tif", test::faxTiff(2)).string();
    }

    // As after a crash: what was set must be there again.
    void restart() {
        instance_->kill();
        instance_->start();
    }

    // How a service ends in good order is not the subject here; killing it is quicker.
    void TearDown() override {
        if (instance_) instance_->kill();
    }

    std::optional<test::ScratchInstance> instance_;
    std::string document_;  // of two pages
};

}  // namespace winfax
