// SPDX-License-Identifier: MIT
// What an installed system instance consists of on Linux: two systemd units, the link that enables
// one of them, and the accounts' description.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "model/errors.h"

namespace winfax::install {

// Exactly one of content and linkTarget is not empty.
struct SystemFile {
    std::filesystem::path path;  // absolute, on the machine that it is for
    std::string content;
    std::filesystem::path linkTarget;
};

// `program`: the path of winfaxd on that machine.
std::vector<SystemFile> systemFiles(const std::filesystem::path& program);

// Where a path of the machine lies below a private root; `root` empty: there.
std::filesystem::path below(const std::filesystem::path& root, const std::filesystem::path& path);

bool isThere(const std::filesystem::path& file);

// Replaces what is there, readable by everybody. Missing folders are made.
model::Result<void> writeSystemFile(const std::filesystem::path& root, const SystemFile& file);

// True when there was something to remove. Folders that are left empty go with it.
model::Result<bool> removeSystemFile(const std::filesystem::path& root, const SystemFile& file);

}  // namespace winfax::install
