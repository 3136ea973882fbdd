// SPDX-License-Identifier: MIT
#include "service/handlers.h"

namespace winfax::service {

using model::ErrorCode;
using model::fail;

void Handlers::on(model::PlaceCall, Peer&, model::PlaceCall::Request,
                  wire::Responder<model::PlaceCall> respond) {
    respond(fail(ErrorCode::callNotImplemented));
}

void Handlers::on(model::TransmitPages, Peer&, model::TransmitPages::Request, wire::Bytes,
                  wire::Responder<model::TransmitPages> respond) {
    respond(fail(ErrorCode::callNotImplemented));
}

}  // namespace winfax::service
