// SPDX-License-Identifier: MIT
// All that watches the calls of this process, as its environment asks (docs/trace.md, strict.md,
// replay.md). Variables that steer us are not obeyed in set-uid and elevated processes
// (platform/environment.h).
#pragma once

#include <atomic>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "model/errors.h"
#include "watching/genuine.h"
#include "watching/invocation.h"
#include "watching/observer.h"
#include "watching/replay.h"

namespace winfax::watching {

class Watchers {
  public:
    // nullptr: nothing watches. Asking costs one load of an atomic.
    static Watchers* instance() { return current_.load(std::memory_order_acquire); }

    // Whether decide() was called.
    static bool decided() { return decided_.load(std::memory_order_acquire); }
    // Looks at the environment: at the first call of the process, and again at every connection,
    // for a test program wishes for something else in each of its tests. What is still wished for
    // stays as it is. Watchers are never destroyed: other threads may be looking at them.
    static Watchers* decide();

    // Whether persons and telephone numbers are left out of what is described
    // (WINFAX_TRACE_REDACT).
    bool redacted() const { return redacted_; }
    // Whether bytes are described to the last (WINFAX_RECORD).
    bool complete() const { return complete_; }

    // Who answers in place of this library; at most one of them.
    const Genuine* genuine() const { return genuine_.get(); }
    Replay* replay() const { return replay_.get(); }

    static std::uint64_t nextNumber() { return ++calls_; }
    std::optional<model::ErrorCode> before(Invocation& call);
    void after(Invocation& call);
    void note(const Json& what);

    // Nothing happens in these when nothing watches or no call was made yet.
    static void eventMade(const void* event);
    static void eventFreed(const void* event);
    static void finish();  // at the orderly end
    static void beforeFork();
    static void afterFork();

  private:
    // Takes over from `former`, which may be nullptr, what is still wished for.
    explicit Watchers(const Watchers* former);

    static std::atomic<Watchers*> current_;
    static std::atomic<bool> decided_;
    static std::atomic<std::uint64_t> calls_;

    std::map<std::string, std::string> wishes_;  // by the name of the variable; those that are set
    bool redacted_ = false;
    bool complete_ = false;
    std::shared_ptr<Genuine> genuine_;
    std::shared_ptr<Replay> replay_;
    std::shared_ptr<Observer> trace_;
    std::shared_ptr<Observer> recording_;
    std::shared_ptr<Observer> strict_;
    std::shared_ptr<Observer> faults_;
    // Those of the above that are there, in the order in which they are asked before a call; after
    // it, the other way round.
    std::vector<std::shared_ptr<Observer>> observers_;
};

}  // namespace winfax::watching
