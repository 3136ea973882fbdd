// SPDX-License-Identifier: MIT
#pragma once

#include <atomic>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include "platform/files.h"
#include "platform/identity.h"

namespace winfax::test {

// A private directory of the test's own, removed with all that is in it.
class TemporaryDirectory {
  public:
    TemporaryDirectory() {
        static std::atomic<int> count = 0;
        path_ = std::filesystem::temp_directory_path() /
                ("winfax-test-" + std::to_string(platform::currentProcessId()) + "-" +
                 std::to_string(++count));
        std::error_code ignored;
        std::filesystem::remove_all(path_, ignored);  // of an earlier process with this number
        if (!platform::makePrivateDirectory(path_)) std::abort();
    }
    ~TemporaryDirectory() {
        std::error_code ignored;
        std::filesystem::remove_all(path_, ignored);
    }
    TemporaryDirectory(const TemporaryDirectory&) = delete;
    TemporaryDirectory& operator=(const TemporaryDirectory&) = delete;

    const std::filesystem::path& path() const { return path_; }
    std::filesystem::path operator/(const std::string& name) const { return path_ / name; }

  private:
    std::filesystem::path path_;
};

inline void writeText(const std::filesystem::path& path, const std::string& content) {
    std::ofstream(path, std::ios::binary) << content;
}

inline std::string readText(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

}  // namespace winfax::test
