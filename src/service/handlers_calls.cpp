// SPDX-License-Identifier: MIT
#include "service/handlers.h"

namespace winfax::service {

using model::ErrorCode;
using model::fail;

void Handlers::on(model::ReadCalls, Peer&, model::ReadCalls::Request,
                  wire::Responder<model::ReadCalls> respond) {
    respond(fail(ErrorCode::callNotImplemented));
}

}  // namespace winfax::service
