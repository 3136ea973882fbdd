// SPDX-License-Identifier: MIT
// fuzz_corpus_test TARGET FOLDER: runs a fuzz target over every file of a folder. An empty one is a
// failure.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <vector>

#include "fuzz_target.h"

namespace {

std::vector<std::filesystem::path> filesIn(const std::filesystem::path& folder) {
    std::vector<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        if (entry.is_regular_file()) files.push_back(entry.path());
    }
    std::sort(files.begin(), files.end());
    return files;
}

std::vector<char> contentOf(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

}  // namespace

int main(int count, char** arguments) {
    const auto& targets = winfax::fuzz::targets();
    const auto target = count == 3 ? targets.find(arguments[1]) : targets.end();
    if (target == targets.end()) {
        std::cerr << "usage: fuzz_corpus_test TARGET FOLDER; targets:";
        for (const auto& [name, run] : targets) std::cerr << " " << name;
        std::cerr << "\n";
        return 2;
    }
    const auto files = filesIn(arguments[2]);
    for (const auto& file : files) {
        std::cout << file.filename().string() << std::endl;  // seen, should this be the last one
        const auto content = contentOf(file);
        target->second(std::as_bytes(std::span(content)));
    }
    std::cout << files.size() << " files\n";
    return files.empty() ? 1 : 0;
}
