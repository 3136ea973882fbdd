// SPDX-License-Identifier: MIT
#include "service/typesetter.h"

#include <spdlog/spdlog.h>
#include <algorithm>
#include <utility>

namespace winfax::service {

using model::Result;

void Typesetter::know(std::uint32_t documentId, SharedBody body) {
    if (!body->ready()) bodies_.insert_or_assign(documentId, std::move(body));
}

Typesetter::SharedBody Typesetter::find(std::uint32_t documentId) const {
    const auto found = bodies_.find(documentId);
    return found == bodies_.end() ? nullptr : found->second;
}

void Typesetter::start(std::uint32_t documentId) {
    if (underWay(documentId)) return;
    waiting_.push_back(documentId);
    next();
}

void Typesetter::forget(std::uint32_t documentId) {
    bodies_.erase(documentId);
    std::erase(waiting_, documentId);
}

bool Typesetter::underWay(std::uint32_t documentId) const {
    return documentId == current_ || std::ranges::find(waiting_, documentId) != waiting_.end();
}

void Typesetter::next() {
    if (current_ != 0 || waiting_.empty()) return;
    current_ = waiting_.front();
    waiting_.pop_front();
    parts_.store.readDocument(current_, [this](Result<queue::Bytes> bytes) {
        if (!bytes) return finish(tl::unexpected(bytes.error()));
        make(std::move(*bytes));
    });
}

void Typesetter::make(queue::Bytes bytes) {
    const SharedBody body = find(current_);
    if (!body) {
        return finish(model::fail(model::ErrorCode::fileNotFound, "no job needs it any more"));
    }
    parts_.worker.run(
        [&renderer = parts_.renderer, setup = parts_.setup, kind = body->kind,
         extension = body->extension, bytes = std::move(bytes)] {
            return renderer.makePages({kind, extension, bytes}, setup);
        },
        [this](Result<render::MadePages> made) {
            if (!made) return finish(tl::unexpected(made.error()));
            keep(std::move(*made));
        });
}

void Typesetter::keep(render::MadePages pages) {
    const std::uint32_t count = pages.pages;
    const std::uint64_t size = pages.tiff.size();
    parts_.store.keepPages(current_, std::move(pages.tiff), count,
                           [this, count, size](const Result<void>& kept) {
                               const SharedBody body = find(current_);
                               if (kept && body) {
                                   body->kind = document::Kind::fax;
                                   body->pages = count;
                                   body->size = size;
                               }
                               finish(kept);
                           });
}

void Typesetter::finish(const Result<void>& made) {
    const std::uint32_t documentId = std::exchange(current_, 0);
    const SharedBody body = find(documentId);
    if (made) {
        spdlog::info("document {} has become {} pages", documentId, body ? body->pages : 0);
    } else if (body) {
        spdlog::error("document {}, {}, cannot be made into pages: {}", documentId,
                      document::nameOf(body->kind), made.error().detail);
    }
    done_(documentId, made);
    if (made) bodies_.erase(documentId);
    next();
}

}  // namespace winfax::service
