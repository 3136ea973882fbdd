// SPDX-License-Identifier: MIT
// What the disk under a state directory charges for being safe.
#pragma once

#include <filesystem>

namespace winfax::bench {

// A file whose one page of 4 KiB is written again and made durable.
class SyncedPage {
  public:
    explicit SyncedPage(const std::filesystem::path& folder);
    ~SyncedPage();
    void overwrite();

  private:
    int file_;
};

}  // namespace winfax::bench
