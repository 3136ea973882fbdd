// SPDX-License-Identifier: MIT
#include "tool/service.h"

#include "ipc/instance.h"

namespace winfax::tool {

namespace {

Expected<ipc::Instance> instance() {
    auto found = ipc::instanceFromEnvironment();
    if (found) return std::move(*found);
    return failed(ExitCode::usage, "cannot tell which service is meant", found.error().detail,
                  "correct WINFAX_INSTANCE or WINFAX_STATE_DIR");
}

}  // namespace

Expected<Session> connectAnyway() {
    const auto meant = instance();
    if (!meant) return tl::unexpected(meant.error());
    auto session = client::Session::connect();
    if (session) return std::move(*session);
    return tl::unexpected(
        failureOf(session.error(), "cannot reach the fax service of instance", meant->name));
}

Expected<Session> connectIfRunning() {
    const auto meant = instance();
    if (!meant) return tl::unexpected(meant.error());
    auto session = client::Session::connectTo(*meant);
    if (session) return std::move(*session);
    if (session.error().code == model::ErrorCode::serverUnavailable) {
        return failed(ExitCode::noService, "no service runs for instance", meant->name,
                      "a fax program or \"winfaxd --console\" starts it");
    }
    return tl::unexpected(
        failureOf(session.error(), "cannot reach the fax service of instance", meant->name));
}

Expected<Session> subscribe() {
    auto session = connectAnyway();
    if (!session) return session;
    const auto subscribed = ask<model::Subscribe>(*session, {}, "cannot follow the events");
    if (!subscribed) return tl::unexpected(subscribed.error());
    return session;
}

}  // namespace winfax::tool
