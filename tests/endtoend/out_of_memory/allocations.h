// SPDX-License-Identifier: MIT
// The requests for memory that the library under test makes on the calling thread: counted, and
// refused as a test wishes. On Linux those of the system's own libraries are among them.
#pragma once

namespace winfax::endtoend {

// Which request is refused; the first is 1, and 0 none.
struct Shortage {
    long at = 0;
    bool lasting = false;  // every one after it as well
};

struct MemoryUse {
    long requests = 0;
    long refused = 0;
    long kept = 0;  // blocks that were given and not given back
};

// Between the two nothing but the library may ask for memory on this thread.
void beginShortage(const Shortage& shortage);
void relent();  // nothing is refused from here on
MemoryUse endShortage();

// What stands between a request and the allocator. One for each thread.
class Ledger {
  public:
    void open(const Shortage& shortage) {
        shortage_ = shortage;
        use_ = {};
        open_ = true;
    }
    void relent() { shortage_ = {}; }
    MemoryUse close() {
        open_ = false;
        return use_;
    }

    bool grants() {
        if (!open_) return true;
        ++use_.requests;
        const bool refused =
            shortage_.at > 0 &&
            (shortage_.lasting ? use_.requests >= shortage_.at : use_.requests == shortage_.at);
        if (refused) ++use_.refused;
        return !refused;
    }
    void given() {
        if (open_) ++use_.kept;
    }
    void takenBack() {
        if (open_) --use_.kept;
    }

  private:
    bool open_ = false;
    Shortage shortage_;
    MemoryUse use_;
};

}  // namespace winfax::endtoend
