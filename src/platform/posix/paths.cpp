// SPDX-License-Identifier: MIT
#include "platform/paths.h"

#include <dlfcn.h>
#include <link.h>
#include <unistd.h>

#include <fstream>
#include <sstream>
#include <system_error>

#include "platform/environment.h"
#include "platform/posix/users.h"
#include "text/encoding.h"

namespace winfax::platform {
namespace {

namespace fs = std::filesystem;

constexpr const char* kServiceProgram = "winfaxd";

bool isWellFormed(std::u16string_view text) { return text::fromUtf8(text::toUtf8(text)) == text; }

// A NUL would silently end the path early in every system call.
bool holdsNul(std::string_view path) { return path.find('\0') != path.npos; }

// The XDG rule: a base directory is taken from the environment only when it is absolute.
fs::path baseDirectory(const char* variable, const char* belowHome) {
    if (const auto value = environmentVariable(variable)) {
        const fs::path directory = *value;
        if (directory.is_absolute()) return directory / "winfax";
    }
    std::string home = environmentVariable("HOME").value_or("");
    if (home.empty() || home.front() != '/')
        if (const auto account = accountOf(geteuid())) home = account->homeDirectory;
    if (home.empty() || home.front() != '/') return {};
    return fs::path(home) / belowHome / "winfax";
}

std::string hostName() {
    char name[256] = {};
    if (gethostname(name, sizeof name - 1) != 0) return {};
    return name;
}

// Other names of this machine in the hosts file. The resolver is not asked: it may wait for a name
// server, and the caller wants to refuse a foreign name at once (L22).
std::vector<std::string> aliasesOf(const std::string& host) {
    std::vector<std::string> aliases;
    std::ifstream hosts("/etc/hosts");
    for (std::string line; std::getline(hosts, line);) {
        std::istringstream words(line.substr(0, line.find('#')));
        std::vector<std::string> names;
        bool ours = false;
        std::string word;
        words >> word;  // the address
        while (words >> word) {
            ours = ours || word == host;
            names.push_back(word);
        }
        if (ours) aliases.insert(aliases.end(), names.begin(), names.end());
    }
    return aliases;
}

}  // namespace

Path pathFromUtf16(std::u16string_view path) {
    if (!isWellFormed(path)) return {};
    return pathFromUtf8(text::toUtf8(path));
}

Path pathFromUtf8(std::string_view path) {
    return holdsNul(path) ? Path() : Path(std::string(path));
}

std::u16string utf16FromPath(const Path& path) { return text::fromUtf8(path.native()); }

// The bytes as they are, so that pathFromUtf8() finds the same file again.
std::string utf8FromPath(const Path& path) { return path.native(); }

Path moduleFile() {
    Dl_info info;
    link_map* module = nullptr;
    // Any address of this module will do.
    static const char anchor = 0;
    if (!dladdr1(&anchor, &info, reinterpret_cast<void**>(&module), RTLD_DL_LINKMAP)) return {};
    // The program itself has no name in the list of modules.
    const bool program = !module || !module->l_name || !*module->l_name;
    std::error_code error;
    const fs::path file =
        program ? fs::read_symlink("/proc/self/exe", error) : fs::canonical(module->l_name, error);
    return error ? Path() : Path(file);
}

Path moduleDirectory() { return moduleFile().parent_path(); }

std::vector<Path> servicePrograms() { return serviceProgramsFor(moduleDirectory()); }

std::vector<Path> serviceProgramsFor(const Path& directory) {
    std::vector<Path> programs;
    if (!directory.empty()) {
        // Two steps up for libraries in lib/<architecture>.
        for (const char* place :
             {".", "../bin", "../../bin", "../libexec/winfax", "../../libexec/winfax"})
            programs.push_back((fs::path(directory) / place / kServiceProgram).lexically_normal());
    }
    programs.push_back(fs::path("/usr/libexec/winfax") / kServiceProgram);
    return programs;
}

Path userStateRoot() { return baseDirectory("XDG_STATE_HOME", ".local/state"); }
Path systemStateDirectory() { return "/var/lib/winfax"; }
Path userConfigDirectory() { return baseDirectory("XDG_CONFIG_HOME", ".config"); }

std::vector<std::u16string> machineNames() {
    const std::string host = hostName();
    if (host.empty()) return {};
    std::vector<std::string> names = aliasesOf(host);
    names.push_back(host);
    if (const auto dot = host.find('.'); dot != host.npos && dot > 0)
        names.push_back(host.substr(0, dot));
    std::vector<std::u16string> wide;
    for (const std::string& name : names) wide.push_back(text::fromUtf8(name));
    return wide;
}

}  // namespace winfax::platform
