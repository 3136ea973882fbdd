// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>

namespace winfax::test {

// A new directory of this test's own, removed with everything in it.
class ScratchDirectory {
  public:
    ScratchDirectory();
    ~ScratchDirectory();
    ScratchDirectory(const ScratchDirectory&) = delete;
    ScratchDirectory& operator=(const ScratchDirectory&) = delete;

    const std::filesystem::path& path() const { return path_; }
    // Both return the whole path.
    std::filesystem::path write(const std::string& name, std::string_view text) const;
    std::filesystem::path write(const std::string& name, std::span<const std::uint8_t> bytes) const;

  private:
    std::filesystem::path path_;
};

// Differs from every other one, in this process and elsewhere; letters, digits and '-'. A process
// that has WINFAX_TEST_NAMES in its environment gets "test-" with its value and a number instead:
// the same in every run, for calls that are recorded and replayed. Its value must then be like no
// other process's of the same time.
std::string uniqueName();

}  // namespace winfax::test
