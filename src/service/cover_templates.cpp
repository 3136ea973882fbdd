// SPDX-License-Identifier: MIT
#include "service/cover_templates.h"

#include <algorithm>
#include <memory>
#include <utility>

namespace winfax::service {

using model::Result;

namespace {

constexpr std::size_t kRemembered = 64;

}  // namespace

void CoverTemplates::keep(queue::Bytes page, std::string_view user, GivenId done) {
    const auto found = std::ranges::find(latest_, page, &Kept::page);
    if (found != latest_.end()) {
        latest_.splice(latest_.begin(), latest_, found);
        found->users.emplace(user);
        return done(found->id);
    }
    const auto given = std::make_shared<queue::Bytes>(std::move(page));
    worker_.run([&renderer = renderer_, given] { return renderer.judgeCover(*given); },
                [this, given, user = std::string(user),
                 done = std::move(done)](const Result<void>& judged) {
                    if (!judged) return done(tl::unexpected(judged.error()));
                    store(std::move(*given), user, done);
                });
}

const queue::Bytes* CoverTemplates::find(std::uint32_t id, std::string_view user) {
    const auto found = std::ranges::find(latest_, id, &Kept::id);
    if (found == latest_.end() || !found->isFor(user)) return nullptr;
    latest_.splice(latest_.begin(), latest_, found);
    return &found->page;
}

void CoverTemplates::store(queue::Bytes page, std::string user, const GivenId& done) {
    queue::Bytes copy = page;
    store_.beginBroadcast(std::move(copy), [this, page = std::move(page), user = std::move(user),
                                            done](Result<std::uint32_t> id) mutable {
        if (id) remember({*id, std::move(page), {std::move(user)}});
        done(id);
    });
}

void CoverTemplates::remember(Kept kept) {
    latest_.push_front(std::move(kept));
    if (latest_.size() <= kRemembered) return;
    store_.endBroadcast(latest_.back().id, {});  // it stays as long as a job has it
    latest_.pop_back();
}

}  // namespace winfax::service
