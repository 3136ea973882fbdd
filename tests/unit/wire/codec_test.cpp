// SPDX-License-Identifier: MIT
#include "wire/codec.h"

#include <gtest/gtest.h>

#include "model/cover_page.h"

namespace winfax {
namespace {

using wire::Bytes;
using wire::Reader;
using wire::Writer;

template <class T>
Bytes encoded(const T& value) {
    Bytes bytes;
    Writer(bytes).put(value);
    return bytes;
}

Bytes bytesOf(std::initializer_list<int> values) {
    Bytes bytes;
    for (const int value : values) bytes.push_back(static_cast<std::byte>(value));
    return bytes;
}

TEST(Codec, NumbersAreLittleEndianAndAsWideAsTheirType) {
    EXPECT_EQ(encoded(std::uint32_t{0x01020304}), bytesOf({4, 3, 2, 1}));
    EXPECT_EQ(encoded(std::uint16_t{0x0102}), bytesOf({2, 1}));
    EXPECT_EQ(encoded(model::FileTime{1}), bytesOf({1, 0, 0, 0, 0, 0, 0, 0}));
    EXPECT_EQ(encoded(true), bytesOf({1}));
}

TEST(Codec, B6_AbsentAndEmptyTextDiffer) {
    EXPECT_EQ(encoded(model::Text()), bytesOf({255, 255, 255, 255}));
    EXPECT_EQ(encoded(model::Text(u"")), bytesOf({0, 0, 0, 0}));
    EXPECT_EQ(encoded(model::Text(u"A")), bytesOf({1, 0, 0, 0, 'A', 0}));
}

TEST(Codec, K11_TextOverTheLimitIsMalformed) {
    const auto read = [](std::size_t length) {
        const Bytes bytes = encoded(model::Text(std::u16string(length, u'x')));
        model::Text text;
        Reader reader(bytes);
        reader.get(text);
        return reader.done();
    };
    EXPECT_TRUE(read(model::kMaxTextLength));
    EXPECT_FALSE(read(model::kMaxTextLength + 1));
}

TEST(Codec, ACountWithoutElementsReservesNothing) {
    std::vector<model::JobEntry> list;
    const Bytes bytes = bytesOf({255, 255, 255, 255});
    Reader reader(bytes);
    reader.get(list);
    EXPECT_FALSE(reader.ok());
    EXPECT_LE(list.capacity(), 1u);
}

TEST(Codec, AFailureSticks) {
    const Bytes bytes = bytesOf({1, 0});
    Reader reader(bytes);
    std::uint32_t wide = 7;
    std::uint16_t narrow = 7;
    reader.get(wide);
    reader.get(narrow);
    EXPECT_FALSE(reader.ok());
    EXPECT_EQ(narrow, 7);
}

TEST(Codec, ATruthValueIsZeroOrOne) {
    const Bytes bytes = bytesOf({2});
    Reader reader(bytes);
    bool value = false;
    reader.get(value);
    EXPECT_FALSE(reader.ok());
}

TEST(Codec, BytesLeftOverAreNoticed) {
    const Bytes bytes = bytesOf({1, 0, 0, 0, 9});
    Reader reader(bytes);
    std::uint32_t value = 0;
    reader.get(value);
    EXPECT_TRUE(reader.ok());
    EXPECT_FALSE(reader.done());
}

TEST(Codec, EveryMemberOfACoverPageTravels) {
    model::CoverPage page;
    std::uint32_t next = 0;
    model::CoverPage::fields(
        [&](const char* name, model::as, auto& member) {
            using Member = std::remove_reference_t<decltype(member)>;
            ++next;
            if constexpr (std::is_same_v<Member, model::Text>) {
                member = std::u16string(name, name + std::char_traits<char>::length(name));
            } else if constexpr (std::is_integral_v<Member>) {
                member = static_cast<Member>(next);
            }
        },
        page);
    const Bytes bytes = encoded(page);
    model::CoverPage copy;
    Reader reader(bytes);
    reader.get(copy);
    EXPECT_TRUE(reader.done());
    EXPECT_EQ(copy, page);
}

}  // namespace
}  // namespace winfax
