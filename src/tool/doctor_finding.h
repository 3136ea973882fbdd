// SPDX-License-Identifier: MIT
// What faxctl doctor finds. No check starts a service or changes anything.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "ipc/instance.h"
#include "platform/paths.h"

namespace winfax::tool {

enum class Grade : std::uint8_t {
    ok,
    warning,  // faxes can be sent, perhaps not as meant
    problem,  // something will not work
};

struct Finding {
    Grade grade = Grade::ok;
    std::string topic;  // "library"
    std::string text;
    std::string cure;  // what to do; empty when all is well
};

using Findings = std::vector<Finding>;

inline std::string shown(const std::filesystem::path& path) { return platform::utf8FromPath(path); }

// Programs and libraries on the disk, which of them are used, and whether they go together.
// Returns the service's program that a first call would start.
std::optional<std::filesystem::path> examineFiles(
    const std::optional<std::filesystem::path>& programFolder, Findings& findings);

// Which instance is meant and why; nullopt when that cannot be told.
std::optional<ipc::Instance> examineInstance(Findings& findings);

// Whether its service answers, and what this user may do there.
void examineService(const ipc::Instance& instance, bool canBeStarted, Findings& findings);

// The state directory, and the files of settings in it, read by `serviceProgram`.
void examineState(const ipc::Instance& instance,
                  const std::optional<std::filesystem::path>& serviceProgram, Findings& findings);

}  // namespace winfax::tool
