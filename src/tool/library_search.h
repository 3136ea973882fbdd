// SPDX-License-Identifier: MIT
// Where this platform looks for the library when a program asks for it by name.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace winfax::tool {

struct SearchedFolder {
    std::filesystem::path folder;
    std::string why;  // "LD_LIBRARY_PATH"
    int bits = 0;     // searched for programs of this width only; 0: of any
};

// In the order of the search. `programFolder` is the program's own on Windows, or what its RUNPATH
// names elsewhere; without it the search begins behind that.
std::vector<SearchedFolder> libraryFolders(
    const std::optional<std::filesystem::path>& programFolder);

// "libwinfax.so", "winfax.dll"
const char* libraryName();

// What to do when there is no library, or another one.
const char* adviceOnLibrary();

}  // namespace winfax::tool
