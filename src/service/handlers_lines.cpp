// SPDX-License-Identifier: MIT
#include "service/handlers.h"
#include "service/line_configuration.h"

namespace winfax::service {

void Handlers::on(model::ReadLines, Peer&, model::ReadLines::Request,
                  wire::Responder<model::ReadLines> respond) {
    const std::string& text = parts_.lines.text();
    respond(model::ReadLines::Reply{{text.begin(), text.end()}, parts_.lines.generation()});
}

void Handlers::on(model::ChangeLines, Peer&, model::ChangeLines::Request request,
                  wire::Responder<model::ChangeLines> respond) {
    parts_.lines.change({request.text.begin(), request.text.end()}, request.generation,
                        answerWithNothing(respond));
}

void Handlers::on(model::ReloadLines, Peer&, model::ReloadLines::Request,
                  wire::Responder<model::ReloadLines> respond) {
    parts_.lines.reload(answerWithNothing(respond));
}

}  // namespace winfax::service
