// SPDX-License-Identifier: MIT
#include <fmt/format.h>
#include <algorithm>
#include <limits>

#include "service/handlers.h"

namespace winfax::service {

using model::ErrorCode;
using model::fail;

namespace {

// F4, F5: the mode in which a port was opened is a right of its handle. Modify includes query.
model::Result<void> needsMode(const Ports::OpenPort& port, std::uint32_t anyOf) {
    if ((port.flags & anyOf) != 0) return {};
    return fail(ErrorCode::accessDenied,
                fmt::format("the port was opened with mode {}, this needs {}", port.flags, anyOf));
}

constexpr std::uint32_t kToQuery = model::port_open::query | model::port_open::modify;
constexpr std::uint32_t kToModify = model::port_open::modify;

std::uint32_t saturated(std::uint64_t number) {
    return static_cast<std::uint32_t>(
        std::min<std::uint64_t>(number, std::numeric_limits<std::uint32_t>::max()));
}

// Whose fax it is and where it goes is shown to those who may see the job (E7).
void showJob(model::DeviceStatus& status, const queue::Job& job, const Outbox::UnderWay& underWay,
             bool openly) {
    status.JobType = static_cast<std::uint32_t>(model::JobType::send);
    status.CurrentPage = underWay.page;
    status.TotalPages = job.pages;
    status.Size = saturated(job.size);
    status.StartTime = model::toFileTime(underWay.started);
    status.SubmittedTime = model::toFileTime(job.submitted);
    status.Tsid = underWay.tsid;
    if (!openly) return;
    status.DocumentName = job.params.DocumentName;
    status.PhoneNumber = job.params.RecipientNumber;
    status.SenderName = job.params.SenderName;
    status.RecipientName = job.params.RecipientName;
    status.UserName = job.userName;
}

// Whose call it is is shown to those who may see the job (E7).
void showCall(model::DeviceStatus& status, const Inbox::UnderWay& call, bool answered,
              bool openly) {
    if (answered) {
        status.JobType = static_cast<std::uint32_t>(model::JobType::receive);
        status.CurrentPage = call.page;
        status.Csid = call.fax.csid;
    }
    status.StartTime = model::toFileTime(call.fax.started);
    if (!openly) return;
    status.CallerId = call.fax.callerId;
    if (answered) status.Tsid = call.fax.tsid;
}

}  // namespace

void Handlers::on(model::ListPorts, Peer&, model::ListPorts::Request,
                  wire::Responder<model::ListPorts> respond) {
    model::ListPorts::Reply reply;
    for (const auto& line : parts_.ports.lines()) {
        reply.ports.push_back(parts_.ports.infoOf(*line));
    }
    respond(std::move(reply));
}

void Handlers::on(model::OpenPort, Peer& peer, model::OpenPort::Request request,
                  wire::Responder<model::OpenPort> respond) {
    if ((request.flags & ~kToQuery) != 0) {
        return respond(fail(ErrorCode::invalidParameter,
                            fmt::format("the open flags {:#x} are unknown", request.flags)));
    }
    const auto portId = parts_.ports.open(&peer, request.deviceId, request.flags);
    if (!portId) return respond(tl::unexpected(portId.error()));
    respond(model::OpenPort::Reply{*portId});
}

void Handlers::on(model::ClosePort, Peer& peer, model::ClosePort::Request request,
                  wire::Responder<model::ClosePort> respond) {
    parts_.ports.close(&peer, request.portId);
    respond(model::Nothing{});
}

void Handlers::on(model::ReadPort, Peer& peer, model::ReadPort::Request request,
                  wire::Responder<model::ReadPort> respond) {
    const auto port = parts_.ports.opened(&peer, request.portId);
    if (!port) return respond(tl::unexpected(port.error()));
    if (const auto allowed = needsMode(*port, kToQuery); !allowed) {
        return respond(tl::unexpected(allowed.error()));
    }
    respond(model::ReadPort::Reply{parts_.ports.infoOf(*port->line)});
}

void Handlers::on(model::ChangePort, Peer& peer, model::ChangePort::Request request,
                  wire::Responder<model::ChangePort> respond) {
    const auto port = parts_.ports.opened(&peer, request.portId);
    if (!port) return respond(tl::unexpected(port.error()));
    if (const auto allowed = needsMode(*port, kToModify); !allowed) {
        return respond(tl::unexpected(allowed.error()));
    }
    if (const auto checked = parts_.ports.check(request.port); !checked) {
        return respond(tl::unexpected(checked.error()));
    }
    if (parts_.outbox.jobOn(*port->line) != model::kNoJob || parts_.inbox.callOn(*port->line)) {
        return respond(fail(ErrorCode::deviceInUse,
                            fmt::format("device {} is in use", port->line->deviceId())));
    }
    parts_.ports.change(*port->line, request.port,
                        [this, respond](const model::Result<void>& changed) {
                            if (changed) parts_.outbox.configured();
                            answerWithNothing(respond)(changed);
                        });
}

void Handlers::on(model::ReadDeviceStatus, Peer& peer, model::ReadDeviceStatus::Request request,
                  wire::Responder<model::ReadDeviceStatus> respond) {
    const auto port = parts_.ports.opened(&peer, request.portId);
    if (!port) return respond(tl::unexpected(port.error()));
    if (const auto allowed = needsMode(*port, kToQuery); !allowed) {
        return respond(tl::unexpected(allowed.error()));
    }
    const line::Line& line = *port->line;
    model::ReadDeviceStatus::Reply reply;
    reply.status.DeviceId = line.deviceId();
    reply.status.DeviceName = line.name();
    reply.status.Status = static_cast<std::uint32_t>(line.state());
    const std::uint32_t jobId = parts_.outbox.jobOn(line);
    const queue::Job* const job = parts_.outbox.queue().find(jobId);
    const auto underWay = parts_.outbox.underWay(jobId);
    if (job != nullptr && underWay) showJob(reply.status, *job, *underWay, mayManage(peer, *job));
    if (const auto call = parts_.inbox.callOn(line)) {
        showCall(reply.status, *call, parts_.inbox.jobOn(line) != model::kNoJob,
                 mayManageReceived(peer));
    }
    respond(std::move(reply));
}

}  // namespace winfax::service
