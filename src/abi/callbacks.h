// SPDX-License-Identifier: MIT
// The application's callbacks while calls are watched: what they are asked and say is written down,
// so that a replay can ask them again, and they see no difference.
#pragma once

#include <algorithm>
#include <cstdint>
#include <exception>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>

#include "abi/boundary.h"
#include "abi/describe.h"
#include "abi/method_buffers.h"
#include "abi/signatures.h"
#include "describe/value_of.h"
#include "watching/watchers.h"

namespace winfax::abi {

// One kind of callback: its name, the place of its context among its arguments, what is written of
// an answer, and how a replay asks again. `redacted`: as everywhere.
template <class Callback>
struct CallbackKind;

// FAX_RECIPIENT_CALLBACK, of FaxSendDocumentForBroadcast.
template <class Params, class Cover>
struct CallbackKind<BOOL(CALLBACK*)(HANDLE, DWORD, LPVOID, Params*, Cover*)> {
    static constexpr const char* name = "FaxRecipientCallback";
    static constexpr std::size_t context = 2;

    static watching::Json describe(bool redacted, BOOL returned, HANDLE, DWORD number, LPVOID,
                                   const Params* params, const Cover* cover) {
        watching::Invocation unused;
        Describer describer(unused, redacted, true);
        watching::Json json{{"recipient", std::uint32_t{number}}, {"returned", returned != FALSE}};
        if (returned != FALSE) {
            json["JobParams"] = describer.whole(*params);
            json["CoverpageInfo"] = describer.whole(*cover);
        }
        return json;
    }

    static watching::Json askAgain(bool redacted, auto callback, HANDLE handle, LPVOID context,
                                   const watching::Json& was) {
        Params params{};
        params.SizeOfStruct = sizeof params;
        Cover cover{};
        cover.SizeOfStruct = sizeof cover;
        std::uint32_t number = 0;
        describe::readMember(model::as::number, was.value("recipient", watching::Json()), number);
        const BOOL returned =
            callOut([&] { return callback(handle, number, context, &params, &cover); });
        return describe(redacted, returned, handle, number, context, &params, &cover);
    }
};

// PFAX_ROUTING_INSTALLATION_CALLBACK, of FaxRegisterRoutingExtension.
template <>
struct CallbackKind<PFAX_ROUTING_INSTALLATION_CALLBACKW> {
    static constexpr const char* name = "FaxRoutingInstallationCallback";
    static constexpr std::size_t context = 1;

    static watching::Json describe(bool /*redacted: no persons, no numbers*/, BOOL returned, HANDLE,
                                   LPVOID, const WCHAR* method, const WCHAR* friendlyName,
                                   const WCHAR* functionName, const WCHAR* guid) {
        watching::Json json{{"returned", returned != FALSE}};
        if (returned != FALSE) {
            json["MethodName"] = bounded(method);
            json["FriendlyName"] = bounded(friendlyName);
            json["FunctionName"] = bounded(functionName);
            json["Guid"] = bounded(guid);
        }
        return json;
    }

    static watching::Json askAgain(bool redacted, auto callback, HANDLE handle, LPVOID context,
                                   const watching::Json& /*was: nothing is asked but for more*/) {
        MethodBuffers buffers;
        const BOOL returned = callOut([&] {
            return callback(handle, context, buffers.name, buffers.friendlyName,
                            buffers.functionName, buffers.guid);
        });
        return describe(redacted, returned, handle, context, buffers.name, buffers.friendlyName,
                        buffers.functionName, buffers.guid);
    }

  private:
    // One character more than is allowed tells a text that is too long.
    static watching::Json bounded(const WCHAR* text) {
        const WCHAR* const end = std::find(text, text + kMethodText + 1, WCHAR{});
        return describe::jsonOfMember(model::as::text, model::Text(std::u16string(text, end)));
    }
};

// Where a function has its callback and the callback's context among its parameters.
template <class Signature>
struct CallbackPlace {
    static constexpr bool exists = false;
};
template <>
struct CallbackPlace<signature::FaxSendDocumentForBroadcast> {
    static constexpr bool exists = true;
    static constexpr std::size_t callback = 3, context = 4;
};
template <>
struct CallbackPlace<signature::FaxRegisterRoutingExtension> {
    static constexpr bool exists = true;
    static constexpr std::size_t callback = 4, context = 5;
};

// Stands between whoever asks and the application. Lives as long as the call.
template <class Callback>
class NotedCallback;
template <class... Arguments>
class NotedCallback<BOOL(CALLBACK*)(Arguments...)> {
  public:
    using Callback = BOOL(CALLBACK*)(Arguments...);
    using Kind = CallbackKind<Callback>;

    NotedCallback(watching::Watchers& watchers, const watching::Invocation& call, Callback callback,
                  void* context)
        : watchers_(watchers), call_(call), callback_(callback), context_(context) {}

    // To be given in place of the application's callback, with `this` for a context.
    static BOOL CALLBACK ask(Arguments... arguments) {
        std::tuple<Arguments...> all(arguments...);
        void*& context = std::get<Kind::context>(all);
        const auto& self = *static_cast<const NotedCallback*>(context);
        context = self.context_;
        return self.asked(all);
    }

  private:
    // Written also when it does not return.
    BOOL asked(const std::tuple<Arguments...>& arguments) const {
        struct Note {
            ~Note() {
                try {
                    self.note(arguments, returned);
                } catch (const std::exception&) {  // watching never fails a call
                }
            }
            const NotedCallback& self;
            const std::tuple<Arguments...>& arguments;
            std::optional<BOOL> returned;
        } note{*this, arguments, std::nullopt};
        note.returned = std::apply(callback_, arguments);
        return *note.returned;
    }
    void note(const std::tuple<Arguments...>& arguments, std::optional<BOOL> returned) const {
        watching::Json line{{"call", call_.number}, {"callback", Kind::name}};
        line.update(std::apply(
            [&](auto... each) {
                return Kind::describe(watchers_.redacted(), returned.value_or(FALSE), each...);
            },
            arguments));
        if (!returned) line["left"] = true;
        watchers_.note(line);
    }

    watching::Watchers& watchers_;
    const watching::Invocation& call_;
    Callback callback_;
    void* context_;
};

// Asks the application's callback what it was asked when it was recorded, and says where it answers
// something else.
template <class Callback>
void askRecorded(watching::Replay& replay, const watching::Invocation& call,
                 const watching::RecordedCall& recorded, bool redacted, HANDLE handle,
                 Callback callback, void* context) {
    using Kind = CallbackKind<Callback>;
    for (const watching::Json& was : recorded.callbacks) {
        const watching::Json is = Kind::askAgain(redacted, callback, handle, context, was);
        for (const auto& [name, value] : is.items()) {
            if (was.contains(name) && was[name] == value) continue;
            replay.departed(call, std::string(Kind::name) + ": " + name + " is " + value.dump() +
                                      " and was " + was.value(name, watching::Json()).dump());
        }
        if (was.contains("left")) replay.departed(call, std::string(Kind::name) + " returns");
        if (!is["returned"].template get<bool>()) return;
    }
}

}  // namespace winfax::abi
