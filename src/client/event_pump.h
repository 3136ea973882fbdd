// SPDX-License-Identifier: MIT
// Events on their way from the service to the application: a subscribed session, a thread that
// takes them and the sink that hands them over.
#pragma once

#include <cstddef>
#include <memory>

#include "client/session.h"
#include "model/event.h"

namespace winfax::client {

// Where events go. Used on the pump's thread.
class EventSink {
public:
    virtual ~EventSink() = default;
    // False: the receiver is gone, and the subscription ends (M10).
    virtual bool deliver(const model::Event& event) = 0;
    // What EventPump::stop finds this sink by; nullptr: it cannot be found.
    virtual const void* target() const { return nullptr; }
};

// A pump runs until the service says that it ends, the connection is lost (the sink then gets
// FEI_FAXSVC_ENDED all the same, A11), the sink refuses, or stop(). Closing fax handles does not
// concern it (G11).
class EventPump {
public:
    // Subscribes with `session`, which nobody else uses from here on, and starts pumping. Errors
    // are the service's, or notEnoughMemory when there is no room for a thread.
    static model::Result<void> start(std::shared_ptr<Session> session,
                                     std::unique_ptr<EventSink> sink);

    // Ends the pumps whose sink has this target, without a last event. Returns how many there were.
    static std::size_t stop(const void* target);

    // Around fork(): the child has no pump thread, so there every pump's connection is given back.
    static void beforeFork();
    static void afterForkInParent();
    static void afterForkInChild();
};

}  // namespace winfax::client
