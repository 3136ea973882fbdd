// SPDX-License-Identifier: MIT
// From the bytes of a reply to ONE block of the caller's (B1), without values between: read once,
// each text copied once.
#pragma once

#include "abi/lower.h"
#include "client/session.h"

namespace winfax::abi {

// The strings behind an array, one after the other as they are read.
template <class Char>
class ReplyTexts {
  public:
    // No text takes more here than this for each byte that it took in the reply, its length among
    // them: UTF-16 is as long and its end shorter; no code page has more than four bytes for two.
    static constexpr std::size_t kGrowth = sizeof(WCHAR) / sizeof(Char);

    explicit ReplyTexts(void* room) : at_(static_cast<Char*>(room)) {}

    const Char* add(std::span<const std::byte> units) {
        Char* const here = at_;
        if constexpr (std::same_as<Char, WCHAR>) {
            append(units.data(), units.size() / sizeof(WCHAR));
        } else {
            std::u16string text(units.size() / sizeof(char16_t), u'\0');
            std::memcpy(text.data(), units.data(), units.size());
            const std::string converted = text::toAnsi(text);
            append(converted.data(), converted.size());
        }
        return here;
    }

  private:
    void append(const void* text, std::size_t length) {
        std::memcpy(at_, text, length * sizeof(Char));
        at_ += length;
        *at_++ = 0;
    }

    Char* at_;
};

// NULL when the bytes are not so many values and nothing else.
template <class Structure>
[[gnu::flatten]] ResultBlock<Structure> lowerReply(std::span<const std::byte> values,
                                                   std::size_t count) {
    using Char = typename ValueOf<Structure>::Char;
    using Value = typename ValueOf<Structure>::Value;
    Value passing{};  // each value's numbers, one after the other; never a text
    if (count > values.size() / wire::leastSize(passing)) return nullptr;
    const std::size_t arrayBytes = count * sizeof(Structure);
    ResultBlock<Structure> block(static_cast<Structure*>(
        resultBlocks().allocate(arrayBytes + values.size() * ReplyTexts<Char>::kGrowth, 0)));
    ReplyTexts<Char> texts(reinterpret_cast<std::byte*>(block.get()) + arrayBytes);
    wire::Reader reader(values);
    const auto put = [&]<class Member, class To>(const char*, model::as, Member& member, To& to) {
        if constexpr (std::same_as<Member, model::Text>) {
            if (const auto text = reader.text()) to = texts.add(*text);
        } else {
            reader.get(member);
            lowerMember(to, member);
        }
    };
    for (std::size_t i = 0; i < count && reader.ok(); ++i) {
        Structure& structure = block.get()[i];
        std::memset(&structure, 0, sizeof structure);  // absent texts stay NULL (B6)
        if constexpr (requires { structure.SizeOfStruct; }) {
            structure.SizeOfStruct = sizeof(Structure);
        }
        Value::fields(put, passing, structure);
    }
    return reader.done() ? std::move(block) : nullptr;
}

// The reply is nothing but one value.
template <class Call, class Structure>
model::Result<void> callForOne(client::Session& session, const typename Call::Request& request,
                               Structure** out) {
    return session.callReading<Call>(
        request, [&](std::span<const std::byte> payload) -> model::Result<void> {
            const auto bytes = wire::valueBytes(payload);
            if (!bytes) return tl::unexpected(bytes.error());
            auto block = lowerReply<Structure>(*bytes, 1);
            if (!block) return wire::malformedReply();
            *out = block.release();
            return {};
        });
}

// The reply is nothing but a list of values.
template <class Call, class Structure>
model::Result<void> callForList(client::Session& session, const typename Call::Request& request,
                                Structure** out, DWORD* outCount) {
    return session.callReading<Call>(
        request, [&](std::span<const std::byte> payload) -> model::Result<void> {
            const auto bytes = wire::valueBytes(payload);
            if (!bytes) return tl::unexpected(bytes.error());
            wire::Reader reader(*bytes);
            std::uint32_t count = 0;
            reader.get(count);
            auto block = reader.ok() ? lowerReply<Structure>(reader.rest(), count) : nullptr;
            if (!block) return wire::malformedReply();
            *out = block.release();
            *outCount = count;
            return {};
        });
}

}  // namespace winfax::abi
