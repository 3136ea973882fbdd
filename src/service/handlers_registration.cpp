// SPDX-License-Identifier: MIT
#include "service/handlers.h"
#include "service/registrations.h"

namespace winfax::service {

void Handlers::on(model::RegisterProvider, Peer&, model::RegisterProvider::Request request,
                  wire::Responder<model::RegisterProvider> respond) {
    parts_.registrations.add(std::move(request.provider), answerWithNothing(respond));
}

void Handlers::on(model::UnregisterProvider, Peer&, model::UnregisterProvider::Request request,
                  wire::Responder<model::UnregisterProvider> respond) {
    parts_.registrations.removeProvider(request.name.value_or(u""), answerWithNothing(respond));
}

void Handlers::on(model::ListProviders, Peer&, model::ListProviders::Request,
                  wire::Responder<model::ListProviders> respond) {
    auto providers = parts_.registrations.providers();
    if (!providers) return respond(tl::unexpected(providers.error()));
    respond(model::ListProviders::Reply{std::move(*providers)});
}

void Handlers::on(model::RegisterExtension, Peer&, model::RegisterExtension::Request request,
                  wire::Responder<model::RegisterExtension> respond) {
    parts_.registrations.add(std::move(request.extension), answerWithNothing(respond));
}

void Handlers::on(model::UnregisterExtension, Peer&, model::UnregisterExtension::Request request,
                  wire::Responder<model::UnregisterExtension> respond) {
    parts_.registrations.removeExtension(request.name.value_or(u""), answerWithNothing(respond));
}

void Handlers::on(model::ListExtensions, Peer&, model::ListExtensions::Request,
                  wire::Responder<model::ListExtensions> respond) {
    auto extensions = parts_.registrations.extensions();
    if (!extensions) return respond(tl::unexpected(extensions.error()));
    respond(model::ListExtensions::Reply{std::move(*extensions)});
}

}  // namespace winfax::service
