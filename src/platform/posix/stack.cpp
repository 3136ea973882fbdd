// SPDX-License-Identifier: MIT
#include "platform/stack.h"

#include <array>
#include <cstdlib>
#include <memory>

#if __has_include(<execinfo.h>)
#include <execinfo.h>
#define WINFAX_HAS_BACKTRACE 1
#endif

namespace winfax::platform {

std::vector<std::string> callStack() {
    std::vector<std::string> lines;
#ifdef WINFAX_HAS_BACKTRACE
    std::array<void*, 64> frames{};
    const int count = ::backtrace(frames.data(), static_cast<int>(frames.size()));
    const std::unique_ptr<char*, decltype(&std::free)> names(
        ::backtrace_symbols(frames.data(), count), std::free);
    for (int i = 0; names != nullptr && i < count; ++i) lines.emplace_back(names.get()[i]);
#endif
    return lines;
}

}  // namespace winfax::platform
