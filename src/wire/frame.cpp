// SPDX-License-Identifier: MIT
#include "wire/frame.h"

#include <cstring>

namespace winfax::wire {

namespace {

std::optional<std::uint32_t> limitOf(FrameKind kind) {
    switch (kind) {
        case FrameKind::request: return kMaxRequest;
        case FrameKind::reply: return kMaxReply;
        case FrameKind::body: return kMaxBody;
        case FrameKind::bodyEnd: return 0;
        case FrameKind::event: return kMaxEvent;
    }
    return std::nullopt;
}

}  // namespace

void encodeHeader(const FrameHeader& header, std::byte* out) {
    std::memcpy(out, &header.length, 4);
    std::memcpy(out + 4, &header.kind, 2);
    std::memcpy(out + 6, &header.opcode, 2);
    std::memcpy(out + 8, &header.serial, 4);
}

std::optional<FrameHeader> decodeHeader(std::span<const std::byte, kHeaderSize> bytes) {
    FrameHeader header;
    std::memcpy(&header.length, bytes.data(), 4);
    std::memcpy(&header.kind, bytes.data() + 4, 2);
    std::memcpy(&header.opcode, bytes.data() + 6, 2);
    std::memcpy(&header.serial, bytes.data() + 8, 4);
    const auto limit = limitOf(header.kind);
    if (!limit || header.length > *limit) return std::nullopt;
    return header;
}

void FrameReader::append(std::span<const std::byte> bytes) {
    if (consumed_ > 0) {
        buffer_.erase(buffer_.begin(), buffer_.begin() + static_cast<std::ptrdiff_t>(consumed_));
        consumed_ = 0;
    }
    buffer_.insert(buffer_.end(), bytes.begin(), bytes.end());
}

FrameReader::State FrameReader::next(Frame& out) {
    if (malformed_) return State::malformed;
    const std::span<const std::byte> rest(buffer_.data() + consumed_, buffer_.size() - consumed_);
    if (rest.size() < kHeaderSize) return State::more;
    const auto header = decodeHeader(rest.first<kHeaderSize>());
    if (!header) {
        malformed_ = true;
        return State::malformed;
    }
    if (rest.size() - kHeaderSize < header->length) return State::more;
    out = {*header, rest.subspan(kHeaderSize, header->length)};
    consumed_ += kHeaderSize + header->length;
    return State::frame;
}

}  // namespace winfax::wire
