// SPDX-License-Identifier: MIT
#include "install/posix/system_files.h"

#include <sys/stat.h>

#include <span>
#include <system_error>

#include "packaged_texts.h"
#include "platform/files.h"
#include "platform/posix/system_error.h"

namespace winfax::install {

namespace {

namespace fs = std::filesystem;
using model::Result;

constexpr std::string_view kProgramMark = "@WINFAXD@";

// systemd's own quoting: blanks need it, and a percent sign would begin a specifier.
std::string asCommand(const fs::path& program) {
    std::string command = "\"";
    for (const char character : program.native()) {
        if (character == '"' || character == '\\') command += '\\';
        command += character;
        if (character == '%' || character == '$') command += character;
    }
    return command + "\"";
}

std::string serviceUnit(const fs::path& program) {
    std::string unit(kServiceUnit);
    unit.replace(unit.find(kProgramMark), kProgramMark.size(), asCommand(program));
    return unit;
}

tl::unexpected<model::Error> failFile(const std::error_code& error, std::string_view action,
                                      const fs::path& file) {
    return platform::systemFailure(error.value(), action, file.native());
}

Result<void> writeLink(const fs::path& place, const fs::path& target) {
    std::error_code error;
    fs::remove(place, error);
    if (!error) fs::create_symlink(target, place, error);
    if (error) return failFile(error, "make the link", place);
    return {};
}

Result<void> writeText(const fs::path& place, const std::string& text) {
    const std::span content(text.data(), text.size());
    if (auto written = platform::writeFileDurably(place, std::as_bytes(content)); !written)
        return written;
    if (::chmod(place.c_str(), 0644) != 0)
        return platform::systemFailure(errno, "set the mode of", place.native());
    return {};
}

}  // namespace

std::vector<SystemFile> systemFiles(const fs::path& program) {
    const fs::path units = "/etc/systemd/system";
    // The socket comes last: with it clients see a system instance.
    return {{"/etc/sysusers.d/winfax.conf", std::string(kAccounts), {}},
            {units / "winfaxd.service", serviceUnit(program), {}},
            {units / "sockets.target.wants/winfaxd.socket", {}, units / "winfaxd.socket"},
            {units / "winfaxd.socket", std::string(kSocketUnit), {}}};
}

fs::path below(const fs::path& root, const fs::path& path) {
    return root.empty() ? path : root / path.relative_path();
}

bool isThere(const fs::path& file) {
    std::error_code error;
    return fs::exists(fs::symlink_status(file, error));
}

Result<void> writeSystemFile(const fs::path& root, const SystemFile& file) {
    const fs::path place = below(root, file.path);
    std::error_code error;
    fs::create_directories(place.parent_path(), error);
    if (error) return failFile(error, "make the directory", place.parent_path());
    return file.linkTarget.empty() ? writeText(place, file.content)
                                   : writeLink(place, file.linkTarget);
}

Result<bool> removeSystemFile(const fs::path& root, const SystemFile& file) {
    const fs::path place = below(root, file.path);
    std::error_code error;
    const bool removed = fs::remove(place, error);
    if (error && error != std::errc::no_such_file_or_directory &&
        error != std::errc::not_a_directory)
        return failFile(error, "remove", place);
    for (fs::path folder = file.path.parent_path(); folder.has_relative_path();
         folder = folder.parent_path()) {
        if (!fs::remove(below(root, folder), error)) break;  // not empty, which is as well
    }
    return removed;
}

}  // namespace winfax::install
