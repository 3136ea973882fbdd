// SPDX-License-Identifier: MIT
// Who carries out a watched call: this library, a fault that was asked for, a genuine library
// (proxy mode) or a recording (replay mode).
#pragma once

#include <optional>
#include <tuple>
#include <type_traits>

#include "abi/boundary.h"
#include "abi/callbacks.h"
#include "abi/event_sinks.h"
#include "abi/fill.h"
#include "abi/genuine_events.h"
#include "abi/signatures.h"
#include "watching/watchers.h"

namespace winfax::abi {

// What an export does: its body takes the same arguments.
template <class... Arguments>
using Body = model::Result<void> (*)(Arguments...);

// What a function that fails does to its outputs (B5).
template <class Signature, class... Arguments>
void clearOutputs(const std::tuple<Arguments...>& arguments) {
    const auto clear = []<class Parameter>(const Parameter&, const auto& argument, const auto&) {
        if constexpr (parameter::Cleared<Parameter>) {
            if (argument != nullptr) *argument = {};
        }
    };
    forEachParameter<Signature>(clear, arguments);
}

// The genuine library's function of the same name and form.
template <class Signature, class... Arguments>
BOOL forward(const watching::Genuine& genuine, const char* function,
             const std::tuple<Arguments...>& arguments) {
    using Exported = BOOL(WINAPI*)(Arguments...);
    const auto exported = reinterpret_cast<Exported>(genuine.find(function));
    if (exported == nullptr) {
        return boundary([&]() -> model::Result<void> {
            clearOutputs<Signature>(arguments);
            return model::fail(model::ErrorCode::callNotImplemented, "the library lacks it");
        });
    }
    const BOOL result = std::apply(exported, arguments);
    if constexpr (std::same_as<Signature, signature::FaxInitializeEventQueue>) {
        if (result) noteGenuineEvents(genuine, std::get<0>(arguments));
    }
    return result;
}

// The events that came after this call and before the next.
inline void deliverRecorded(const watching::Replay& replay,
                            const watching::RecordedCall& recorded) {
    for (const watching::RecordedEvent& recordedEvent : recorded.events) {
        model::Event event;
        describe::readValue(recordedEvent.event, event);
        replay.awaitEvent(recorded, recordedEvent);
        deliverReplayed(event, recordedEvent.queue);
    }
}

// As the recording has it. No service, no file, no network.
template <class Signature, class... Arguments>
model::Result<void> replayed(watching::Watchers& watchers, const watching::Invocation& call,
                             const std::tuple<Arguments...>& arguments) {
    clearOutputs<Signature>(arguments);
    watching::Replay& replay = *watchers.replay();
    const auto* const recorded = replay.answer(call);
    if (recorded == nullptr) {
        return model::fail(model::ErrorCode::callNotImplemented, "not as recorded");
    }
    if (recorded->left) deliverRecorded(replay, *recorded);  // nothing comes after that
    using Place = CallbackPlace<Signature>;
    if constexpr (Place::exists) {
        if (const auto callback = std::get<Place::callback>(arguments); callback != nullptr) {
            askRecorded(replay, call, *recorded, watchers.redacted(), std::get<0>(arguments),
                        callback, std::get<Place::context>(arguments));
        }
    }
    if (recorded->left) replay.departed(call, "the call returns, and did not");
    if (!recorded->result) {
        deliverRecorded(replay, *recorded);
        return model::fail(static_cast<model::ErrorCode>(recorded->error), "as recorded");
    }
    Filler filler(recorded->out);
    forEachParameter<Signature>([&](const auto&... each) { filler.fill(each...); }, arguments);
    if constexpr (std::same_as<Signature, signature::FaxInitializeEventQueue>) {
        const auto [handle, port, key, window, start] = arguments;
        addReplayedSink(makeSink(port, key, window, start));
    }
    deliverRecorded(replay, *recorded);
    return {};
}

// Memory is freed for good also in a replay.
template <class Signature>
constexpr bool kReplayable = !std::same_as<Signature, signature::FaxFreeBuffer>;

template <class Signature, class... Arguments>
BOOL carryOut(watching::Watchers& watchers, const watching::Invocation& call, const char* function,
              std::optional<model::ErrorCode> decided, Body<Arguments...> body,
              const std::tuple<Arguments...>& arguments) {
    if (!decided && watchers.genuine() != nullptr) {
        return forward<Signature>(*watchers.genuine(), function, arguments);
    }
    return boundary([&]() -> model::Result<void> {
        if (decided) {
            clearOutputs<Signature>(arguments);
            return model::fail(*decided, "a fault was asked for");
        }
        if constexpr (kReplayable<Signature>) {
            if (watchers.replay() != nullptr) return replayed<Signature>(watchers, call, arguments);
        }
        return std::apply(body, arguments);
    });
}

// The same with the application's callback noted, where there is one.
template <class Signature, class... Arguments>
BOOL carryOutNoted(watching::Watchers& watchers, const watching::Invocation& call,
                   const char* function, std::optional<model::ErrorCode> decided,
                   Body<Arguments...> body, std::tuple<Arguments...> arguments) {
    using Place = CallbackPlace<Signature>;
    if constexpr (Place::exists) {
        auto& callback = std::get<Place::callback>(arguments);
        auto& context = std::get<Place::context>(arguments);
        if (callback != nullptr && watchers.replay() == nullptr) {
            using Noted = NotedCallback<std::remove_cvref_t<decltype(callback)>>;
            Noted noted(watchers, call, callback, context);
            callback = &Noted::ask;
            context = &noted;
            return carryOut<Signature>(watchers, call, function, decided, body, arguments);
        }
    }
    return carryOut<Signature>(watchers, call, function, decided, body, arguments);
}

}  // namespace winfax::abi
