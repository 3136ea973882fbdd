// SPDX-License-Identifier: MIT
#include <fmt/format.h>
#include <spdlog/spdlog.h>

#include "service/handlers.h"
#include "service/kept_json.h"
#include "service/local_time.h"
#include "service/quota.h"
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

// `charge` counts until the queue knows of what was charged, or nothing of it was kept.
template <class Call>
auto answerWithId(wire::Responder<Call> respond, Quota::Charge charge) {
    return [answer = answerWithId(respond), charge = std::make_shared<Quota::Charge>(std::move(
                                                charge))](const model::Result<std::uint32_t>& id) {
        *charge = {};
        answer(id);
    };
}

queue::Document documentOf(wire::Bytes bytes, const Intake& intake) {
    return {std::move(bytes), intake.kind, intake.extension};
}

// With the page that the request names, and its fields.
void addCover(queue::Job& job, std::uint32_t cover, const model::CoverPage& fields) {
    if (cover == 0) return;
    job.cover = cover;
    job.coverFields = keptText(fields);
    ++job.pages;
}

}  // namespace

model::Result<Intake> Handlers::judged(std::span<const std::byte> document,
                                       const model::Text& name) const {
    auto intake = judgeDocument(document, name,
                                {.faxPagesOnly = parts_.settings.faxPagesOnly,
                                 .ghostscript = !parts_.settings.ghostscript.empty(),
                                 .converters = &parts_.settings.converters});
    if (!intake) spdlog::warn("a document is refused: {}", intake.error().detail);
    return intake;
}

// An id from long ago: the page has been forgotten meanwhile.
model::Result<void> Handlers::checkCover(const Peer& peer, std::uint32_t cover) const {
    const std::string& user = peer.identity().user.id;
    if (cover == 0 || parts_.covers.find(cover, user) != nullptr) return {};
    return fail(ErrorCode::invalidData,
                fmt::format("cover page {} is not known any more: hand it in again", cover));
}

void Handlers::on(model::SubmitDocument, Peer& peer, model::SubmitDocument::Request request,
                  wire::Bytes document, wire::Responder<model::SubmitDocument> respond) {
    if (auto checked = queue::checkParams(request.params); !checked) {
        return respond(tl::unexpected(checked.error()));
    }
    if (auto checked = checkCover(peer, request.cover); !checked) {
        return respond(tl::unexpected(checked.error()));
    }
    const auto intake = judged(document, request.documentName);
    if (!intake) return respond(tl::unexpected(intake.error()));
    auto charge = parts_.quota.charge(peer.identity().user.id, {1, document.size()});
    if (!charge) return respond(tl::unexpected(charge.error()));
    queue::Job job = jobOf(peer, std::move(request.params));
    job.pages = intake->pages;
    job.size = document.size();
    addCover(job, request.cover, request.coverFields);
    parts_.outbox.submit(std::move(job), documentOf(std::move(document), *intake),
                         answerWithId(respond, std::move(*charge)));
}

void Handlers::on(model::JudgeCoverPage, Peer&, model::JudgeCoverPage::Request request,
                  wire::Responder<model::JudgeCoverPage> respond) {
    if (!request.name) return respond(fail(ErrorCode::invalidParameter, "the page has no name"));
    if (!request.inServersFolder) {
        if (parts_.configuration.current().ServerCp) {
            return respond(fail(ErrorCode::invalidData,
                                "this server takes its own cover pages only (ServerCp)"));
        }
        return respond(model::JudgeCoverPage::Reply{0});
    }
    auto page = readServerCoverPage(parts_.instance.stateDirectory, *request.name);
    if (!page) return respond(tl::unexpected(page.error()));
    keepCover(std::move(*page), CoverTemplates::kEverybody, respond);
}

void Handlers::on(model::KeepCoverPage, Peer& peer, model::KeepCoverPage::Request, wire::Bytes page,
                  wire::Responder<model::KeepCoverPage> respond) {
    if (parts_.configuration.current().ServerCp) {
        return respond(
            fail(ErrorCode::invalidData, "this server takes its own cover pages only (ServerCp)"));
    }
    keepCover(std::move(page), peer.identity().user.id, respond);
}

template <class Call>
void Handlers::keepCover(queue::Bytes page, std::string_view user, wire::Responder<Call> respond) {
    parts_.covers.keep(std::move(page), user, [respond](const model::Result<std::uint32_t>& id) {
        if (id) return respond(typename Call::Reply{*id});
        spdlog::warn("a cover page is refused: {}", id.error().detail);
        respond(tl::unexpected(id.error()));
    });
}

void Handlers::on(model::DrawCoverPage, Peer& peer, model::DrawCoverPage::Request request,
                  wire::Responder<model::DrawCoverPage> respond) {
    const auto usable = [](std::uint32_t dpi) { return dpi >= 50 && dpi <= 600; };
    if (!usable(request.horizontalDpi) || !usable(request.verticalDpi)) {
        return respond(fail(ErrorCode::invalidParameter,
                            fmt::format("{} x {} dots per inch are asked for; 50 to 600 are drawn",
                                        request.horizontalDpi, request.verticalDpi)));
    }
    const auto* page = parts_.covers.find(request.cover, peer.identity().user.id);
    if (page == nullptr) return respond(tl::unexpected(checkCover(peer, request.cover).error()));
    model::CoverPage fields = std::move(request.coverFields);
    if (fields.TimeSent == model::CalendarTime{}) {
        fields.TimeSent = localCalendarTime(parts_.clock.now());
    }
    parts_.lettering.run(
        [&renderer = parts_.renderer, page = *page, fields = std::move(fields),
         horizontal = request.horizontalDpi, vertical = request.verticalDpi] {
            return renderer.drawCover({page, fields}, horizontal, vertical);
        },
        [respond](model::Result<render::Dots> dots) {
            if (!dots) return respond(tl::unexpected(dots.error()));
            respond(model::DrawCoverPage::Reply{dots->width, dots->height, std::move(dots->bits)});
        });
}

void Handlers::on(model::BeginBroadcast, Peer& peer, model::BeginBroadcast::Request request,
                  wire::Bytes document, wire::Responder<model::BeginBroadcast> respond) {
    const auto intake = judged(document, request.documentName);
    if (!intake) return respond(tl::unexpected(intake.error()));
    auto charge = parts_.quota.charge(peer.identity().user.id, {0, document.size()});
    if (!charge) return respond(tl::unexpected(charge.error()));
    const auto body = std::make_shared<Typesetter::Body>();
    body->kind = intake->kind;
    body->extension = intake->extension;
    body->pages = intake->pages;
    body->size = document.size();
    parts_.broadcasts.begin(
        {&peer, body, std::move(*charge)}, documentOf(std::move(document), *intake),
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
    if (auto checked = checkCover(peer, request.cover); !checked) {
        return respond(tl::unexpected(checked.error()));
    }
    auto charge = parts_.quota.charge(peer.identity().user.id, {1, 0});  // its document was charged
    if (!charge) return respond(tl::unexpected(charge.error()));
    queue::Job job = jobOf(peer, std::move(request.params));
    job.document = request.broadcastId;
    job.pages = broadcast->body->pages;
    job.size = broadcast->body->size;
    addCover(job, request.cover, request.coverFields);
    parts_.outbox.addRecipient(std::move(job), broadcast->body,
                               answerWithId(respond, std::move(*charge)));
}

void Handlers::on(model::EndBroadcast, Peer& peer, model::EndBroadcast::Request request,
                  wire::Responder<model::EndBroadcast> respond) {
    parts_.broadcasts.end(&peer, request.broadcastId, answerWithNothing(respond));
}

}  // namespace winfax::service
