// SPDX-License-Identifier: MIT
// What travels between client and service: frames of a 12-byte header and a payload.
//
//   length u32 | kind u16 | opcode u16 | serial u32 | payload (length bytes)
//
// The serial of a reply is its request's. docs/wire.md has the whole conversation.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>

#include "model/errors.h"
#include "wire/codec.h"

namespace winfax::wire {

enum class FrameKind : std::uint16_t {
    request = 1,
    reply = 2,
    body = 3,     // a piece of the document of the request with the same serial
    bodyEnd = 4,  // no payload: the document is complete
    event = 5,
};

struct FrameHeader {
    std::uint32_t length = 0;
    FrameKind kind = FrameKind::request;
    std::uint16_t opcode = 0;
    std::uint32_t serial = 0;
};

inline constexpr std::size_t kHeaderSize = 12;
inline constexpr std::uint32_t kMaxRequest = 4u << 20;  // every text of a request at its limit fits
inline constexpr std::uint32_t kMaxBody = 256u << 10;
inline constexpr std::uint32_t kMaxReply = 512u << 20;  // a list of a million jobs
inline constexpr std::uint32_t kMaxEvent = 1u << 10;

void encodeHeader(const FrameHeader& header, std::byte* out);

// nullopt for a kind that does not exist or a length above its kind's limit.
std::optional<FrameHeader> decodeHeader(std::span<const std::byte, kHeaderSize> bytes);

// Appends a frame to `out`; `fill` writes the payload, the length is put in afterwards. So many
// bytes of the payload may follow from elsewhere.
template <class Fill>
void appendFrame(Bytes& out, FrameKind kind, std::uint16_t opcode, std::uint32_t serial,
                 Fill&& fill, std::size_t following = 0) {
    const std::size_t begin = out.size();
    out.resize(begin + kHeaderSize);
    Writer writer(out);
    fill(writer);
    const auto length = static_cast<std::uint32_t>(out.size() - begin - kHeaderSize + following);
    encodeHeader({length, kind, opcode, serial}, out.data() + begin);
}

struct Frame {
    FrameHeader header;
    std::span<const std::byte> payload;  // valid until the next call of the reader
};

// Cuts a stream into frames. Bytes go in as they come; memory grows with what has really come.
class FrameReader {
public:
    void append(std::span<const std::byte> bytes);

    enum class State { frame, more, malformed };
    // `frame`: one whole frame is in `out`. `malformed` sticks.
    State next(Frame& out);

private:
    Bytes buffer_;
    std::size_t consumed_ = 0;
    bool malformed_ = false;
};

// ---- requests and replies -----------------------------------------------------------------------

template <class Call>
void appendRequest(Bytes& out, std::uint32_t serial, const typename Call::Request& request) {
    appendFrame(out, FrameKind::request, Call::kOpcode, serial,
                [&](Writer& writer) { writer.put(request); });
}

// A reply's payload begins with an error code; 0 is followed by the reply's value, anything else by
// a detail for people. `fill` writes the value's bytes, so many more may follow from elsewhere.
template <class Call, class Fill>
void appendValue(Bytes& out, std::uint32_t serial, Fill&& fill, std::size_t following = 0) {
    const auto payload = [&](Writer& writer) {
        writer.put(model::ErrorCode::success);
        fill(writer);
    };
    appendFrame(out, FrameKind::reply, Call::kOpcode, serial, payload, following);
}

template <class Call>
void appendReply(Bytes& out, std::uint32_t serial,
                 const model::Result<typename Call::Reply>& result) {
    if (result) {
        return appendValue<Call>(out, serial, [&](Writer& writer) { writer.put(*result); });
    }
    appendFrame(out, FrameKind::reply, Call::kOpcode, serial, [&](Writer& writer) {
        writer.put(result.error().code);
        writer.raw(result.error().detail.data(), result.error().detail.size());
    });
}

inline tl::unexpected<model::Error> malformedReply() {
    return model::fail(model::ErrorCode::callFailed, "the reply is malformed");
}

// The bytes of the value, or the error that the service answered.
inline model::Result<std::span<const std::byte>> valueBytes(std::span<const std::byte> payload) {
    Reader reader(payload);
    model::ErrorCode code{};
    reader.get(code);
    if (!reader.ok()) return model::fail(model::ErrorCode::callFailed, "the reply has no result");
    const auto rest = reader.rest();
    if (code == model::ErrorCode::success) return rest;
    return model::fail(code, {reinterpret_cast<const char*>(rest.data()), rest.size()});
}

template <class Value>
model::Result<Value> decodeReply(std::span<const std::byte> payload) {
    const auto bytes = valueBytes(payload);
    if (!bytes) return tl::unexpected(bytes.error());
    Reader reader(*bytes);
    Value value{};
    reader.get(value);
    if (!reader.done()) return malformedReply();
    return value;
}

}  // namespace winfax::wire
