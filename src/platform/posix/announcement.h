// SPDX-License-Identifier: MIT
#pragma once

namespace winfax::platform {

// Where a program that startDetached() started finds the socket to announce itself on.
inline constexpr int kAnnouncementDescriptor = 3;

}  // namespace winfax::platform
