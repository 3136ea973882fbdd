// SPDX-License-Identifier: MIT
// The rows that this program has, out of the tests that are registered in it.
#pragma once

#include <gtest/gtest.h>

#include <filesystem>
#include <string>
#include <vector>

#include "kit/effect.h"
#include "kit/row_identity.h"

namespace winfax::conformance {

struct ListedRow {
    RowIdentity identity;
    Effect effect = Effect::unmarked;
    std::string googleName;  // "FaxGetJobA.K10_null_JobEntry"
};

std::string googleName(const testing::TestInfo& test);

// Registers what is no TEST(), see rows.h. Once.
void registerRows();

// All rows, by function, form and id; tests that look at this program only are none.
std::vector<ListedRow> allRows();

// Google Test names, one a line. Both throw std::runtime_error when the file cannot be used.
void writeRowNames(const std::filesystem::path& file, const std::vector<std::string>& names);
std::vector<std::string> readRowNames(const std::filesystem::path& file);

}  // namespace winfax::conformance
