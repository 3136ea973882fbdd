// SPDX-License-Identifier: MIT
// The pages of a job as PNG files, fetched from the service one by one: there is never more than
// one page in memory, besides a row of reduced ones.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <vector>

#include "model/calls/job_history.h"
#include "tool/failure.h"

namespace winfax::tool {

struct PictureOptions {
    std::optional<std::filesystem::path> folder;  // for page-0001.png ...; made when it is missing
    std::optional<std::filesystem::path> sheet;   // file of the contact sheet

    bool any() const { return folder || sheet; }
};

struct Pictures {
    std::vector<std::filesystem::path> pages;
    std::optional<std::filesystem::path> sheet;
};

// Gives a page of the job, counted from 1.
using FetchPage = std::function<Expected<model::ReadPage::Reply>(std::uint32_t page)>;

// Writes what `options` want of all pages that `job` has, of which there must be one. Files that
// are there are replaced. What the service says of a page is checked, not believed.
Expected<Pictures> writePictures(const model::ReadJobHistory::Reply& job,
                                 const PictureOptions& options, const FetchPage& fetch);

}  // namespace winfax::tool
