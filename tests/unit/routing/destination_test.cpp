// SPDX-License-Identifier: MIT
#include "routing/destination.h"

#include <gtest/gtest.h>

#include "model/constants.h"

namespace winfax::routing {
namespace {

using Info = std::vector<std::uint8_t>;

model::ErrorCode refusalOf(const Info& info) {
    const auto destination = destinationOf(info);
    return destination ? model::ErrorCode::success : destination.error().code;
}

TEST(DestinationTest, I11_GoesThereAndBack) {
    for (const std::u16string text : {u"", u"/srv/fax", u"C:\\Fax \u00E9 \U0001F4E0"}) {
        const auto back = destinationOf(infoOf(text));
        ASSERT_TRUE(back) << back.error().detail;
        EXPECT_EQ(*back, text);
    }
    EXPECT_EQ(infoOf(u"ab"), (Info{'a', 0, 'b', 0, 0, 0}));
    EXPECT_EQ(infoOf(u""), (Info{0, 0}));
}

TEST(DestinationTest, I11_EndsAtTheFirstNul) {
    EXPECT_EQ(destinationOf(Info{'a', 0, 0, 0, 'x', 0, 1, 0}).value(), u"a");
}

TEST(DestinationTest, I11_RefusesWhatIsNoText) {
    EXPECT_EQ(refusalOf({}), model::ErrorCode::invalidData);
    EXPECT_EQ(refusalOf({0}), model::ErrorCode::invalidData);
    EXPECT_EQ(refusalOf({'a', 0, 0}), model::ErrorCode::invalidData);
    EXPECT_EQ(refusalOf({'a', 0}), model::ErrorCode::invalidData) << "no NUL";
    EXPECT_EQ(refusalOf({0x0A, 0, 0, 0}), model::ErrorCode::invalidData) << "a line end";
    EXPECT_EQ(refusalOf({0x85, 0, 0, 0}), model::ErrorCode::invalidData) << "a C1 control";
    EXPECT_EQ(refusalOf({0x00, 0xD8, 0, 0}), model::ErrorCode::invalidData) << "half a pair";
}

TEST(DestinationTest, K11_RefusesTooLongText) {
    EXPECT_TRUE(destinationOf(infoOf(std::u16string(model::kMaxTextLength, u'a'))));
    EXPECT_EQ(refusalOf(infoOf(std::u16string(model::kMaxTextLength + 1, u'a'))),
              model::ErrorCode::invalidData);
}

}  // namespace
}  // namespace winfax::routing
