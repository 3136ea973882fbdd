// SPDX-License-Identifier: MIT
// Through here every exported function goes: the one place at which calls can be watched and
// provoked (watchers/watchers.h). Where nobody watches, it is boundary() and nothing else.
#pragma once

#include <chrono>
#include <exception>
#include <optional>
#include <tuple>
#include <type_traits>

#include "abi/answer.h"
#include "abi/boundary.h"
#include "abi/describe.h"
#include "abi/signatures.h"
#include "watching/watchers.h"

namespace winfax::abi {

// The first call of a process finds out who watches calls, and every connection looks again. A call
// that finds no memory for that fails, so that none goes unwatched.
inline bool watchersDecided(bool lookAgain) {
    if (watching::Watchers::decided() && !lookAgain) return true;
    return boundary([]() -> model::Result<void> {
               watching::Watchers::decide();
               return {};
           }) != FALSE;
}

template <class Signature, class... Arguments>
BOOL refuse(const std::tuple<Arguments...>& arguments, model::ErrorCode code) {
    clearOutputs<Signature>(arguments);
    setLastError(static_cast<DWORD>(code));
    return FALSE;
}

// Watching never fails a call that it can begin with: what cannot be described, for want of memory,
// is not.
template <class Watch>
auto quietly(Watch&& watch) -> decltype(watch()) {
    try {
        return watch();
    } catch (const std::exception&) {
        return decltype(watch())();
    }
}

// Tells of a call that never came back from the application's callback: an exception, or the end of
// the thread, leads past us.
class NotedDeparture {
  public:
    NotedDeparture(watching::Watchers& watchers, watching::Invocation& call,
                   std::chrono::steady_clock::time_point started)
        : watchers_(watchers), call_(call), started_(started) {}
    ~NotedDeparture() {
        if (returned_) return;
        call_.took = std::chrono::steady_clock::now() - started_;
        call_.left = true;
        quietly([&] { watchers_.after(call_); });
    }
    NotedDeparture(const NotedDeparture&) = delete;
    NotedDeparture& operator=(const NotedDeparture&) = delete;
    void returned() { returned_ = true; }

  private:
    watching::Watchers& watchers_;
    watching::Invocation& call_;
    const std::chrono::steady_clock::time_point started_;
    bool returned_ = false;
};

template <class Signature, class... Arguments>
BOOL watched(watching::Watchers& watchers, const char* function, bool hasResult,
             Body<Arguments...> body, Arguments... arguments) {
    const std::tuple<Arguments...> all(arguments...);
    auto described = quietly([] { return std::optional(watching::Invocation()); });
    if (!described) return refuse<Signature>(all, model::ErrorCode::notEnoughMemory);
    watching::Invocation& call = *described;
    Describer describer(call, watchers.redacted(), watchers.complete());
    const DWORD before = lastError();
    call.function = function;
    call.number = watchers.nextNumber();
    const auto decided = quietly([&] {
        forEachParameter<Signature>([&](const auto&... each) { describer.in(each...); }, all);
        return watchers.before(call);
    });

    setLastError(before);
    call.began = std::chrono::system_clock::now();
    const auto started = std::chrono::steady_clock::now();
    NotedDeparture departure(watchers, call, started);
    const BOOL result = carryOutNoted<Signature>(watchers, call, function, decided, body, all);
    departure.returned();
    call.took = std::chrono::steady_clock::now() - started;
    const DWORD after = lastError();

    if (hasResult) call.result = result != FALSE;
    if (result == FALSE) call.error = after;
    quietly([&] {
        if (result != FALSE) {
            forEachParameter<Signature>([&](const auto&... each) { describer.out(each...); }, all);
        }
        watchers.after(call);
    });
    setLastError(after);
    return result;
}

template <class Signature>
constexpr bool kConnects = std::same_as<Signature, signature::FaxConnectFaxServer>;

// `function`: the export's own name.
template <class Signature, class... Arguments>
BOOL entry(const char* function, std::type_identity_t<Body<Arguments...>> body,
           Arguments... arguments) {
    if (!watchersDecided(kConnects<Signature>)) {
        return refuse<Signature>(std::tuple(arguments...), model::ErrorCode::notEnoughMemory);
    }
    if (auto* const watchers = watching::Watchers::instance(); watchers != nullptr) [[unlikely]] {
        return watched<Signature, Arguments...>(*watchers, function, true, body, arguments...);
    }
    return boundary([&] { return body(arguments...); });
}

// For a function that returns nothing: its body never fails.
template <class Signature, class... Arguments>
void entryWithoutResult(const char* function, std::type_identity_t<Body<Arguments...>> body,
                        Arguments... arguments) {
    // Where that fails, nothing is watched yet; what a function without a result does is done.
    watchersDecided(false);
    if (auto* const watchers = watching::Watchers::instance(); watchers != nullptr) [[unlikely]] {
        watched<Signature, Arguments...>(*watchers, function, false, body, arguments...);
        return;
    }
    boundary([&] { return body(arguments...); });
}

}  // namespace winfax::abi
