// SPDX-License-Identifier: MIT
// How a session comes about: find the instance, connect, start its service when nobody answers.
#include <atomic>
#include <chrono>
#include <filesystem>
#include <string>

#include "client/session.h"
#include "platform/environment.h"
#include "platform/files.h"
#include "platform/identity.h"
#include "platform/paths.h"
#include "platform/process.h"

namespace winfax::client {

using model::Error;
using model::ErrorCode;
using model::fail;
using model::Result;

namespace {

constexpr std::chrono::seconds kConnectPatience{10};
// Starting includes opening the store of a busy instance, on a slow disk, twenty at a time.
constexpr std::chrono::seconds kStartPatience{30};

// A11 and A3: whatever keeps us from the service, the caller hears that it is not available; only a
// refusal and want of memory have codes of their own.
Error unavailable(Error error) {
    if (error.code != ErrorCode::accessDenied && error.code != ErrorCode::notEnoughMemory) {
        error.code = ErrorCode::serverUnavailable;
    }
    return error;
}

template <class T>
Result<T> orUnavailable(Result<T> result) {
    if (!result) return tl::unexpected(unavailable(std::move(result.error())));
    return result;
}

// Nobody listens, or a service that was just leaving hung up: another one may be started.
bool nobodyServes(const Error& error) {
    return error.code == ErrorCode::serverUnavailable || error.code == ErrorCode::callFailed;
}

bool startingAllowed() { return platform::environmentVariable("WINFAX_AUTOSTART") != "0"; }

std::string announcementToken() {
    static std::atomic<unsigned> count{0};
    return "winfax-" + std::to_string(platform::currentProcessId()) + "-" + std::to_string(++count);
}

Result<void> startPrivateService() {
    std::string places;
    for (const auto& program : platform::servicePrograms()) {
        if (platform::openForReading(program)) {
            return platform::startDetached(program, {"--detach"}, announcementToken(),
                                           kStartPatience);
        }
        places += "\n  " + platform::utf8FromPath(program);
    }
    return fail(ErrorCode::serverUnavailable,
                "the fax service's program is missing; it was looked for at" + places);
}

}  // namespace

Result<std::shared_ptr<Session>> Session::attempt(const ipc::Instance& instance, Origin origin,
                                                  const Begun& begun) {
    auto channel = ipc::connectChannel(instance, kConnectPatience);
    if (!channel) return tl::unexpected(channel.error());
    return greet(std::move(*channel), instance, origin, begun);
}

Result<std::shared_ptr<Session>> Session::startAndAttempt(const ipc::Instance& instance,
                                                          Origin origin) {
    if (instance.system) {
        if (auto started = ipc::startSystemInstance(instance, kStartPatience); !started) {
            return tl::unexpected(started.error());
        }
        return attempt(instance, origin);
    }
    // One starts, the others wait here and then find the service that the first one started.
    const auto lock = ipc::lockStart(instance, kStartPatience);
    if (!lock) return tl::unexpected(lock.error());
    auto session = attempt(instance, origin);
    if (session || !nobodyServes(session.error())) return session;
    const auto started = startPrivateService();
    // Also when the start failed: somebody else's may have succeeded.
    session = attempt(instance, origin);
    if (!session && !started) return tl::unexpected(started.error());
    return session;
}

Result<std::shared_ptr<Session>> Session::connect(Origin origin) {
    const auto instance = ipc::instanceFromEnvironment();
    if (!instance) return tl::unexpected(unavailable(instance.error()));
    auto session = attempt(*instance, origin);
    if (!session && nobodyServes(session.error()) && startingAllowed()) {
        session = startAndAttempt(*instance, origin);
    }
    return orUnavailable(std::move(session));
}

Result<std::shared_ptr<Session>> Session::connectTo(const ipc::Instance& instance,
                                                    const Begun& begun, Origin origin) {
    return orUnavailable(attempt(instance, origin, begun));
}

Result<std::shared_ptr<Session>> Session::overChannel(std::unique_ptr<ipc::Channel> channel,
                                                      const ipc::Instance& instance) {
    return orUnavailable(greet(std::move(channel), instance, Origin::function));
}

}  // namespace winfax::client
