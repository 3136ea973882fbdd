// SPDX-License-Identifier: MIT
#include "scratch_directory.h"

#include <atomic>
#include <cstdlib>
#include <fstream>
#include <random>
#include <stdexcept>

namespace winfax::test {

namespace {

std::string randomLetters() {
    static constexpr std::string_view kLetters = "abcdefghijklmnopqrstuvwxyz234567";
    std::random_device random;
    std::string letters;
    for (int count = 0; count < 12; ++count) letters += kLetters[random() % kLetters.size()];
    return letters;
}

}  // namespace

std::string uniqueName() {
    static std::atomic<unsigned> count{0};
    const char* seed = std::getenv("WINFAX_TEST_NAMES");
    if (seed == nullptr || *seed == '\0') return "test-" + randomLetters();
    return "test-" + std::string(seed) + "-" + std::to_string(++count);
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
