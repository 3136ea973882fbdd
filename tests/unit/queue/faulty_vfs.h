// SPDX-License-Identifier: MIT
// SQLite's file layer with faults on demand, registered as kFaultyVfs.
#pragma once

#include <atomic>

namespace winfax::test {

inline constexpr const char* kFaultyVfs = "winfax-faulty";

struct Faults {
    std::atomic<int> syncsToFail = 0;   // of the write-ahead log
    std::atomic<int> writesToFail = 0;  // of the write-ahead log, as if the disk was full
};

// Registers the layer at the first call.
Faults& faults();

}  // namespace winfax::test
