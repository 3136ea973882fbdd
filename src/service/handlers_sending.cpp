// SPDX-License-Identifier: MIT
#include <fmt/format.h>

#include "document/tiff_check.h"
#include "service/handlers.h"
#include "service/server_cover_pages.h"

namespace winfax::service {

using model::ErrorCode;
using model::fail;

namespace {

// The sender is whom the operating system named, never whom the request names.
queue::Job jobOf(const Peer& peer, model::JobParam params) {
    queue::Job job;
    job.owner = peer.identity().user.id;
    job.userName = peer.identity().user.name;
    job.params = std::move(params);
    return job;
}

template <class Call>
auto answerWithId(wire::Responder<Call> respond) {
    return [respond](const model::Result<std::uint32_t>& id) {
        if (!id) return respond(tl::unexpected(id.error()));
        respond(typename Call::Reply{*id});
    };
}

}  // namespace

void Handlers::on(model::SubmitDocument, Peer& peer, model::SubmitDocument::Request request,
                  wire::Bytes document, wire::Responder<model::SubmitDocument> respond) {
    if (auto checked = queue::checkParams(request.params); !checked) {
        return respond(tl::unexpected(checked.error()));
    }
    const auto facts = document::checkTiff(document);
    if (!facts) return respond(tl::unexpected(facts.error()));
    queue::Job job = jobOf(peer, std::move(request.params));
    job.pages = facts->pages;
    job.size = document.size();
    parts_.outbox.submit(std::move(job), std::move(document), answerWithId(respond));
}

void Handlers::on(model::JudgeCoverPage, Peer&, model::JudgeCoverPage::Request request,
                  wire::Responder<model::JudgeCoverPage> respond) {
    if (!request.name) return respond(fail(ErrorCode::invalidParameter, "the page has no name"));
    if (!request.inServersFolder) {
        if (parts_.configuration.current().ServerCp) {
            return respond(fail(ErrorCode::invalidData,
                                "this server takes its own cover pages only (ServerCp)"));
        }
        return respond(model::Nothing{});
    }
    const auto page = findServerCoverPage(parts_.instance.stateDirectory, *request.name);
    if (!page) return respond(tl::unexpected(page.error()));
    respond(model::Nothing{});
}

void Handlers::on(model::BeginBroadcast, Peer& peer, model::BeginBroadcast::Request,
                  wire::Bytes document, wire::Responder<model::BeginBroadcast> respond) {
    const auto facts = document::checkTiff(document);
    if (!facts) return respond(tl::unexpected(facts.error()));
    const Broadcasts::Broadcast broadcast{&peer, facts->pages, document.size()};
    parts_.broadcasts.begin(
        broadcast, std::move(document),
        [weak = peer.weak_from_this()] {
            const auto there = weak.lock();
            return there && !there->ended();
        },
        answerWithId(respond));
}

void Handlers::on(model::AddRecipient, Peer& peer, model::AddRecipient::Request request,
                  wire::Responder<model::AddRecipient> respond) {
    const auto* broadcast = parts_.broadcasts.find(&peer, request.broadcastId);
    if (broadcast == nullptr) {
        return respond(fail(ErrorCode::invalidParameter,
                            fmt::format("there is no broadcast {}", request.broadcastId)));
    }
    if (auto checked = queue::checkParams(request.params); !checked) {
        return respond(tl::unexpected(checked.error()));
    }
    queue::Job job = jobOf(peer, std::move(request.params));
    job.document = request.broadcastId;
    job.pages = broadcast->pages;
    job.size = broadcast->size;
    parts_.outbox.addRecipient(std::move(job), answerWithId(respond));
}

void Handlers::on(model::EndBroadcast, Peer& peer, model::EndBroadcast::Request request,
                  wire::Responder<model::EndBroadcast> respond) {
    parts_.broadcasts.end(&peer, request.broadcastId, answerWithNothing(respond));
}

}  // namespace winfax::service
