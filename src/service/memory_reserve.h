// SPDX-License-Identifier: MIT
// Memory for the hour in which there is none: what the service has begun is finished with it, so
// that what it knows and what is on the disk stay the same; and until it is whole again, no call is
// begun (decision 37). One for the process, because operator new is.
#pragma once

#include <cstddef>

namespace winfax::service {

inline constexpr std::size_t kUsualReserve = 4u << 20;  // far more than all that is under way

class MemoryReserve {
  public:
    // Sets this much aside. From here on operator new takes from it before it fails.
    static void keep(std::size_t bytes);
    // Any thread. Nothing of it is missing, or what was missing could be set aside again now.
    static bool isWhole();

    // While one is there, operator new fails on this thread before it takes from the reserve: for
    // what may be larger than that is, and can be refused. All of it would be given back in vain,
    // and then be taken by whoever asks next.
    class Untouched {
      public:
        Untouched();
        ~Untouched();
        Untouched(const Untouched&) = delete;
        Untouched& operator=(const Untouched&) = delete;
    };
};

}  // namespace winfax::service
