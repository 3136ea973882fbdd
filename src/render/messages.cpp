// SPDX-License-Identifier: MIT
#include "render/messages.h"

#include "wire/codec.h"

namespace winfax::render {
namespace {

document::Bytes encoded(const auto& value, std::span<const std::byte> document) {
    document::Bytes bytes;
    bytes.reserve(document.size() + 1024);
    wire::Writer writer(bytes);
    writer.put(value);
    writer.raw(document.data(), document.size());
    return bytes;
}

}  // namespace

document::Bytes encode(const Request& request, std::span<const std::byte> document) {
    return encoded(request, document);
}

document::Bytes encode(Answer answer, std::span<const std::byte> document) {
    answer.Size = document.size();
    return encoded(answer, document);
}

std::optional<ReceivedRequest> decodeRequest(std::span<const std::byte> bytes) {
    ReceivedRequest received;
    wire::Reader reader(bytes);
    reader.get(received.request);
    if (!reader.ok() || received.request.Mark != kRequestMark) return std::nullopt;
    received.document = reader.rest();
    return received;
}

std::optional<ReceivedAnswer> decodeAnswer(std::span<const std::byte> bytes) {
    ReceivedAnswer received;
    wire::Reader reader(bytes);
    reader.get(received.answer);
    if (!reader.ok() || received.answer.Mark != kAnswerMark) return std::nullopt;
    received.document = reader.rest();
    if (received.document.size() != received.answer.Size) return std::nullopt;
    return received;
}

}  // namespace winfax::render
