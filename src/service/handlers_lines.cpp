// SPDX-License-Identifier: MIT
#include "service/handlers.h"

namespace winfax::service {

using model::ErrorCode;
using model::fail;

void Handlers::on(model::ReadLines, Peer&, model::ReadLines::Request,
                  wire::Responder<model::ReadLines> respond) {
    respond(fail(ErrorCode::callNotImplemented));
}

void Handlers::on(model::ChangeLines, Peer&, model::ChangeLines::Request,
                  wire::Responder<model::ChangeLines> respond) {
    respond(fail(ErrorCode::callNotImplemented));
}

void Handlers::on(model::ReloadLines, Peer&, model::ReloadLines::Request,
                  wire::Responder<model::ReloadLines> respond) {
    respond(fail(ErrorCode::callNotImplemented));
}

}  // namespace winfax::service
