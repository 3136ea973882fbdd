// SPDX-License-Identifier: MIT
// The service as the commands meet it: client::Session with errors in faxctl's form.
#pragma once

#include <memory>
#include <string>

#include "client/session.h"
#include "model/calls.h"
#include "tool/failure.h"

namespace winfax::tool {

using Session = std::shared_ptr<client::Session>;

// To the instance of the environment, which is started when it does not run and that is allowed:
// what FaxConnectFaxServer does.
Expected<Session> connectAnyway();

// To the instance of the environment if it runs.
Expected<Session> connectIfRunning();

// A session of its own, on which events come from now on.
Expected<Session> subscribe();

// `what` and `value` are for the message.
template <class Call>
Expected<typename Call::Reply> ask(const Session& session, const typename Call::Request& request,
                                   std::string what, std::string value = {}) {
    auto reply = session->call<Call>(request);
    if (reply) return std::move(*reply);
    return tl::unexpected(failureOf(reply.error(), std::move(what), std::move(value)));
}

}  // namespace winfax::tool
