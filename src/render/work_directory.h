// SPDX-License-Identifier: MIT
#pragma once

#include <filesystem>

#include "model/errors.h"

namespace winfax::render {

// A private folder for one piece of work, which goes with the object and all that is in it.
class WorkDirectory {
  public:
    // `parent` is made when it is missing. Unique in this process, whose parent it is alone: what
    // an earlier one left under the same name is removed.
    static model::Result<WorkDirectory> makeBelow(const std::filesystem::path& parent);
    WorkDirectory(WorkDirectory&& other) noexcept;
    WorkDirectory& operator=(WorkDirectory&&) = delete;
    ~WorkDirectory();

    const std::filesystem::path& path() const { return path_; }

  private:
    explicit WorkDirectory(std::filesystem::path path) : path_(std::move(path)) {}
    std::filesystem::path path_;  // empty: moved from
};

}  // namespace winfax::render
