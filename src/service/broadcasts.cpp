// SPDX-License-Identifier: MIT
#include "service/broadcasts.h"

#include <spdlog/spdlog.h>
#include <algorithm>
#include <utility>

namespace winfax::service {

using model::Result;

namespace {

constexpr std::ptrdiff_t kMostOpen = 64;  // of one connection

}  // namespace

void Broadcasts::begin(Broadcast broadcast, queue::Document document, std::function<bool()> alive,
                       GivenId done) {
    const auto open = std::ranges::count_if(
        broadcasts_, [&](const auto& entry) { return entry.second.owner == broadcast.owner; });
    if (open >= kMostOpen) {
        return done(model::fail(model::ErrorCode::notEnoughQuota,
                                "this connection has " + std::to_string(open) +
                                    " broadcasts open; it may have no more until it ends one"));
    }
    store_.beginBroadcast(std::move(document), [this, broadcast, alive = std::move(alive),
                                                done = std::move(done)](Result<std::uint32_t> id) {
        if (!id) {
            spdlog::error("a broadcast's document could not be kept: {}", id.error().detail);
            return done(id);
        }
        if (!alive()) return store_.endBroadcast(*id, {});
        broadcasts_.emplace(*id, broadcast);
        done(id);
    });
}

const Broadcasts::Broadcast* Broadcasts::find(Owner owner, std::uint32_t id) const {
    const auto found = broadcasts_.find(id);
    return found != broadcasts_.end() && found->second.owner == owner ? &found->second : nullptr;
}

void Broadcasts::end(Owner owner, std::uint32_t id, queue::Store::Done done) {
    if (find(owner, id) == nullptr) {
        return done(model::fail(model::ErrorCode::invalidParameter,
                                "there is no broadcast " + std::to_string(id)));
    }
    broadcasts_.erase(id);
    store_.endBroadcast(id, std::move(done));
}

void Broadcasts::endAll(Owner owner) {
    std::erase_if(broadcasts_, [&](const auto& entry) {
        if (entry.second.owner != owner) return false;
        store_.endBroadcast(entry.first, {});
        return true;
    });
}

}  // namespace winfax::service
