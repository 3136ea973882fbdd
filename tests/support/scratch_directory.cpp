// SPDX-License-Identifier: MIT
#include "scratch_directory.h"

#include <fstream>
#include <random>
#include <stdexcept>

namespace winfax::test {

std::string uniqueName() {
    static constexpr std::string_view kLetters = "abcdefghijklmnopqrstuvwxyz234567";
    std::random_device random;
    std::string name = "test-";
    for (int count = 0; count < 12; ++count) {
        name += kLetters[random() % kLetters.size()];
    }
    return name;
}

ScratchDirectory::ScratchDirectory()
    : path_(std::filesystem::temp_directory_path() / ("winfax-" + uniqueName())) {
    std::filesystem::create_directory(path_);
}

ScratchDirectory::~ScratchDirectory() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
}

std::filesystem::path ScratchDirectory::write(const std::string& name,
                                              std::string_view text) const {
    return write(name, std::span(reinterpret_cast<const std::uint8_t*>(text.data()), text.size()));
}

std::filesystem::path ScratchDirectory::write(const std::string& name,
                                              std::span<const std::uint8_t> bytes) const {
    const std::filesystem::path file = path_ / name;
    std::ofstream stream(file, std::ios::binary);
    stream.write(reinterpret_cast<const char*>(bytes.data()),
                 static_cast<std::streamsize>(bytes.size()));
    if (!stream.flush()) {
        throw std::runtime_error("cannot write " + file.string());
    }
    return file;
}

}  // namespace winfax::test
