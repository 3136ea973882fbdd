// SPDX-License-Identifier: MIT
#include "fuzz_target.h"
#include "unit/client/scripted_channel.h"

namespace winfax::fuzz {
// The service says what the bytes say. Of the first: bit 0, whether its hello is honest; bit 1,
// whether the rest is put into a reply that fits; the other bits, how many bytes come at a time.
namespace {

std::shared_ptr<client::test::Script> liesOf(Bytes bytes) {
    const unsigned choice = std::to_integer<unsigned>(bytes[0]);
    const auto script = std::make_shared<client::test::Script>();
    script->atEnd = client::test::AtEnd::lost;
    if (choice & 1) script->greet();
    wire::Bytes said(bytes.begin() + 1, bytes.end());
    if (choice & 2) {
        said.clear();
        wire::appendFrame(
            said, wire::FrameKind::reply, model::ReadConfiguration::kOpcode, 2,
            [&](wire::Writer& writer) { writer.raw(bytes.data() + 1, bytes.size() - 1); });
    }
    const std::size_t pieceSize = 1 + (choice >> 2);
    for (Bytes rest = said; !rest.empty(); rest = rest.subspan(std::min(pieceSize, rest.size()))) {
        const Bytes piece = rest.first(std::min(pieceSize, rest.size()));
        script->say({piece.begin(), piece.end()});
    }
    return script;
}

}  // namespace

WINFAX_FUZZ_TARGET(client) {
    if (bytes.empty()) return;
    const auto session = client::test::sessionOver(liesOf(bytes));
    if (!session) return;
    client::Session& service = **session;
    (void)service.call<model::ReadConfiguration>({});
    (void)service.call<model::ListJobs>({});
    (void)service.nextEvent();
    (void)service.nextEvent();
    require(!service.usable(), "a session whose service is gone says so");
}

}  // namespace winfax::fuzz
