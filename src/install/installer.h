// SPDX-License-Identifier: MIT
// Makes this winfaxd the fax service of the whole machine, and undoes that. What is written where
// is the platform's business (docs/installing.md). Both functions may be called again and again:
// they go on where a former call ended, however it ended.
#pragma once

#include <filesystem>
#include <functional>
#include <string>

#include "model/errors.h"

namespace winfax::install {

struct Options {
    // Linux: everything is written below this folder, and nothing outside of it is changed or
    // asked. Empty: the machine itself.
    std::filesystem::path root;
    bool purge = false;  // uninstalling takes the queue, the sent pages and the log, too
};

// Hears a line about each thing that was done.
using Tell = std::function<void(const std::string& line)>;

// Administrator rights, unless a private root is given, are the caller's to check.
// After a failure a machine without a system instance has none, as before.
model::Result<void> installSystem(const Options& options, const Tell& tell);
model::Result<void> uninstallSystem(const Options& options, const Tell& tell);

// Whether this platform can write below a private root.
bool knowsPrivateRoots();

// How to get the rights that are missing.
const char* adviceOnRights();

}  // namespace winfax::install
