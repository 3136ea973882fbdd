// SPDX-License-Identifier: MIT
// From the bytes of a reply to ONE block of the caller's (B1), without values between: long lists
// are read twice, and their texts copied once.
#pragma once

#include "abi/lower.h"
#include "client/session.h"

namespace winfax::abi {

template <class Structure>
class ReplyLowering {
  public:
    ReplyLowering(std::span<const std::byte> values, std::size_t count)
        : values_(values), count_(count) {}

    // False when the bytes are not so many values and nothing else.
    bool measure() {
        wire::Reader reader(values_);
        const auto add = [&]<class Member>(const char*, model::as, Member& member) {
            if constexpr (std::same_as<Member, model::Text>) {
                if (const auto text = reader.text()) texts_.add(*text);
            } else {
                reader.get(member);
            }
        };
        for (std::size_t i = 0; i < count_ && reader.ok(); ++i) Value::fields(add, passing_);
        return reader.done();
    }

    ResultBlock<Structure> lower() {
        const std::size_t arrayBytes = count_ * sizeof(Structure);
        ResultBlock<Structure> block(
            static_cast<Structure*>(resultBlocks().allocate(arrayBytes + texts_.bytes())));
        texts_.place(reinterpret_cast<std::byte*>(block.get()) + arrayBytes);
        wire::Reader reader(values_);
        const auto put = [&]<class Member, class To>(const char*, model::as, Member& member,
                                                     To& to) {
            if constexpr (std::same_as<Member, model::Text>) {
                if (const auto text = reader.text()) to = texts_.next(*text);
            } else {
                reader.get(member);
                lowerMember(to, member);
            }
        };
        for (std::size_t i = 0; i < count_; ++i) {
            Structure& structure = block.get()[i];
            if constexpr (requires { structure.SizeOfStruct; }) {
                structure.SizeOfStruct = sizeof(Structure);
            }
            Value::fields(put, passing_, structure);
        }
        return block;
    }

  private:
    using Value = typename ValueOf<Structure>::Value;
    std::span<const std::byte> values_;
    std::size_t count_;
    TextRoom<typename ValueOf<Structure>::Char> texts_;
    Value passing_{};  // each value's numbers, one after the other; never a text
};

// The reply is nothing but one value.
template <class Call, class Structure>
model::Result<void> callForOne(client::Session& session, const typename Call::Request& request,
                               Structure** out) {
    return session.callReading<Call>(
        request, [&](std::span<const std::byte> payload) -> model::Result<void> {
            const auto bytes = wire::valueBytes(payload);
            if (!bytes) return tl::unexpected(bytes.error());
            ReplyLowering<Structure> lowering(*bytes, 1);
            if (!lowering.measure()) return wire::malformedReply();
            *out = lowering.lower().release();
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
            ReplyLowering<Structure> lowering(reader.rest(), count);
            if (!reader.ok() || !lowering.measure()) return wire::malformedReply();
            *out = lowering.lower().release();
            *outCount = count;
            return {};
        });
}

}  // namespace winfax::abi
