// SPDX-License-Identifier: MIT
#include "service/handlers.h"
#include "service/routing_table.h"

namespace winfax::service {

using model::ErrorCode;

namespace {

// B4.
tl::unexpected<model::Error> noMethods() {
    return model::fail(ErrorCode::invalidFunction,
                       "there is no routing method: [routing] built_in is off and no extension was "
                       "registered when the service started");
}

}  // namespace

void Handlers::on(model::ListGlobalMethods, Peer&, model::Nothing,
                  wire::Responder<model::ListGlobalMethods> respond) {
    const RoutingTable& routing = parts_.routing;
    model::ListGlobalMethods::Reply reply{routing.methods().listed(routing.state())};
    if (reply.methods.empty()) return respond(noMethods());
    respond(std::move(reply));
}

void Handlers::on(model::ChangeGlobalMethod, Peer&, model::ChangeGlobalMethod::Request request,
                  wire::Responder<model::ChangeGlobalMethod> respond) {
    parts_.routing.setPriority(std::move(request.guid), request.priority,
                               answerWithNothing(respond));
}

void Handlers::on(model::ListMethods, Peer& peer, model::PortRequest request,
                  wire::Responder<model::ListMethods> respond) {
    const auto port = parts_.ports.opened(&peer, request.portId);
    if (!port) return respond(tl::unexpected(port.error()));
    const RoutingTable& routing = parts_.routing;
    model::ListMethods::Reply reply{
        routing.methods().listedFor(routing.state(), port->line->name(), port->line->deviceId())};
    if (reply.methods.empty()) return respond(noMethods());
    respond(std::move(reply));
}

void Handlers::on(model::EnableMethod, Peer& peer, model::EnableMethod::Request request,
                  wire::Responder<model::EnableMethod> respond) {
    const auto port = parts_.ports.opened(&peer, request.portId);
    if (!port) return respond(tl::unexpected(port.error()));
    parts_.routing.enable(port->line->name(), std::move(request.guid), request.enabled,
                          answerWithNothing(respond));
}

void Handlers::on(model::ReadRoutingInfo, Peer& peer, model::PortMethodRequest request,
                  wire::Responder<model::ReadRoutingInfo> respond) {
    const auto port = parts_.ports.opened(&peer, request.portId);
    if (!port) return respond(tl::unexpected(port.error()));
    const RoutingTable& routing = parts_.routing;
    auto info = routing.methods().info(routing.state(), port->line->name(), request.guid);
    if (!info) return respond(tl::unexpected(info.error()));
    respond(model::ReadRoutingInfo::Reply{std::move(*info)});
}

void Handlers::on(model::ChangeRoutingInfo, Peer& peer, model::ChangeRoutingInfo::Request request,
                  wire::Responder<model::ChangeRoutingInfo> respond) {
    const auto port = parts_.ports.opened(&peer, request.portId);
    if (!port) return respond(tl::unexpected(port.error()));
    parts_.routing.setInfo(port->line->name(), std::move(request.guid), std::move(request.info),
                           answerWithNothing(respond));
}

}  // namespace winfax::service
