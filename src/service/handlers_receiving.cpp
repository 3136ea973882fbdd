// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include "document/tiff_check.h"
#include "service/handlers.h"

namespace winfax::service {

using model::ErrorCode;
using model::fail;

namespace {

constexpr std::size_t kLongestNumber = 40;

// What a far machine says of itself is cut to what can come over a line.
std::u16string cut(const model::Text& text, std::size_t length) {
    return text.value_or(u"").substr(0, length);
}

}  // namespace

void Handlers::on(model::PlaceCall, Peer& peer, model::PlaceCall::Request request,
                  wire::Responder<model::PlaceCall> respond) {
    line::IncomingCall from;
    from.callerId = cut(request.callerId, kLongestNumber);
    from.tsid = cut(request.tsid, model::kStationIdLength);
    parts_.inbox.place(&peer, request.deviceId, std::move(from), respond);
}

void Handlers::on(model::TransmitPages, Peer& peer, model::TransmitPages::Request request,
                  wire::Bytes document, wire::Responder<model::TransmitPages> respond) {
    std::uint32_t pages = 0;
    if (!document.empty()) {
        const auto facts = document::checkTiff(document);
        if (!facts) return respond(tl::unexpected(facts.error()));
        pages = facts->pages;
    }
    parts_.inbox.transmit(&peer, request.callId,
                          std::make_shared<const queue::Bytes>(std::move(document)), pages,
                          request.whole, respond);
}

}  // namespace winfax::service
