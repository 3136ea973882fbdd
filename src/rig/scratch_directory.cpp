// SPDX-License-Identifier: MIT
#include "rig/scratch_directory.h"

#include <random>
#include <span>

#include "ipc/instance.h"
#include "platform/identity.h"
#include "platform/paths.h"

namespace winfax::rig {

namespace {

namespace fs = std::filesystem;

constexpr std::string_view kNamePrefix = "rig-";
constexpr const char* kLockSuffix = ".lock";
constexpr const char* kState = "state";

std::string randomName() {
    static constexpr std::string_view kLetters = "abcdefghijklmnopqrstuvwxyz234567";
    std::random_device random;
    std::string name(kNamePrefix);
    for (int count = 0; count < 12; ++count) name += kLetters[random() % kLetters.size()];
    return name;
}

fs::path lockFile(const fs::path& parent, const std::string& name) {
    return parent / platform::pathFromUtf8(name + kLockSuffix);
}

bool isLocked(const fs::path& file) {
    std::error_code error;
    return fs::exists(file, error) && !platform::tryLockFile(file);
}

// Whoever holds the lock may remove; the file of the lock goes when all the rest is gone.
void remove(const fs::path& parent, const std::string& name,
            std::unique_ptr<platform::FileLock> lock) {
    if (const auto instance = ipc::instanceNamed(name)) ipc::removeEndpoint(*instance);
    const fs::path directory = parent / platform::pathFromUtf8(name);
    std::error_code ignored;
    fs::remove_all(directory, ignored);
    lock.reset();
    if (!fs::exists(directory, ignored)) fs::remove(lockFile(parent, name), ignored);
}

// What processes have left that are no more. A service that has not noticed yet keeps its
// directory.
void removeAbandoned(const fs::path& parent) {
    std::error_code error;
    for (fs::directory_iterator entry(parent, error), end; !error && entry != end;
         entry.increment(error)) {
        const fs::path file = entry->path();
        const std::string name = platform::utf8FromPath(file.stem());
        if (file.extension() != kLockSuffix || !name.starts_with(kNamePrefix)) continue;
        auto lock = platform::tryLockFile(file);
        if (!lock || isLocked(parent / file.stem() / kState / "service.lock")) continue;
        remove(parent, name, std::move(*lock));
    }
}

Expected<fs::path> privateParent() {
    std::error_code error;
    const fs::path temporary = fs::temp_directory_path(error);
    if (error) {
        return failed(Status::failed, "there is no temporary directory: " + error.message());
    }
    const fs::path parent =
        temporary / platform::pathFromUtf8("winfax-rig-" + platform::currentUser().id);
    if (const auto made = platform::makePrivateDirectory(parent); !made) {
        return failed(Status::failed, "cannot use the directory of rigs: " + made.error().detail);
    }
    return parent;
}

}  // namespace

ScratchDirectory::ScratchDirectory(fs::path parent, std::string name,
                                   std::unique_ptr<platform::FileLock> lock)
    : parent_(std::move(parent)),
      name_(std::move(name)),
      path_(parent_ / platform::pathFromUtf8(name_)),
      lock_(std::move(lock)) {}

Expected<std::unique_ptr<ScratchDirectory>> ScratchDirectory::make() {
    const auto parent = privateParent();
    if (!parent) return tl::unexpected(parent.error());
    return makeBelow(*parent);
}

Expected<std::unique_ptr<ScratchDirectory>> ScratchDirectory::makeBelow(const fs::path& parent) {
    removeAbandoned(parent);
    // Somebody who removes what is abandoned may have taken the lock for abandoned, too.
    constexpr int kTries = 10;
    std::string name = randomName();
    auto lock = platform::tryLockFile(lockFile(parent, name));
    for (int tried = 1; !lock && tried < kTries; ++tried) {
        name = randomName();
        lock = platform::tryLockFile(lockFile(parent, name));
    }
    if (!lock) {
        return failed(Status::failed, "cannot make a directory: " + lock.error().detail);
    }
    std::unique_ptr<ScratchDirectory> made(new ScratchDirectory(parent, name, std::move(*lock)));
    if (auto state = platform::makePrivateDirectory(made->stateDirectory()); !state) {
        return failed(Status::failed, "cannot make a directory: " + state.error().detail);
    }
    return made;
}

ScratchDirectory::~ScratchDirectory() { remove(parent_, name_, std::move(lock_)); }

fs::path ScratchDirectory::stateDirectory() const { return path_ / kState; }

Expected<void> ScratchDirectory::write(const fs::path& file, std::string_view text) const {
    const auto written = platform::writeFileDurably(file, std::as_bytes(std::span(text)));
    if (!written) return failed(Status::failed, "cannot write: " + written.error().detail);
    return {};
}

}  // namespace winfax::rig
