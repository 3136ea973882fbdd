// SPDX-License-Identifier: MIT
#include <string>
#include <utility>
#include <vector>

#include "platform/environment.h"
#include "platform/paths.h"
#include "render/helper_programs.h"
#include "render/win32/host_program.h"

namespace winfax::render {
namespace {

// gs9.56.1 is {9, 56, 1}.
std::vector<unsigned> versionOf(const std::string& folder) {
    std::vector<unsigned> numbers;
    bool within = false;
    for (const char c : folder) {
        const bool digit = c >= '0' && c <= '9';
        if (digit && !within) numbers.push_back(0);
        if (digit) numbers.back() = numbers.back() * 10 + static_cast<unsigned>(c - '0');
        within = digit;
    }
    return numbers;
}

// The newest where its installer puts it: %ProgramFiles%\gs\gs10.00.0\bin.
std::filesystem::path installedGhostscript() {
    const auto programs = platform::environmentVariable("ProgramFiles");
    if (!programs) return {};
    std::filesystem::path best;
    std::vector<unsigned> newest;
    std::error_code error;
    const auto folder = platform::pathFromUtf8(*programs) / "gs";
    for (std::filesystem::directory_iterator entry(folder, error), end; !error && entry != end;
         entry.increment(error)) {
        const auto version = versionOf(platform::utf8FromPath(entry->path().filename()));
        for (const char* name : {"gswin64c.exe", "gswin32c.exe"}) {
            std::error_code missing;
            auto program = entry->path() / "bin" / name;
            if (version <= newest || !std::filesystem::is_regular_file(program, missing)) continue;
            best = std::move(program);
            newest = version;
        }
    }
    return best;
}

}  // namespace

std::filesystem::path findGhostscript() {
    for (const char* name : {"gswin64c", "gswin32c", "gs"}) {
        auto program = platform::findProgram(name);
        if (!program.empty()) return program;
    }
    if (auto program = installedGhostscript(); !program.empty()) return program;
    for (const char* place : {"/usr/bin/gs", "/usr/local/bin/gs"}) {
        auto program = win32::hostFile(place);
        if (!program.empty()) return program;
    }
    return {};
}

std::string pathFor(const std::filesystem::path& program, const std::filesystem::path& path) {
    return win32::isHostProgram(program) ? win32::hostPath(path) : platform::utf8FromPath(path);
}

model::Result<void> runHelper(const std::filesystem::path& program,
                              const std::vector<std::string>& arguments,
                              const std::filesystem::path& folder,
                              const platform::ChildLimits& limits) {
    if (win32::isHostProgram(program)) {
        return win32::runHostProgram(program, arguments, folder, limits);
    }
    const auto ran = platform::runChild(program, arguments, {}, limits);
    if (!ran) return tl::unexpected(ran.error());
    return {};
}

}  // namespace winfax::render
