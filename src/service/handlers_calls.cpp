// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include "service/call_journal.h"
#include "service/handlers.h"

namespace winfax::service {

using model::ErrorCode;
using model::fail;

// Whose job it was sees its calls, also when the job is gone; other people's calls are not there
// for whom E7 hides their jobs.
void Handlers::on(model::ReadCalls, Peer& peer, model::ReadCalls::Request request,
                  wire::Responder<model::ReadCalls> respond) {
    const bool managing = peer.holds(model::right::jobManage);
    parts_.journal.read(request.jobId,
                        [respond, managing, jobId = request.jobId,
                         user = peer.identity().user.id](CallJournal::Findings found) {
                            if (!found) return respond(tl::unexpected(found.error()));
                            model::ReadCalls::Reply reply;
                            for (CallJournal::Found& one : *found) {
                                if (managing || one.owner == user)
                                    reply.calls.push_back(std::move(one.call));
                            }
                            if (!reply.calls.empty()) return respond(std::move(reply));
                            respond(fail(ErrorCode::invalidParameter,
                                         fmt::format("no call of a job {} is known", jobId)));
                        });
}

}  // namespace winfax::service
