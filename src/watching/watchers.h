// SPDX-License-Identifier: MIT
// All that watches the calls of this process, as its environment asks (docs/trace.md, strict.md, replay.md). Variables
// that steer us are not obeyed in set-uid and elevated processes (platform/environment.h).
#pragma once

#include <atomic>
#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "model/errors.h"
#include "watching/genuine.h"
#include "watching/invocation.h"
#include "watching/observer.h"
#include "watching/replay.h"

namespace winfax::watching {

class Watchers {
  public:
    // Made by decide(), at the first call of the process, and never destroyed. nullptr: nothing
    // watches. Asking costs one load of an atomic.
    static bool decided() { return state_.load(std::memory_order_acquire) != State::undecided; }
    static Watchers* decide();
    static Watchers* instance() {
        return state_.load(std::memory_order_acquire) == State::on ? watchers_ : nullptr;
    }

    // Whether persons and telephone numbers are left out of what is described
    // (WINFAX_TRACE_REDACT).
    bool redacted() const { return redacted_; }
    // Whether bytes are described to the last (WINFAX_RECORD).
    bool complete() const { return complete_; }

    // Who answers in place of this library; at most one of them.
    const Genuine* genuine() const { return genuine_.get(); }
    Replay* replay() const { return replay_.get(); }

    std::uint64_t nextNumber() { return ++calls_; }
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
    enum class State : int { undecided, off, on };

    Watchers();

    static std::atomic<State> state_;
    static Watchers* watchers_;

    bool redacted_ = false;
    bool complete_ = false;
    std::unique_ptr<Genuine> genuine_;
    std::unique_ptr<Replay> replay_;
    std::atomic<std::uint64_t> calls_ = 0;
    template <class Tell>
    static void tellAll(Tell&& tell);

    // In the order in which they are asked before a call; after it, the other way round.
    std::vector<std::unique_ptr<Observer>> observers_;
};

}  // namespace winfax::watching
