// SPDX-License-Identifier: MIT
#pragma once

#include <optional>

#include "model/errors.h"
#include "watching/invocation.h"

namespace winfax::watching {

// Watches calls. All functions: any thread, several at once; they must not call the API.
class Observer {
  public:
    virtual ~Observer() = default;

    // Before the call is judged; `in`, `handle`, `job` and `structures` are known. An error is the
    // call's outcome: the library does not carry it out, clears its outputs (B5) and fails so.
    virtual std::optional<model::ErrorCode> before(Invocation&) { return std::nullopt; }

    // When all is known, and before the caller sees it.
    virtual void after(Invocation&) {}

    // An event was handed to the application, which gives it back with LocalFree (B2); and it did,
    // which is seen only where LocalFree is ours.
    virtual void eventMade(std::uintptr_t) {}
    virtual void eventFreed(std::uintptr_t) {}

    // Something that belongs to no call, to be written down.
    virtual void note(const Json&) {}

    // The library is left in an orderly way: unloaded, or the process returns from main or calls
    // exit(). Never called when a process is ended by force.
    virtual void finish() {}

    // Around fork(): locks are held across it, so that the child's copy is consistent.
    virtual void beforeFork() {}
    virtual void afterFork() {}
};

}  // namespace winfax::watching
