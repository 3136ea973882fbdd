// SPDX-License-Identifier: MIT
// A fuzz target: a function that takes bytes from a stranger and stops the process when something
// does not hold.
//
//   WINFAX_FUZZ_TARGET(frame) { ... bytes ... }        (in namespace winfax::fuzz)
//
// In the preset fuzz it is what libFuzzer calls; everywhere else an entry of the table that
// corpus_main.cpp runs.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <map>
#include <span>
#include <string_view>

namespace winfax::fuzz {

using Bytes = std::span<const std::byte>;
using Target = void (*)(Bytes);

inline std::string_view textOf(Bytes bytes) {
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

// A property that holds whatever the bytes are.
inline void require(bool holds, const char* property) {
    if (holds) return;
    std::fprintf(stderr, "does not hold: %s\n", property);
    std::abort();
}

// By name, of this program.
inline std::map<std::string_view, Target>& targets() {
    static std::map<std::string_view, Target> all;
    return all;
}

}  // namespace winfax::fuzz

#ifdef WINFAX_FUZZ
#define WINFAX_FUZZ_ENTRY(name)                                                         \
    extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) { \
        target_##name(std::as_bytes(std::span(data, size)));                            \
        return 0;                                                                       \
    }
#else
#define WINFAX_FUZZ_ENTRY(name)                       \
    [[maybe_unused]] static const bool entry_##name = \
        targets().emplace(#name, &target_##name).second;
#endif

#define WINFAX_FUZZ_TARGET(name)            \
    static void target_##name(Bytes bytes); \
    WINFAX_FUZZ_ENTRY(name)                 \
    static void target_##name(Bytes bytes)
