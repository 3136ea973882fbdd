// SPDX-License-Identifier: MIT
// Running all rows whatever the library does: a process runs them, and when it ends or stands still
// within a row, that is the row's outcome and another process goes on behind it.
#pragma once

#include <vector>

#include "kit/options.h"
#include "kit/report.h"
#include "kit/row_list.h"

namespace winfax::conformance {

// This process loads no library. While it lasts, outcomes are in the file that progressFile()
// names. Throws std::runtime_error when no row can be run, with the reason.
Report runCampaign(const std::vector<ListedRow>& rows, const Options& options,
                   const std::filesystem::path& progressFile);

}  // namespace winfax::conformance
