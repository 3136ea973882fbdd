// SPDX-License-Identifier: MIT
#pragma once

#include <filesystem>
#include <memory>

#include "queue/jobs_database.h"

namespace winfax::queue {

// Opens `file` and reads it. A damaged one is renamed to <file>.damaged-<n>, what can be read of it
// is taken over into a new one, and contents.warning tells what became of it.
model::Result<std::unique_ptr<JobsDatabase>> openOrRecover(const std::filesystem::path& file,
                                                           const StoreOptions& options,
                                                           Store::Contents& contents);

}  // namespace winfax::queue
