// SPDX-License-Identifier: MIT
#include "install/installer.h"

#include <sys/stat.h>

#include <cerrno>
#include <system_error>

#include "install/posix/run_tool.h"
#include "install/posix/system_files.h"
#include "ipc/instance.h"
#include "platform/paths.h"
#include "platform/posix/system_error.h"
#include "platform/posix/users.h"

namespace winfax::install {

namespace {

namespace fs = std::filesystem;
using model::ErrorCode;
using model::Result;

constexpr const char* kPackagedUnit = "/usr/lib/systemd/system/winfaxd.socket";
constexpr const char* kWrittenUnit = "/etc/systemd/system/winfaxd.socket";

bool systemdRuns() { return isThere("/run/systemd/system"); }  // sd_booted(3)

// The path of this winfaxd on the machine that the files are for.
fs::path programFor(const fs::path& root) {
    const fs::path program = platform::moduleDirectory() / "winfaxd";
    if (root.empty()) return program;
    const fs::path inside = program.lexically_relative(root);
    return inside.empty() || *inside.begin() == ".." ? program : "/" / inside;
}

// The service's account must reach the program, and nobody but root may replace it.
Result<void> judgeProgram(const fs::path& program) {
    for (fs::path place = program;; place = place.parent_path()) {
        struct stat status {};
        if (::stat(place.c_str(), &status) != 0)
            return platform::systemFailure(errno, "examine", place.native());
        const bool sticky = (status.st_mode & S_ISVTX) != 0 && place != program;
        const bool safe = status.st_uid == 0 && (sticky || (status.st_mode & 022) == 0);
        if (!safe || (status.st_mode & S_IXOTH) == 0)
            return model::fail(
                ErrorCode::accessDenied,
                "the service cannot be run from " + program.native() + ": " + place.native() +
                    (safe ? " is closed to other users" : " can be changed by others than root") +
                    "; put OpenWinFax under /usr/local first (cmake --install)");
        if (place == place.parent_path()) return {};
    }
}

// Accounts and a listening socket, by the tools of the system.
Result<void> bringUp(const Tell& tell) {
    if (auto made = runTool({"systemd-sysusers", "/etc/sysusers.d/winfax.conf"}); !made)
        return made;
    tell("the service runs as the user winfax; members of the group fax may use it");
    if (!systemdRuns()) {
        tell("systemd is not running here: the service can be used after the next start");
        return {};
    }
    if (auto reloaded = runTool({"systemctl", "daemon-reload"}); !reloaded) return reloaded;
    // A service of a former installation must make way for this program.
    if (auto stopped = runTool({"systemctl", "stop", "winfaxd.socket", "winfaxd.service"});
        !stopped)
        return stopped;
    if (auto started = runTool({"systemctl", "start", "winfaxd.socket"}); !started) return started;
    tell("systemd listens at " + ipc::systemInstance().endpoint +
         " and starts the service when somebody connects");
    return {};
}

Result<void> writeAll(const fs::path& root, const Tell& tell) {
    for (const SystemFile& file : systemFiles(programFor(root))) {
        if (auto written = writeSystemFile(root, file); !written) return written;
        tell("wrote " + below(root, file.path).native());
    }
    return {};
}

// Removes files and whatever still runs of them; returns the first failure, after trying all.
Result<void> takeDown(const fs::path& root, const Tell& tell) {
    Result<void> outcome;
    const bool live = root.empty() && systemdRuns();
    if (live && isThere(kWrittenUnit))
        outcome = runTool({"systemctl", "stop", "winfaxd.socket", "winfaxd.service"});
    for (const SystemFile& file : systemFiles({})) {
        const auto removed = removeSystemFile(root, file);
        if (!removed && outcome) outcome = tl::unexpected(removed.error());
        if (removed && *removed) tell("removed " + below(root, file.path).native());
    }
    if (live) {
        if (auto reloaded = runTool({"systemctl", "daemon-reload"}); !reloaded && outcome)
            outcome = reloaded;
    }
    return outcome;
}

Result<void> removeTree(const fs::path& folder, const Tell& tell) {
    if (!isThere(folder)) return {};
    std::error_code error;
    fs::remove_all(folder, error);
    if (error) return platform::systemFailure(error.value(), "remove", folder.native());
    tell("removed " + folder.native());
    return {};
}

}  // namespace

bool knowsPrivateRoots() { return true; }

const char* adviceOnRights() { return "run it as root (sudo), or write elsewhere with --root DIR"; }

Result<void> installSystem(const Options& options, const Tell& tell) {
    const fs::path root = options.root.empty() ? fs::path() : fs::canonical(options.root);
    if (isThere(below(root, kPackagedUnit))) {
        tell("a package has installed the system instance already (" +
             below(root, kPackagedUnit).native() + "); nothing is to be done");
        return {};
    }
    if (root.empty()) {
        if (auto judged = judgeProgram(programFor(root)); !judged) return judged;
    }
    const bool repeated = fs::is_regular_file(below(root, kWrittenUnit));
    auto outcome = writeAll(root, tell);
    if (outcome && root.empty()) outcome = bringUp(tell);
    // What failed half way must not leave clients waiting for a service that never comes.
    if (!outcome && !repeated) static_cast<void>(takeDown(root, tell));
    return outcome;
}

Result<void> uninstallSystem(const Options& options, const Tell& tell) {
    const fs::path root = options.root.empty() ? fs::path() : fs::canonical(options.root);
    if (isThere(below(root, kPackagedUnit)))
        return model::fail(ErrorCode::accessDenied,
                           "a package has installed the system instance (" +
                               below(root, kPackagedUnit).native() +
                               "): remove that package instead");
    if (auto down = takeDown(root, tell); !down) return down;
    const ipc::Instance instance = ipc::systemInstance();
    if (root.empty()) {
        if (auto removed = removeTree(instance.runtimeDirectory, tell); !removed) return removed;
        if (platform::userNamed("winfax"))
            tell("the user winfax and the group fax stay, because files may belong to them");
    }
    const fs::path state = below(root, instance.stateDirectory);
    if (options.purge) return removeTree(state, tell);
    if (isThere(state)) tell("the queue and the sent pages stay in " + state.native());
    return {};
}

}  // namespace winfax::install
