// SPDX-License-Identifier: MIT
// The callback of FaxSendDocumentForBroadcast while calls are watched: what it is asked and says is
// written down (so that a replay can ask it again), and it sees no difference.
#pragma once

#include <concepts>
#include <cstdint>

#include "abi/boundary.h"
#include "abi/describe.h"
#include "watching/watchers.h"

namespace winfax::abi {

template <class Callback>
struct RecipientOf;
template <class Params, class Cover>
struct RecipientOf<BOOL(CALLBACK*)(HANDLE, DWORD, LPVOID, Params*, Cover*)> {
    using ParamsType = Params;
    using CoverType = Cover;
};

// What is written of one recipient.
template <class Params, class Cover>
watching::Json describeRecipient(DWORD number, BOOL returned, const Params& params,
                                 const Cover& cover, bool redacted) {
    watching::Invocation unused;
    Describer describer(unused, redacted, true);
    watching::Json json{{"recipient", std::uint32_t{number}}, {"returned", returned != FALSE}};
    if (returned != FALSE) {
        json["JobParams"] = describer.whole(params);
        json["CoverpageInfo"] = describer.whole(cover);
    }
    return json;
}

// Stands between whoever asks and the application. Lives as long as the call.
template <class Callback>
class NotedRecipients {
  public:
    using Params = typename RecipientOf<Callback>::ParamsType;
    using Cover = typename RecipientOf<Callback>::CoverType;

    NotedRecipients(watching::Watchers& watchers, const watching::Invocation& call,
                    Callback callback, void* context)
        : watchers_(watchers), call_(call), callback_(callback), context_(context) {}

    // To be given in place of the application's callback, with `this` for a context.
    static BOOL CALLBACK ask(HANDLE handle, DWORD number, LPVOID context, Params* params,
                             Cover* cover) {
        return static_cast<NotedRecipients*>(context)->asked(handle, number, params, cover);
    }

  private:
    BOOL asked(HANDLE handle, DWORD number, Params* params, Cover* cover) {
        const BOOL returned = callback_(handle, number, context_, params, cover);
        watching::Json line{{"call", call_.number}, {"callback", "FaxRecipientCallback"}};
        line.update(describeRecipient(number, returned, *params, *cover, watchers_.redacted()));
        watchers_.note(line);
        return returned;
    }

    watching::Watchers& watchers_;
    const watching::Invocation& call_;
    Callback callback_;
    void* context_;
};

}  // namespace winfax::abi
