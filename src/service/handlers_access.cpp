// SPDX-License-Identifier: MIT
#include "service/handlers.h"
#include "text/encoding.h"

namespace winfax::service {

namespace {

using access::Entry;
using access::Holder;
using model::ErrorCode;
using model::fail;

struct Kind {
    Holder holder;
    std::u16string_view text;
};
constexpr Kind kKinds[] = {
    {Holder::everyone, u"everyone"}, {Holder::group, u"group"}, {Holder::user, u"user"}};

model::AccessEntry toModel(const Entry& entry) {
    model::AccessEntry out;
    for (const Kind& kind : kKinds) {
        if (kind.holder == entry.holder) out.kind = std::u16string(kind.text);
    }
    if (entry.holder != Holder::everyone) out.name = text::fromUtf8(entry.name);
    out.rights = entry.rights;
    return out;
}

model::Result<Entry> fromModel(const model::AccessEntry& given) {
    for (const Kind& kind : kKinds) {
        if (given.kind != kind.text) continue;
        return Entry{kind.holder, text::toUtf8OrEmpty(given.name), given.rights};
    }
    return fail(ErrorCode::invalidParameter,
                "'" + text::toUtf8OrEmpty(given.kind) +
                    "' holds no rights; there are user, group and everyone");
}

}  // namespace

void Handlers::on(model::ReadAccess, Peer&, model::Nothing,
                  wire::Responder<model::ReadAccess> respond) {
    model::ReadAccess::Reply reply;
    for (const Entry& entry : parts_.access.list().entries) reply.entries.push_back(toModel(entry));
    respond(std::move(reply));
}

void Handlers::on(model::ChangeAccess, Peer&, model::ChangeAccess::Request request,
                  wire::Responder<model::ChangeAccess> respond) {
    access::AccessList wanted;
    for (const model::AccessEntry& given : request.entries) {
        auto entry = fromModel(given);
        if (!entry) return respond(tl::unexpected(entry.error()));
        wanted.entries.push_back(std::move(*entry));
    }
    parts_.access.change(std::move(wanted), [respond](const model::Result<void>& changed) {
        if (!changed) return respond(tl::unexpected(changed.error()));
        respond(model::Nothing{});
    });
}

}  // namespace winfax::service
