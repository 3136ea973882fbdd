// SPDX-License-Identifier: MIT
// Under Wine: programs of the system that Wine runs on. They know no drive letters, take no pipes
// of ours, and Wine tells nobody when they end; so the host's own shell runs them, with limits, and
// leaves a file that says how they ended.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "model/errors.h"
#include "platform/child_process.h"

namespace winfax::render::win32 {

// Empty: this is no Wine, or the host has no such file.
std::filesystem::path hostFile(const char* unixPath);

// Whether it is a file of the host that Windows could not run.
bool isHostProgram(const std::filesystem::path& program);

// The path as the host has it; empty when it has none.
std::string hostPath(const std::filesystem::path& path);

// Errors as those of platform::runChild(). `folder` is for the file that tells the end.
model::Result<void> runHostProgram(const std::filesystem::path& program,
                                   const std::vector<std::string>& arguments,
                                   const std::filesystem::path& folder,
                                   const platform::ChildLimits& limits);

}  // namespace winfax::render::win32
