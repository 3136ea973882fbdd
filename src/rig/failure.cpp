// SPDX-License-Identifier: MIT
#include "rig/failure.h"

#include <cstdint>

namespace winfax::rig {

namespace {

Status statusOf(model::ErrorCode code) {
    using enum model::ErrorCode;
    switch (code) {
        case timeout:
        case serverUnavailable:
        case callFailed:
            return Status::serviceLost;
        case invalidData:
            return Status::invalidArgument;
        default:
            return Status::refused;
    }
}

}  // namespace

tl::unexpected<Failure> failed(const model::Error& error, const std::string& what) {
    std::string text = "cannot " + what + ": ";
    if (!error.detail.empty()) text += error.detail + " ";
    text += "(error " + std::to_string(static_cast<std::uint32_t>(error.code)) + ")";
    return failed(statusOf(error.code), std::move(text));
}

}  // namespace winfax::rig
