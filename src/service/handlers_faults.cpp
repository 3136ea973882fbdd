// SPDX-License-Identifier: MIT
#include "fault/place.h"
#include "service/handlers.h"
#include "text/encoding.h"

namespace winfax::service {

using model::ErrorCode;
using model::fail;

namespace {

tl::unexpected<model::Error> noTestInstance() {
    return fail(ErrorCode::invalidFunction,
                "this is no test instance; write test_instance = true into [service] of "
                "winfax.toml, or start winfaxd --test-instance");
}

}  // namespace

void Handlers::on(model::AddFault, Peer&, model::AddFault::Request request,
                  wire::Responder<model::AddFault> respond) {
    if (!parts_.settings.testInstance) return respond(noTestInstance());
    auto fault = fault::parseFault(text::toUtf8OrEmpty(request.fault));
    if (!fault) return respond(tl::unexpected(fault.error()));
    if (auto possible = fault::checkForService(*fault); !possible) {
        return respond(tl::unexpected(possible.error()));
    }
    const auto id = parts_.faults.add(std::move(*fault));
    if (!id) return respond(tl::unexpected(id.error()));
    respond(model::AddFault::Reply{*id});
}

void Handlers::on(model::ListFaults, Peer&, model::Nothing,
                  wire::Responder<model::ListFaults> respond) {
    if (!parts_.settings.testInstance) return respond(noTestInstance());
    model::ListFaults::Reply reply;
    for (const auto& entry : parts_.faults.list()) {
        reply.faults.push_back(
            {entry.id, text::fromUtf8(fault::textOf(entry.fault)), entry.met, entry.acted});
    }
    respond(std::move(reply));
}

void Handlers::on(model::ClearFaults, Peer&, model::ClearFaults::Request request,
                  wire::Responder<model::ClearFaults> respond) {
    if (!parts_.settings.testInstance) return respond(noTestInstance());
    if (request.id == 0) {
        parts_.faults.clear();
    } else if (!parts_.faults.remove(request.id)) {
        return respond(
            fail(ErrorCode::invalidParameter, "there is no fault " + std::to_string(request.id) +
                                                  "; \"faxctl fault list\" shows those there are"));
    }
    respond(model::Nothing{});
}

}  // namespace winfax::service
