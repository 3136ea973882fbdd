// SPDX-License-Identifier: MIT
// posix_spawn and never fork: these run in processes that have threads, strange descriptors and
// signal settings of their own, and nothing of those is passed on.
#pragma once

#include <fcntl.h>
#include <spawn.h>
#include <sys/types.h>

#include <csignal>
#include <string>
#include <vector>

#include "model/errors.h"

namespace winfax::platform {

// A session of its own, and no signal blocked or ignored because the caller does so.
class SpawnAttributes {
  public:
    SpawnAttributes() {
        posix_spawnattr_init(&attributes_);
        posix_spawnattr_setflags(
            &attributes_, POSIX_SPAWN_SETSID | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
        sigset_t signals;
        sigemptyset(&signals);
        posix_spawnattr_setsigmask(&attributes_, &signals);
        sigfillset(&signals);
        posix_spawnattr_setsigdefault(&attributes_, &signals);
    }
    ~SpawnAttributes() { posix_spawnattr_destroy(&attributes_); }
    SpawnAttributes(const SpawnAttributes&) = delete;
    SpawnAttributes& operator=(const SpawnAttributes&) = delete;
    const posix_spawnattr_t* get() const { return &attributes_; }

  private:
    posix_spawnattr_t attributes_;
};

// What becomes of the child's descriptors, in the order of the calls.
class SpawnActions {
  public:
    SpawnActions() { note(posix_spawn_file_actions_init(&actions_)); }
    ~SpawnActions() { posix_spawn_file_actions_destroy(&actions_); }
    SpawnActions(const SpawnActions&) = delete;
    SpawnActions& operator=(const SpawnActions&) = delete;

    // Ours becomes `theirs`. A stdio number must not be ours: it may be replaced before.
    void pass(int ours, int theirs) {
        note(posix_spawn_file_actions_adddup2(&actions_, ours, theirs));
    }
    void open(int theirs, const char* file, int flags) {
        note(posix_spawn_file_actions_addopen(&actions_, theirs, file, flags, 0600));
    }
    void changeDirectory(const char* directory) {
        note(posix_spawn_file_actions_addchdir_np(&actions_, directory));
    }
    // The child gets no descriptor from `first` on.
    void closeFrom(int first) { note(posix_spawn_file_actions_addclosefrom_np(&actions_, first)); }
    const posix_spawn_file_actions_t* get() const { return &actions_; }
    // Of the first that is missing; 0: none is. A child without all of them must not begin.
    int error() const { return error_; }

  private:
    void note(int error) {
        if (error_ == 0) error_ = error;
    }

    posix_spawn_file_actions_t actions_;
    int error_ = 0;
};

// Its temporary files go to `temporary`; empty: where ours go. serverUnavailable, with the reason,
// when the program cannot be started; notEnoughMemory when that is the reason.
model::Result<pid_t> spawn(const std::string& program, const std::vector<std::string>& arguments,
                           const SpawnActions& actions, const std::string& temporary = {});

// The words of a command line as the system takes them; as long as both arguments live.
std::vector<char*> argumentVector(const std::string& program,
                                  const std::vector<std::string>& arguments);

}  // namespace winfax::platform
