// SPDX-License-Identifier: MIT
#include "service/access_control.h"

#include <spdlog/spdlog.h>
#include <algorithm>

#include "access/access_file.h"
#include "text/encoding.h"

namespace winfax::service {

namespace {

using access::AccessList;
using access::AccessRules;
using access::Entry;
using model::ErrorCode;
using model::fail;
using model::Result;
using Rules = AccessControl::Rules;

bool names(const AccessList& list, const Entry& wanted) {
    return std::ranges::any_of(list.entries, [&](const Entry& entry) {
        return entry.holder == wanted.holder && entry.name == wanted.name;
    });
}

// Worker's thread.
Result<Rules> replaceList(AccessList wanted, const AccessList& former,
                          const platform::UserIdentity& owner, const std::filesystem::path& file) {
    auto list = access::normalForm(std::move(wanted));
    if (!list) return tl::unexpected(list.error());
    auto rules = AccessRules::resolve(std::move(*list), owner);
    if (!rules) return rules;
    for (const Entry& entry : (*rules)->unknown()) {
        if (names(former, entry)) continue;
        return fail(ErrorCode::invalidParameter,
                    "this machine knows no " + access::describe(entry) +
                        ": give a name that the system knows, or an id");
    }
    if (auto written = access::writeAccessFile(file, (*rules)->list()); !written) {
        return tl::unexpected(written.error());
    }
    return rules;
}

}  // namespace

AccessControl::AccessControl(Parts parts, Rules rules)
    : parts_(std::move(parts)), rules_(std::move(rules)) {
    for (const Entry& entry : rules_->unknown()) {
        spdlog::warn("rights.toml: this machine knows no {}; the entry gives nothing",
                     access::describe(entry));
    }
}

std::uint32_t AccessControl::rightsOf(const ipc::PeerIdentity& peer) const {
    const auto rights = rules_->rightsOf(peer.user, peer.token.get());
    if (rights) return *rights;
    spdlog::error("process {} of {} gets no right: {}", peer.processId,
                  text::toUtf8(peer.user.name), rights.error().detail);
    return model::right::none;
}

void AccessControl::change(AccessList wanted, std::function<void(const Result<void>&)> done) {
    parts_.worker.run(
        [wanted = std::move(wanted), former = rules_, owner = parts_.owner,
         file = parts_.file]() mutable {
            return replaceList(std::move(wanted), former->list(), owner, file);
        },
        [this, done = std::move(done)](Result<Rules> made) {
            if (!made) return done(tl::unexpected(made.error()));
            rules_ = std::move(*made);
            spdlog::info("the rights were changed; entries now: {}", list().entries.size());
            parts_.changed();
            done({});
        });
}

}  // namespace winfax::service
