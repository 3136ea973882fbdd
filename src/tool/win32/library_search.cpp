// SPDX-License-Identifier: MIT
// The standard search of LoadLibrary for programs that are not packaged.
#include "tool/library_search.h"

#include <windows.h>

#include <string_view>

#include "platform/environment.h"
#include "platform/paths.h"

namespace winfax::tool {

namespace {

namespace fs = std::filesystem;

// What a 32-bit program calls system32 is another folder on a 64-bit Windows.
void addSystemFolders(std::vector<SearchedFolder>& folders) {
    wchar_t windows[MAX_PATH] = {};
    GetWindowsDirectoryW(windows, MAX_PATH);
    wchar_t narrow[MAX_PATH] = {};
    const bool bothWidths = GetSystemWow64DirectoryW(narrow, MAX_PATH) != 0;
    const fs::path system = fs::path(windows) / L"system32";
    if (!bothWidths) {
        folders.push_back({system, "the system's folder", sizeof(void*) == 8 ? 64 : 32});
    } else {
        const bool wide = sizeof(void*) == 8;
        const fs::path seen = wide ? system : fs::path(windows) / L"Sysnative";
        folders.push_back({seen, "the system's folder", 64});
        folders.push_back({narrow, "the system's folder", 32});
    }
    folders.push_back({windows, "the folder of Windows"});
}

void addPath(std::vector<SearchedFolder>& folders) {
    const auto value = platform::environmentVariable("PATH");
    if (!value) return;
    std::string_view rest = *value;
    while (!rest.empty()) {
        const auto end = rest.find(';');
        const std::string_view part = rest.substr(0, end);
        if (!part.empty()) folders.push_back({platform::pathFromUtf8(part), "PATH"});
        rest.remove_prefix(end == rest.npos ? rest.size() : end + 1);
    }
}

}  // namespace

std::vector<SearchedFolder> libraryFolders(const std::optional<fs::path>& programFolder) {
    std::vector<SearchedFolder> folders;
    if (programFolder) folders.push_back({*programFolder, "the program's own folder"});
    addSystemFolders(folders);
    folders.push_back({".", "the current folder"});
    addPath(folders);
    return folders;
}

const char* libraryName() { return "winfax.dll"; }

const char* adviceOnLibrary() {
    return "lay winfax.dll into the program's own folder, or run \"winfaxd install\" as "
           "administrator";
}

}  // namespace winfax::tool
