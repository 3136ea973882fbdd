// SPDX-License-Identifier: MIT
// Where endpoints and locks of an instance lie: a socket path ends at 108 bytes, and everything is
// in a directory that only its owner can reach into.
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <cerrno>
#include <optional>

#include "ipc/posix/endpoint.h"
#include "ipc/private_endpoint.h"
#include "platform/environment.h"
#include "platform/files.h"
#include "platform/paths.h"
#include "platform/posix/system_error.h"

namespace winfax::ipc {
namespace {

namespace fs = std::filesystem;
using model::Result;

constexpr const char* kSystemDirectory = "/run/winfax";
constexpr const char* kSystemSocketUnits[] = {"/etc/systemd/system/winfaxd.socket",
                                              "/usr/lib/systemd/system/winfaxd.socket",
                                              "/lib/systemd/system/winfaxd.socket"};

bool isOwnDirectory(const fs::path& path) {
    struct stat status {};
    return ::lstat(path.c_str(), &status) == 0 && S_ISDIR(status.st_mode) &&
           status.st_uid == geteuid();
}

bool exists(const char* path) {
    struct stat status {};
    return ::lstat(path, &status) == 0;
}

bool fitsSocketAddress(const fs::path& path) {
    return path.native().size() < sizeof(sockaddr_un::sun_path);
}

// The session's own directory. Where the variable is lost (cron, sudo), the usual place is tried,
// so that one user's programs meet at one endpoint.
std::optional<fs::path> sessionDirectory() {
    const std::string usual = "/run/user/" + std::to_string(geteuid());
    for (const auto& candidate :
         {platform::environmentVariable("XDG_RUNTIME_DIR"), std::optional(usual)}) {
        if (!candidate) continue;
        const fs::path directory = *candidate;
        if (directory.is_absolute() && isOwnDirectory(directory)) return directory;
    }
    return std::nullopt;
}

// What lies here is trusted, and in the temporary directory anybody may have made it.
Result<void> prepareRuntimeDirectory(const Instance& instance) {
    const fs::path& directory = instance.runtimeDirectory;
    if (auto made = platform::makePrivateDirectory(directory); !made) return made;
    struct stat status {};
    if (::lstat(directory.c_str(), &status) != 0)
        return platform::systemFailure(errno, "examine", directory.native());
    if (status.st_uid != geteuid() || (status.st_mode & 077) != 0)
        return model::fail(model::ErrorCode::accessDenied,
                           directory.native() +
                               " must belong to this user and be closed to others: remove it, or "
                               "run chmod 700 on it");
    return {};
}

Result<void> prepareSystemDirectory(const Instance& instance) {
    const fs::path& directory = instance.runtimeDirectory;
    // systemd makes it (RuntimeDirectory=); clients of the group must be able to pass through.
    if (::mkdir(directory.c_str(), 0755) != 0 && errno != EEXIST)
        return platform::systemFailure(errno, "create the directory", directory.native());
    return platform::makePrivateDirectory(directory);
}

class FileInstanceLock final : public InstanceLock {
  public:
    explicit FileInstanceLock(std::unique_ptr<platform::FileLock> runtime,
                              std::unique_ptr<platform::FileLock> state = nullptr)
        : runtime_(std::move(runtime)), state_(std::move(state)) {}

  private:
    std::unique_ptr<platform::FileLock> runtime_;
    std::unique_ptr<platform::FileLock> state_;
};

Result<std::unique_ptr<platform::FileLock>> lockForService(const Instance& instance,
                                                           const fs::path& file) {
    auto lock = platform::tryLockFile(file);
    if (!lock && lock.error().code == model::ErrorCode::alreadyExists)
        return model::fail(lock.error().code, "a fax service of the instance \"" + instance.name +
                                                  "\" runs already: it holds " + file.native());
    return lock;
}

}  // namespace

Result<void> placePrivateEndpoint(Instance& instance) {
    if (const auto session = sessionDirectory()) {
        instance.runtimeDirectory = *session / "winfax";
        const fs::path endpoint = instance.runtimeDirectory / instance.name;
        instance.endpoint = endpoint.native();
        if (fitsSocketAddress(endpoint)) return {};
    }
    instance.runtimeDirectory = "/tmp/winfax-" + std::to_string(geteuid());
    instance.endpoint = (instance.runtimeDirectory / instance.name).native();
    return {};
}

Instance systemInstance() {
    Instance instance;
    instance.name = "system";
    instance.system = true;
    instance.stateDirectory = platform::systemStateDirectory();
    instance.runtimeDirectory = kSystemDirectory;
    instance.endpoint = (instance.runtimeDirectory / "socket").native();
    return instance;
}

bool systemInstanceInstalled() {
    if (exists("/run/winfax/socket")) return true;
    for (const char* unit : kSystemSocketUnits)
        if (exists(unit)) return true;
    return false;
}

Result<void> prepareEndpoint(const Instance& instance) {
    return instance.system ? prepareSystemDirectory(instance) : prepareRuntimeDirectory(instance);
}

void removeEndpoint(const Instance& instance) {
    for (const char* suffix : {"", ".lock", ".start"}) {
        std::error_code ignored;
        fs::remove(instance.runtimeDirectory / (instance.name + suffix), ignored);
    }
}

Result<std::unique_ptr<InstanceLock>> lockInstance(const Instance& instance) {
    if (auto prepared = prepareEndpoint(instance); !prepared)
        return tl::unexpected(prepared.error());
    auto runtime = lockForService(instance, instance.runtimeDirectory / (instance.name + ".lock"));
    if (!runtime) return tl::unexpected(runtime.error());
    // Two services with different endpoints (another session directory, another name) must not
    // share one queue either: each would send its jobs.
    if (auto made = platform::makePrivateDirectory(instance.stateDirectory); !made)
        return tl::unexpected(made.error());
    auto state = lockForService(instance, instance.stateDirectory / "service.lock");
    if (!state) return tl::unexpected(state.error());
    return std::make_unique<FileInstanceLock>(std::move(*runtime), std::move(*state));
}

Result<std::unique_ptr<InstanceLock>> lockStart(const Instance& instance,
                                                std::chrono::milliseconds patience) {
    // The service manager serialises by itself.
    if (instance.system) return std::make_unique<FileInstanceLock>(nullptr);
    if (auto prepared = prepareRuntimeDirectory(instance); !prepared)
        return tl::unexpected(prepared.error());
    const fs::path file = instance.runtimeDirectory / (instance.name + ".start");
    Patience waiting(patience);
    for (;;) {
        auto lock = platform::tryLockFile(file);
        if (lock) return std::make_unique<FileInstanceLock>(std::move(*lock));
        if (lock.error().code != model::ErrorCode::alreadyExists)
            return tl::unexpected(lock.error());
        if (!waiting.pause())
            return model::fail(
                model::ErrorCode::timeout,
                "another program is still starting the fax service: it holds " + file.native());
    }
}

}  // namespace winfax::ipc
