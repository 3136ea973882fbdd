// SPDX-License-Identifier: MIT
#pragma once

#include <chrono>
#include <filesystem>
#include <optional>
#include <string>

namespace winfax::rig {

// What kind of instance a rig shall be: winfax_rig_options in our types.
struct Options {
    std::string clock = "virtual";  // or "jump", "real"
    std::optional<std::string> scenario;
    std::optional<std::filesystem::path> scenarioFile;
    std::optional<std::string> settings;
    std::optional<std::string> lines;
    bool trace = false;
    std::chrono::milliseconds patience{30'000};
    std::optional<std::filesystem::path> service;
};

}  // namespace winfax::rig
