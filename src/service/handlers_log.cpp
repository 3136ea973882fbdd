// SPDX-License-Identifier: MIT
#include "service/event_log.h"
#include "service/handlers.h"

namespace winfax::service {

void Handlers::on(model::ReadLogCategories, Peer&, model::ReadLogCategories::Request,
                  wire::Responder<model::ReadLogCategories> respond) {
    respond(model::ReadLogCategories::Reply{parts_.log.categories()});
}

void Handlers::on(model::ChangeLogCategories, Peer&, model::ChangeLogCategories::Request request,
                  wire::Responder<model::ChangeLogCategories> respond) {
    parts_.log.change(std::move(request.categories), answerWithNothing(respond));
}

}  // namespace winfax::service
