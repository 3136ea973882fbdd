// SPDX-License-Identifier: MIT
// How a program that we start tells that it is ready: a byte through a socket pair.
#pragma once

#include <chrono>
#include <string>

#include "model/errors.h"
#include "platform/posix/descriptor.h"

namespace winfax::platform {

// Where the started program finds its end.
inline constexpr int kAnnouncementDescriptor = 3;

struct AnnouncementPair {
    Descriptor ours;
    Descriptor theirs;  // close it once the program has it, so that its end is noticed
};

// Neither end has a stdio number, so that replacing those cannot close it.
model::Result<AnnouncementPair> makeAnnouncementPair();

// serverUnavailable when `program` ended before it announced anything, timeout after `deadline`.
model::Result<void> awaitAnnouncement(const Descriptor& ours,
                                      std::chrono::steady_clock::time_point deadline,
                                      const std::string& program);

}  // namespace winfax::platform
