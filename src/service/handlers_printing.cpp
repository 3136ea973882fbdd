// SPDX-License-Identifier: MIT
#include "service/handlers.h"
#include "service/print_desk.h"
#include "service/quota.h"

namespace winfax::service {

void Handlers::on(model::BeginPrint, Peer& peer, model::BeginPrint::Request request,
                  wire::Responder<model::BeginPrint> respond) {
    if (!request.toFile) {
        if (auto checked = queue::checkParams(request.params); !checked) {
            return respond(tl::unexpected(checked.error()));
        }
        // Judged here only: what has been drawn is kept, whatever its user has sent meanwhile.
        const auto room = parts_.quota.charge(peer.identity().user.id, {1, 0});
        if (!room) return respond(tl::unexpected(room.error()));
    }
    parts_.printing.begin(
        peer.identity().user, peer.identity().processId, std::move(request),
        [respond](model::Result<model::BeginPrint::Reply> reply) { respond(std::move(reply)); });
}

void Handlers::on(model::LinkPrint, Peer& peer, model::LinkPrint::Request request,
                  wire::Responder<model::LinkPrint> respond) {
    parts_.printing.link(peer.identity().user.id, request.ticket, request.spoolerId,
                         answerWithNothing(respond));
}

void Handlers::on(model::CancelPrint, Peer& peer, model::CancelPrint::Request request,
                  wire::Responder<model::CancelPrint> respond) {
    parts_.printing.cancel(peer.identity().user.id, request.ticket, answerWithNothing(respond));
}

void Handlers::on(model::ListPrints, Peer& peer, model::Nothing,
                  wire::Responder<model::ListPrints> respond) {
    model::ListPrints::Reply reply;
    const model::Text viewer = text::fromUtf8(peer.identity().user.id);
    for (const PrintTicket& ticket : parts_.printing.tickets()) {
        if (ticket.owner != viewer && !peer.holds(model::right::jobManage)) continue;
        reply.prints.push_back(
            {ticket.number, ticket.spoolerId, model::kNoJob, ticket.params.DocumentName});
    }
    for (const auto& [id, job] : parts_.outbox.queue().jobs()) {
        if (job.printTicket == 0 || job.state == model::JobState::deleting) continue;
        if (!mayManage(peer, job)) continue;
        reply.prints.push_back({job.printTicket, job.spoolerId, id, job.params.DocumentName});
    }
    respond(std::move(reply));
}

}  // namespace winfax::service
