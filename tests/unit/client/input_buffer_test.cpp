// SPDX-License-Identifier: MIT
#include "client/input_buffer.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstring>
#include <string>
#include <string_view>

namespace winfax::client {
namespace {

constexpr std::size_t kLong = 3u << 20;

// As a channel does: so much as there is room for.
std::size_t receive(InputBuffer& buffer, std::string_view text, std::size_t wanted) {
    const auto room = buffer.room(wanted);
    const std::size_t count = std::min(room.size(), text.size());
    std::memcpy(room.data(), text.data(), count);
    buffer.came(count);
    return count;
}

void receiveAll(InputBuffer& buffer, std::string_view text) {
    const std::size_t wanted = buffer.size() + text.size();
    while (!text.empty()) text.remove_prefix(receive(buffer, text, wanted));
}

std::string textOf(std::span<const std::byte> bytes) {
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

std::string longText() {
    std::string text(kLong, '\0');
    for (std::size_t i = 0; i < text.size(); ++i) text[i] = static_cast<char>(i * 7 / 5);
    return text;
}

TEST(InputBuffer, WhatWasPreparedForIsReceivedAtOnce) {
    InputBuffer buffer;
    buffer.prepare();
    EXPECT_GE(buffer.room(1).size(), InputBuffer::kUsualSize);
}

TEST(InputBuffer, WhatIsTakenLiesThereUntilMoreComes) {
    InputBuffer buffer;
    receiveAll(buffer, "firstsecond");
    const auto first = buffer.take(5);
    EXPECT_EQ(textOf(first), "first");
    EXPECT_EQ(textOf(buffer.bytes()), "second");
    const auto second = buffer.take(6);
    EXPECT_EQ(textOf(first), "first");
    EXPECT_EQ(textOf(second), "second");
    EXPECT_EQ(buffer.size(), 0u);
}

TEST(InputBuffer, MemoryFollowsWhatHasComeAndNotWhatIsWanted) {
    InputBuffer buffer;
    EXPECT_LE(buffer.room(512u << 20).size(), 1u << 20);
    receiveAll(buffer, std::string(InputBuffer::kUsualSize, 'a'));
    EXPECT_LE(buffer.room(512u << 20).size(), 1u << 20);
}

TEST(InputBuffer, ALongReplyComesWholeWhateverCameBefore) {
    const std::string text = longText();
    InputBuffer buffer;
    receiveAll(buffer, "before");
    buffer.take(3);
    receiveAll(buffer, text);
    EXPECT_EQ(textOf(buffer.take(3)), "ore");
    EXPECT_TRUE(textOf(buffer.take(kLong)) == text);
}

TEST(InputBuffer, ThereIsRoomHoweverOftenSomethingIsLeft) {
    InputBuffer buffer;
    std::string expected, seen;
    for (int i = 0; i < 5000; ++i) {
        const std::string piece = "piece " + std::to_string(i) + ";";
        expected += piece;
        receiveAll(buffer, piece);
        seen += textOf(buffer.take(buffer.size() - 1));
    }
    EXPECT_EQ(seen + textOf(buffer.take(1)), expected);
    EXPECT_LE(buffer.room(1).size(), InputBuffer::kUsualSize) << "it did not grow for that";
}

TEST(InputBuffer, GivesBackWhatOnlyALongListNeeds) {
    InputBuffer buffer;
    receiveAll(buffer, longText());
    buffer.giveBack();
    EXPECT_EQ(buffer.size(), kLong) << "nothing that was not read";
    buffer.take(kLong);
    buffer.giveBack();
    EXPECT_LE(buffer.room(1).size(), InputBuffer::kUsualSize);
}

}  // namespace
}  // namespace winfax::client
