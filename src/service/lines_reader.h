// SPDX-License-Identifier: MIT
// lines.toml and the files that it names, read from the disk. Any thread that may wait for a disk.
#pragma once

#include <filesystem>
#include <string>

#include "model/errors.h"
#include "service/lines_file.h"

namespace winfax::service {

// Where the lines of an instance are written down.
std::filesystem::path linesFile(const std::filesystem::path& stateDirectory);

// lines.toml of this directory, or kDefaultLines where there is none, and all scenarios.
model::Result<LinesFile> readLines(const std::filesystem::path& stateDirectory);

// Reads the scenarios that the lines name; the detail of an error names the line's place, too.
model::Result<LinesFile> readScenarios(LinesFile file, const std::filesystem::path& stateDirectory);

// Replaces lines.toml by `text`. alreadyExists when what lies there is not `former`: somebody has
// edited it, and that must not be lost.
model::Result<void> writeLines(const std::filesystem::path& stateDirectory,
                               const std::string& former, const std::string& text);

}  // namespace winfax::service
