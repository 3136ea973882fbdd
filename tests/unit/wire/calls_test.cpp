// SPDX-License-Identifier: MIT
#include "model/calls.h"

#include <gtest/gtest.h>
#include <set>

#include "arbitrary.h"
#include "wire/hello.h"

namespace winfax {
namespace {

template <class Value>
void travels(std::string_view name) {
    for (std::uint32_t seed = 0; seed < 50; ++seed) {
        const auto value = test::Arbitrary(seed).value<Value>();
        wire::Bytes bytes;
        wire::Writer(bytes).put(value);
        Value copy{};
        wire::Reader whole(bytes);
        whole.get(copy);
        ASSERT_TRUE(whole.done()) << name;
        ASSERT_EQ(copy, value) << name;
        for (std::size_t size = 0; size < bytes.size(); ++size) {
            wire::Reader cut{std::span(bytes).first(size)};
            Value ignored{};
            cut.get(ignored);
            ASSERT_FALSE(cut.ok()) << name << " cut to " << size << " of " << bytes.size();
        }
    }
}

template <class... Call>
void everyValueTravels(model::CallList<Call...>) {
    (travels<typename Call::Request>(Call::kName), ...);
    (travels<typename Call::Reply>(Call::kName), ...);
}

TEST(Calls, EveryRequestAndReplyTravels) {
    everyValueTravels(model::Calls{});
    travels<wire::Hello::Request>("Hello");
    travels<wire::Hello::Reply>("Hello");
}

template <class... Call>
std::multiset<std::uint16_t> opcodes(model::CallList<Call...>) {
    return {wire::Hello::kOpcode, Call::kOpcode...};
}

TEST(Calls, OpcodesAreNeverReused) {
    std::multiset<std::uint16_t> given;
    for (std::uint16_t opcode = 0; opcode <= 56; ++opcode) given.insert(opcode);
    EXPECT_EQ(opcodes(model::Calls{}), given);
}

}  // namespace
}  // namespace winfax
