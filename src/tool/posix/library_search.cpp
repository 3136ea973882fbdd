// SPDX-License-Identifier: MIT
// As ld.so(8) has it.
#include "tool/library_search.h"

#include <cstddef>
#include <sstream>

#include "platform/child_process.h"
#include "platform/environment.h"

namespace winfax::tool {

namespace {

namespace fs = std::filesystem;

constexpr const char* kName = "libwinfax.so";

// "<tab>libwinfax.so (libc6,x86-64) => /usr/lib/x86_64-linux-gnu/libwinfax.so". Only the library
// knows the form of its cache, so its own program prints it.
void addCache(std::vector<SearchedFolder>& folders) {
    const auto printed = platform::runChild("/sbin/ldconfig", {"-p"}, {}, {});
    if (!printed) return;
    const auto* begin = reinterpret_cast<const char*>(printed->data());
    std::istringstream lines(std::string(begin, printed->size()));
    for (std::string line; std::getline(lines, line);) {
        const auto arrow = line.find(" => ");
        if (arrow == line.npos || line.find(std::string("\t") + kName + " ") != 0) continue;
        folders.push_back({fs::path(line.substr(arrow + 4)).parent_path(), "the loader's cache"});
    }
}

void addVariable(std::vector<SearchedFolder>& folders) {
    const auto value = platform::environmentVariable("LD_LIBRARY_PATH");
    if (!value) return;
    std::string_view rest = *value;
    for (;;) {
        const auto end = rest.find_first_of(":;");
        const std::string_view part = rest.substr(0, end);
        folders.push_back({part.empty() ? fs::path(".") : fs::path(part), "LD_LIBRARY_PATH"});
        if (end == rest.npos) return;
        rest.remove_prefix(end + 1);
    }
}

}  // namespace

std::vector<SearchedFolder> libraryFolders(const std::optional<fs::path>& programFolder) {
    std::vector<SearchedFolder> folders;
    if (programFolder) folders.push_back({*programFolder, "the program's RUNPATH"});
    addVariable(folders);
    addCache(folders);
    for (const char* folder : {"/lib64", "/usr/lib64", "/lib", "/usr/lib"}) {
        folders.push_back({folder, "a folder of the system"});
    }
    return folders;
}

const char* libraryName() { return kName; }

const char* adviceOnLibrary() {
    return "install the package, run ldconfig after an installation by hand, or name the library's "
           "folder in LD_LIBRARY_PATH or in the program's RUNPATH";
}

}  // namespace winfax::tool
