// SPDX-License-Identifier: MIT
#include "render/messages.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "document/page_comparison.h"
#include "render/child.h"
#include "support/tiff_file.h"

namespace winfax::render {
namespace {

using document::Bytes;
using model::ErrorCode;

Request request(Task what) {
    Request made;
    made.What = what;
    made.Banner = {u"date", std::nullopt, u""};
    return made;
}

TEST(RenderMessages, RequestRoundTrip) {
    const Bytes document(100, std::byte{7});
    const Bytes bytes = encode(request(Task::withBanner), document);
    const auto received = decodeRequest(bytes);
    ASSERT_TRUE(received);
    EXPECT_EQ(received->request.What, Task::withBanner);
    EXPECT_EQ(received->request.Banner, (document::BannerText{u"date", std::nullopt, u""}));
    EXPECT_EQ(Bytes(received->document.begin(), received->document.end()), document);
}

TEST(RenderMessages, AnswerRoundTrip) {
    Answer answer;
    answer.Code = ErrorCode::invalidData;
    answer.Detail = {'w', 'h', 'y'};
    answer.Width = 1728;
    answer.Height = 9;
    const Bytes bytes = encode(answer, Bytes(5, std::byte{1}));
    const auto received = decodeAnswer(bytes);
    ASSERT_TRUE(received);
    EXPECT_EQ(received->answer.Code, ErrorCode::invalidData);
    EXPECT_EQ(received->answer.Detail, answer.Detail);
    EXPECT_EQ(received->answer.Height, 9u);
    EXPECT_EQ(received->document.size(), 5u);
}

TEST(RenderMessages, EveryCutIsNoticed) {
    const Bytes bytes = encode(Answer(), Bytes(5));
    for (std::size_t size = 0; size < bytes.size(); ++size) {
        EXPECT_FALSE(decodeAnswer(std::span(bytes).first(size))) << size;
    }
    Bytes longer = bytes;
    longer.push_back(std::byte{0});
    EXPECT_FALSE(decodeAnswer(longer));
    EXPECT_FALSE(decodeRequest(bytes));
    EXPECT_FALSE(decodeAnswer(encode(request(Task::firstPage), {})));
}

TEST(RenderChild, AnswersWithAPage) {
    const Bytes document = test::bytesOf(test::faxTiff(2));
    const Bytes answer = answerTo(encode(request(Task::firstPage), document));
    const auto received = decodeAnswer(answer);
    ASSERT_TRUE(received);
    EXPECT_EQ(received->answer.Code, ErrorCode::success);
    EXPECT_EQ(received->answer.Width, 1728u);
    EXPECT_EQ(received->answer.Height, 2200u);
    EXPECT_FALSE(received->document.empty());
}

TEST(RenderChild, AnswersWithTheDotsOfAPage) {
    Request second = request(Task::onePage);
    second.Page = 2;
    const Bytes document = test::bytesOf(test::faxTiff(2));
    const Bytes answer = answerTo(encode(second, document));
    const auto received = decodeAnswer(answer);
    ASSERT_TRUE(received);
    EXPECT_EQ(received->answer.Code, ErrorCode::success);
    EXPECT_EQ(received->answer.VerticalDpi, 196u);
    EXPECT_EQ(received->document.size(), std::size_t{received->answer.Height} * 1728 / 8);
}

TEST(RenderChild, CleanPagesHaveTheSameDots) {
    const Bytes document = test::bytesOf(test::faxTiff(2, 1));
    const Bytes answer = answerTo(encode(request(Task::cleanPages), document));
    const auto received = decodeAnswer(answer);
    ASSERT_TRUE(received);
    ASSERT_EQ(received->answer.Code, ErrorCode::success);
    const auto before = document::PageReader::open(document);
    const auto after = document::PageReader::open(received->document);
    ASSERT_TRUE(before);
    ASSERT_TRUE(after);
    ASSERT_EQ(after->pages(), 2u);
    EXPECT_FALSE(before->group4(1));
    EXPECT_TRUE(after->group4(1));
    EXPECT_EQ(document::differingDots(*before, 1, *after, 1).value(), 0u);
}

TEST(RenderChild, SenselessRequestsAreAnswered) {
    for (const Bytes& senseless : {Bytes(), Bytes(3), Bytes(500, std::byte{0xFF}),
                                   encode(request(static_cast<Task>(9)), {})}) {
        const Bytes answer = answerTo(senseless);
        const auto received = decodeAnswer(answer);
        ASSERT_TRUE(received);
        EXPECT_EQ(received->answer.Code, ErrorCode::invalidParameter);
        EXPECT_FALSE(received->answer.Detail.empty());
    }
}

}  // namespace
}  // namespace winfax::render
