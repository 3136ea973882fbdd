// SPDX-License-Identifier: MIT
// What the service does for each call of model::Calls. Rights that belong to the call were checked by
// the peer; rights that depend on the job are judged here. Loop's thread.
#pragma once

#include <functional>
#include <string>

#include "clock/clock.h"
#include "ipc/instance.h"
#include "service/outbox.h"
#include "service/peer.h"
#include "service/settings.h"
#include "wire/dispatch.h"

namespace winfax::service {

class Handlers {
public:
    struct Parts {
        const ipc::Instance& instance;
        const Settings& settings;
        clock::Clock& clock;
        EventHub& events;
        Outbox& outbox;
        std::function<std::size_t()> connections;
        std::function<void()> requestStop;
    };
    explicit Handlers(Parts parts) : parts_(std::move(parts)) {}

    void on(model::ReadRights, Peer& peer, model::Nothing,
            wire::Responder<model::ReadRights> respond);
    void on(model::ListJobs, Peer& peer, model::Nothing, wire::Responder<model::ListJobs> respond);
    void on(model::ReadJob, Peer& peer, model::ReadJob::Request request,
            wire::Responder<model::ReadJob> respond);
    void on(model::ControlJob, Peer& peer, model::ControlJob::Request request,
            wire::Responder<model::ControlJob> respond);
    void on(model::SubmitDocument, Peer& peer, model::SubmitDocument::Request request,
            wire::Bytes document, wire::Responder<model::SubmitDocument> respond);
    void on(model::Subscribe, Peer& peer, model::Nothing,
            wire::Responder<model::Subscribe> respond);
    void on(model::ReadStatus, Peer& peer, model::Nothing,
            wire::Responder<model::ReadStatus> respond);
    void on(model::AdvanceClock, Peer& peer, model::AdvanceClock::Request request,
            wire::Responder<model::AdvanceClock> respond);
    void on(model::StopService, Peer& peer, model::Nothing,
            wire::Responder<model::StopService> respond);

private:
    Parts parts_;
};

}  // namespace winfax::service
