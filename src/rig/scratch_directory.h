// SPDX-License-Identifier: MIT
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

#include "platform/files.h"
#include "rig/failure.h"

namespace winfax::rig {

// A directory of one rig, below one of this user's in the system's temporary directory, removed
// with everything in it. Beside it lies a file that its owner keeps locked: that of a process which
// died is not, so whoever makes the next directory removes what was left.
class ScratchDirectory {
  public:
    static Expected<std::unique_ptr<ScratchDirectory>> make();
    // The same below `parent`, which exists.
    static Expected<std::unique_ptr<ScratchDirectory>> makeBelow(
        const std::filesystem::path& parent);
    ~ScratchDirectory();
    ScratchDirectory(const ScratchDirectory&) = delete;
    ScratchDirectory& operator=(const ScratchDirectory&) = delete;

    // Unlike that of any other one of this machine; fit for WINFAX_INSTANCE.
    const std::string& name() const { return name_; }
    const std::filesystem::path& path() const { return path_; }
    // What a service of this directory has as its state directory. It exists.
    std::filesystem::path stateDirectory() const;

    Expected<void> write(const std::filesystem::path& file, std::string_view text) const;

  private:
    ScratchDirectory(std::filesystem::path parent, std::string name,
                     std::unique_ptr<platform::FileLock> lock);

    std::filesystem::path parent_;
    std::string name_;
    std::filesystem::path path_;
    std::unique_ptr<platform::FileLock> lock_;
};

}  // namespace winfax::rig
