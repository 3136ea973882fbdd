// SPDX-License-Identifier: MIT
#include <gtest/gtest.h>

#include <algorithm>

#include "client/session.h"
#include "scripted_channel.h"

namespace winfax::client::test {
namespace {

using model::SubmitDocument;

class MemoryFile final : public platform::InputFile {
public:
    MemoryFile(std::size_t announced, std::size_t real) : announced_(announced), left_(real) {}
    std::uint64_t size() const override { return announced_; }
    Result<std::size_t> read(std::span<std::byte> buffer) override {
        const std::size_t count = std::min(buffer.size(), left_);
        std::ranges::fill(buffer.first(count), std::byte{0xAB});
        left_ -= count;
        return count;
    }

private:
    std::size_t announced_;
    std::size_t left_;
};

class SubmitTest : public testing::Test {
protected:
    void SetUp() override {
        script->greet();
        session = sessionOver(script).value();
        script->sent.clear();
        script->sends = script->receives = 0;
        params.RecipientNumber = u"5550100";
    }
    Result<std::uint32_t> submit(std::size_t announced, std::size_t real) {
        MemoryFile file(announced, real);
        const auto reply = session->call<model::SubmitDocument>({params}, file);
        if (!reply) return tl::unexpected(reply.error());
        return reply->jobId;
    }
    // Request, bodies, end: the size of the body.
    std::size_t checkConversation(std::size_t announced) {
        const auto heard = framesOf(script->sent);
        EXPECT_GE(heard.size(), 2u);
        SubmitDocument::Request request;
        wire::Reader reader(heard.front().payload);
        reader.get(request);
        EXPECT_TRUE(reader.done());
        EXPECT_EQ(request.params, params);
        EXPECT_EQ(request.documentSize, announced);
        EXPECT_EQ(heard.back().header.kind, wire::FrameKind::bodyEnd);
        std::size_t size = 0;
        for (std::size_t i = 1; i + 1 < heard.size(); ++i) {
            EXPECT_EQ(heard[i].header.kind, wire::FrameKind::body);
            EXPECT_EQ(heard[i].header.serial, heard.front().header.serial);
            size += heard[i].payload.size();
        }
        return size;
    }

    std::shared_ptr<Script> script = std::make_shared<Script>();
    std::shared_ptr<Session> session;
    model::JobParam params;
};

TEST_F(SubmitTest, SmallDocumentIsOneSendAndOneReceive) {
    script->reply<SubmitDocument>(2, SubmitDocument::Reply{42});
    const auto id = submit(5000, 5000);
    ASSERT_TRUE(id) << id.error().detail;
    EXPECT_EQ(*id, 42u);
    EXPECT_EQ(script->sends, 1);
    EXPECT_EQ(script->receives, 1);
    EXPECT_EQ(checkConversation(5000), 5000u);
}

TEST_F(SubmitTest, LargeDocumentInPieces) {
    constexpr std::size_t kSize = 1'000'000;
    script->reply<SubmitDocument>(2, SubmitDocument::Reply{43});
    ASSERT_TRUE(submit(kSize, kSize));
    EXPECT_EQ(checkConversation(kSize), kSize);
    EXPECT_GT(script->sends, 1);
}

TEST_F(SubmitTest, FileThatShrankEndsEarlyAndTheServiceDecides) {
    script->reply<SubmitDocument>(2, model::fail(ErrorCode::invalidData, "shorter than announced"));
    EXPECT_EQ(submit(5000, 3000).error().code, ErrorCode::invalidData);
    EXPECT_EQ(checkConversation(5000), 3000u);
    EXPECT_TRUE(session->usable());
}

TEST_F(SubmitTest, FileThatGrewIsCutAtTheAnnouncedSize) {
    script->reply<SubmitDocument>(2, SubmitDocument::Reply{44});
    ASSERT_TRUE(submit(3000, 5000));
    EXPECT_EQ(checkConversation(3000), 3000u);
}

TEST_F(SubmitTest, EarlyRefusalIsReadAlthoughTheConnectionWent) {
    script->reply<SubmitDocument>(2, model::fail(ErrorCode::accessDenied, "quota"));
    script->sendsUntilLost = 1;
    EXPECT_EQ(submit(1'000'000, 1'000'000).error().code, ErrorCode::accessDenied);
    EXPECT_FALSE(session->usable());
}

TEST_F(SubmitTest, A11_LostInTheMiddle) {
    script->sendsUntilLost = 1;
    script->end(AtEnd::lost);
    EXPECT_EQ(submit(1'000'000, 1'000'000).error().code, ErrorCode::callFailed);
    EXPECT_EQ(submit(1, 1).error().code, ErrorCode::serverUnavailable);
}

TEST_F(SubmitTest, A11_NoAnswer) {
    EXPECT_EQ(submit(100, 100).error().code, ErrorCode::timeout);
    EXPECT_EQ(submit(100, 100).error().code, ErrorCode::serverUnavailable);
}

}  // namespace
}  // namespace winfax::client::test
