// SPDX-License-Identifier: MIT
// Who carries out a watched call: this library, a fault that was asked for, a genuine library
// (proxy mode) or a recording (replay mode).
#pragma once

#include <optional>
#include <tuple>
#include <type_traits>

#include "abi/boundary.h"
#include "abi/event_sinks.h"
#include "abi/fill.h"
#include "abi/genuine_events.h"
#include "abi/recipient_callback.h"
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

// Asks the application's callback for the recipients that were recorded.
template <class... Arguments>
void askRecorded(watching::Replay& replay, const watching::Invocation& call,
                 const watching::RecordedCall& recorded, bool redacted,
                 const std::tuple<Arguments...>& arguments) {
    const auto callback = std::get<3>(arguments);
    using Recipient = RecipientOf<std::remove_const_t<decltype(callback)>>;
    for (const watching::Json& was : recorded.callbacks) {
        typename Recipient::ParamsType params{};
        params.SizeOfStruct = sizeof params;
        typename Recipient::CoverType cover{};
        cover.SizeOfStruct = sizeof cover;
        std::uint32_t number = 0;
        describe::readMember(model::as::number, was.value("recipient", watching::Json()), number);
        const BOOL returned = callOut([&] {
            return callback(std::get<0>(arguments), number, std::get<4>(arguments), &params,
                            &cover);
        });
        const watching::Json is = describeRecipient(number, returned, params, cover, redacted);
        for (const auto& [name, value] : is.items()) {
            if (was.contains(name) && was[name] == value) continue;
            replay.departed(call, "FaxRecipientCallback: recipient " + std::to_string(number) +
                                      ": " + name + " is " + value.dump() + " and was " +
                                      was.value(name, watching::Json()).dump());
        }
        if (!returned) return;
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
    if constexpr (std::same_as<Signature, signature::FaxSendDocumentForBroadcast>) {
        if (std::get<3>(arguments) != nullptr) {
            askRecorded(replay, call, *recorded, watchers.redacted(), arguments);
        }
    }
    if (!recorded->result) {
        return model::fail(static_cast<model::ErrorCode>(recorded->error), "as recorded");
    }
    Filler filler(recorded->out);
    forEachParameter<Signature>([&](const auto&... each) { filler.fill(each...); }, arguments);
    if constexpr (std::same_as<Signature, signature::FaxInitializeEventQueue>) {
        const auto [handle, port, key, window, start] = arguments;
        if (auto sink = makeSink(port, key, window, start)) addReplayedSink(std::move(sink));
    }
    for (const watching::RecordedEvent& recordedEvent : recorded->events) {
        model::Event event;
        describe::readValue(recordedEvent.event, event);
        replay.awaitEvent(*recorded, recordedEvent);
        deliverReplayed(event);
    }
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
    if constexpr (std::same_as<Signature, signature::FaxSendDocumentForBroadcast>) {
        auto& [handle, name, jobId, callback, context] = arguments;
        if (callback != nullptr && watchers.replay() == nullptr) {
            using Noted = NotedRecipients<std::remove_cvref_t<decltype(callback)>>;
            Noted noted(watchers, call, callback, context);
            callback = &Noted::ask;
            context = &noted;
            return carryOut<Signature>(watchers, call, function, decided, body, arguments);
        }
    }
    return carryOut<Signature>(watchers, call, function, decided, body, arguments);
}

}  // namespace winfax::abi
