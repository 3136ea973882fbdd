// SPDX-License-Identifier: MIT
// spandsp reads what it sends from a file and writes what it receives to one. Both lie in a folder
// of one call, which goes with this.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <vector>

#include "model/errors.h"

namespace winfax::line {

class CallFiles {
  public:
    // A new folder below `scratch`, with the sender's document in it.
    static model::Result<CallFiles> make(const std::filesystem::path& scratch,
                                         std::uint32_t deviceId,
                                         std::span<const std::byte> document);
    CallFiles() = default;
    ~CallFiles() { remove(); }
    CallFiles(CallFiles&& other) noexcept;
    CallFiles& operator=(CallFiles&& other) noexcept;

    // As spandsp wants them.
    const std::string& sent() const { return sent_; }
    const std::string& received() const { return received_; }

    // What was received so far; also while spandsp has the file open. Empty when there is none.
    model::Result<std::vector<std::byte>> readReceived() const;

    void remove();

  private:
    std::filesystem::path folder_;  // empty: none
    std::string sent_;
    std::string received_;
};

}  // namespace winfax::line
