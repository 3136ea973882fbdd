// SPDX-License-Identifier: MIT
#include <array>

#include "fuzz_target.h"
#include "given.h"
#include "unit/client/scripted_channel.h"

namespace winfax::fuzz {
// A client whose service says what it likes. Of the first byte: bit 0, whether its hello is honest;
// bit 1, whether what follows comes in frames that fit (a length and a payload each) or as it is;
// the other bits, how many bytes come at a time. The second byte: what the client wants.
namespace {

using client::Session;

class ThreeBytes final : public platform::InputFile {
  public:
    std::uint64_t size() const override { return 3; }
    model::Result<std::size_t> read(std::span<std::byte> buffer) override {
        const std::size_t count = std::min(buffer.size(), left_);
        std::ranges::fill(buffer.first(count), std::byte{0xAB});
        left_ -= count;
        return count;
    }

  private:
    std::size_t left_ = 3;
};

template <class Value>
void judge(const Session& session, const model::Result<Value>& answer) {
    if (answer || session.usable()) return;  // the service may refuse with whatever it likes
    const auto code = answer.error().code;
    require(code == model::ErrorCode::callFailed || code == model::ErrorCode::serverUnavailable,
            "a call that loses its session says so");
}

// Everything below ends: each answer takes some of the bytes, and without one the session breaks.

template <class Call>
void ask(Session& session) {
    while (session.usable()) {
        if constexpr (Call::kHasBody) {
            ThreeBytes document;
            judge(session, session.call<Call>({}, document));
        } else {
            judge(session, session.call<Call>({}));
        }
    }
}

void post(Session& session) {
    while (session.usable()) (void)session.post<model::AddRecipient>(1, {});
    (void)session.settle(1);
    session.finishPosted();
}

void listen(Session& session) {
    while (session.usable()) judge(session, session.nextEvent());
}

struct Wish {
    wire::FrameKind answer;
    std::uint16_t opcode;
    void (*pursue)(Session&);
};

template <class... Call>
constexpr auto wishesOf(model::CallList<Call...>) {
    return std::array{Wish{wire::FrameKind::reply, Call::kOpcode, &ask<Call>}...,
                      Wish{wire::FrameKind::reply, model::AddRecipient::kOpcode, &post},
                      Wish{wire::FrameKind::event, 0, &listen}};
}

wire::Bytes framed(const Wish& wish, Given given) {
    wire::Bytes stream;
    std::uint32_t serial = 1;  // the hello's
    while (!given.empty()) {
        const Bytes payload = given.counted();
        const bool event = wish.answer == wire::FrameKind::event;
        wire::appendFrame(
            stream, wish.answer, wish.opcode, event ? 0 : ++serial,
            [&](wire::Writer& writer) { writer.raw(payload.data(), payload.size()); });
    }
    return stream;
}

}  // namespace

WINFAX_FUZZ_TARGET(client) {
    static constexpr auto wishes = wishesOf(model::Calls{});
    Given given(bytes);
    const unsigned choice = given.byte();
    const Wish& wish = wishes[given.byte() % wishes.size()];
    const Bytes said = given.rest();
    const wire::Bytes stream =
        choice & 2 ? framed(wish, Given(said)) : wire::Bytes(said.begin(), said.end());

    const auto script = std::make_shared<client::test::Script>();
    script->atEnd = client::test::AtEnd::lost;
    if (choice & 1) script->greet();
    for (Given left(stream); !left.empty();) {
        const Bytes piece = left.take(1 + (choice >> 2));
        script->say({piece.begin(), piece.end()});
    }
    const auto session = client::test::sessionOver(script);
    require(session || !(choice & 1), "an honest hello is believed");
    if (!session) return;
    wish.pursue(**session);
    require(script->largestBuffer <= 2 * stream.size() + (256u << 10) + (16u << 10),
            "memory follows what has come, not what was announced");
}

}  // namespace winfax::fuzz
