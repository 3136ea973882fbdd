// SPDX-License-Identifier: MIT
// Work that is handed to a process of its own, because it may crash or run away.
#pragma once

#include <atomic>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <vector>

#include "model/errors.h"

namespace winfax::platform {

struct ChildLimits {
    std::chrono::milliseconds wallTime{60'000};
    std::chrono::seconds processorTime{60};
    std::uint64_t memory = std::uint64_t{1} << 30;    // bytes of address space, or committed
    std::uint64_t output = std::uint64_t{256} << 20;  // bytes that it may write
    bool confined = true;  // it writes no file and, on Windows, starts no process
    // Of one that is not confined: its working directory, and that of its temporary files (empty:
    // as ours); bytes of its largest file, where the system can limit that (0: no limit).
    std::filesystem::path directory{};
    std::uint64_t files = 0;
    // Looked at a few times a second: once it is true, the child is ended (serverUnavailable). Must
    // outlive the call.
    const std::atomic<bool>* cancelled = nullptr;
};

// Runs `program` with `input` as its standard input until it ends; what it wrote to its standard
// output. It inherits nothing else, what it writes to standard error is dropped, and it never
// outlives the call. The limits hold before it can read the first byte.
// timeout: over a limit of time. serverUnavailable: it could not be started. internalError: it
// ended with another exit code than 0, was killed, or wrote more than it may. The detail says
// which. Blocks; several threads may be in it.
model::Result<std::vector<std::byte>> runChild(const std::filesystem::path& program,
                                               const std::vector<std::string>& arguments,
                                               std::span<const std::byte> input,
                                               const ChildLimits& limits);

// In the started program: everything that the caller sends. invalidData for more than `limit`
// bytes.
model::Result<std::vector<std::byte>> readStandardInput(std::uint64_t limit);

// In the started program: the answer.
model::Result<void> writeStandardOutput(std::span<const std::byte> output);

}  // namespace winfax::platform
