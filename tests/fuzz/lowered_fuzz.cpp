// SPDX-License-Identifier: MIT
#include <array>
#include <cstring>
#include <optional>
#include <string_view>
#include <vector>

#include "abi/lower_reply.h"
#include "fuzz_target.h"
#include "given.h"

namespace winfax::fuzz {
// Replies that the library turns into a block of its caller's without values between. The first
// byte chooses the structure, the second says how many of them the bytes are taken for.
namespace {

template <class Value>
std::optional<std::vector<Value>> decoded(Bytes bytes, std::size_t count) {
    std::vector<Value> values(count);
    wire::Reader reader(bytes);
    for (Value& value : values) reader.get(value);
    return reader.done() ? std::optional(std::move(values)) : std::nullopt;
}

template <class Char>
bool alike(const Char* one, const Char* other) {
    if (one == nullptr || other == nullptr) return one == other;
    return std::basic_string_view<Char>(one) == std::basic_string_view<Char>(other);
}

template <class Number>
bool alike(const Number& one, const Number& other) {
    return std::memcmp(&one, &other, sizeof one) == 0;
}

template <class Structure>
void lowered(Bytes bytes, std::size_t count) {
    using Value = typename abi::ValueOf<Structure>::Value;
    const auto block = abi::lowerReply<Structure>(bytes, count);
    const auto values = decoded<Value>(bytes, count);
    require((block != nullptr) == values.has_value(), "what can be decoded can be lowered");
    if (!values) return;
    const auto expected = abi::lower<Structure>(std::span<const Value>(*values));
    for (std::size_t i = 0; i < count; ++i) {
        Value::fields(
            [](const char*, model::as, const auto& one, const auto& other) {
                require(alike(one, other), "a reply is lowered as its values are");
            },
            block.get()[i], expected.get()[i]);
    }
}

}  // namespace

WINFAX_FUZZ_TARGET(lowered) {
    static constexpr std::array all{&lowered<FAX_JOB_ENTRYA>, &lowered<FAX_JOB_ENTRYW>,
                                    &lowered<FAX_CONFIGURATIONA>, &lowered<FAX_CONFIGURATIONW>};
    Given given(bytes);
    const auto lower = all[given.byte() % all.size()];
    const std::size_t count = given.byte();
    lower(given.rest(), count);
}

}  // namespace winfax::fuzz
