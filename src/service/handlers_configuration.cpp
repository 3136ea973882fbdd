// SPDX-License-Identifier: MIT
#include "service/handlers.h"
#include "service/kept_json.h"

namespace winfax::service {

// Everything that the API sets goes this way: on disk first, in force then, and only then said.
void Handlers::keep(const char* name, std::string value, std::function<void()> apply,
                    std::function<void(model::Result<void>)> answer) {
    parts_.store.keep(
        name, std::move(value),
        [apply = std::move(apply), answer = std::move(answer)](const model::Result<void>& kept) {
            if (kept) apply();
            answer(kept);
        });
}

void Handlers::on(model::ReadConfiguration, Peer&, model::ReadConfiguration::Request,
                  wire::Responder<model::ReadConfiguration> respond) {
    respond(model::ReadConfiguration::Reply{parts_.configuration.current()});
}

void Handlers::on(model::ChangeConfiguration, Peer&, model::ChangeConfiguration::Request request,
                  wire::Responder<model::ChangeConfiguration> respond) {
    if (const auto checked = parts_.configuration.check(request.configuration); !checked) {
        return respond(tl::unexpected(checked.error()));
    }
    keep(
        ServerConfiguration::kKept, keptText(request.configuration),
        [this, configuration = request.configuration] {
            parts_.configuration.set(configuration);
            parts_.outbox.configured();
            parts_.router.configured();
        },
        answerWithNothing(respond));
}

}  // namespace winfax::service
