// SPDX-License-Identifier: MIT
// Calls whose answer may take any time.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <thread>

#include "client/session.h"
#include "scripted_channel.h"

namespace winfax::client::test {
namespace {

using model::PlaceCall;
using model::TransmitPages;
using std::chrono::milliseconds;
using testing::Each;
using testing::ElementsAre;

constexpr milliseconds kStall{30'000};
constexpr milliseconds kEndless{0};

class ThreeBytes final : public platform::InputFile {
  public:
    std::uint64_t size() const override { return 3; }
    Result<std::size_t> read(std::span<std::byte> buffer) override {
        const std::size_t count = std::min(buffer.size(), left_);
        left_ -= count;
        return count;
    }

  private:
    std::size_t left_ = 3;
};

class PatientCall : public testing::Test {
  protected:
    void SetUp() override {
        script->greet();
        session = sessionOver(script).value();
        script->limitsOfReceives.clear();
    }

    std::shared_ptr<Script> script = std::make_shared<Script>();
    std::shared_ptr<Session> session;
};

TEST_F(PatientCall, WaitsWithoutLimitAndLeavesTheOthersTheirs) {
    script->reply<PlaceCall>(2, PlaceCall::Reply{.callId = 7, .outcome = 1, .csid = u"FAR"});
    EXPECT_EQ(session->callPatiently<PlaceCall>({})->callId, 7u);
    EXPECT_THAT(script->limitsOfReceives, ElementsAre(kEndless));
    EXPECT_EQ(script->stallLimit, kStall);

    script->limitsOfReceives.clear();
    script->reply<model::ReadRights>(3, model::ReadRights::Reply{1});
    EXPECT_TRUE(session->call<model::ReadRights>({}));
    EXPECT_THAT(script->limitsOfReceives, ElementsAre(kStall));
}

TEST_F(PatientCall, WithADocument) {
    script->reply<TransmitPages>(2, TransmitPages::Reply{.outcome = 1, .pages = 2});
    ThreeBytes document;
    EXPECT_EQ(session->callPatiently<TransmitPages>({7, true, 0}, document)->pages, 2u);
    EXPECT_THAT(script->limitsOfReceives, Each(kEndless));
    EXPECT_EQ(script->stallLimit, kStall);
}

TEST_F(PatientCall, AFailureGivesTheLimitBack) {
    script->reply<PlaceCall>(2, model::fail(ErrorCode::accessDenied, "no"));
    EXPECT_EQ(session->callPatiently<PlaceCall>({}).error().code, ErrorCode::accessDenied);
    EXPECT_EQ(script->stallLimit, kStall);
    EXPECT_TRUE(session->usable());
    script->end(AtEnd::lost);
    EXPECT_EQ(session->callPatiently<PlaceCall>({}).error().code, ErrorCode::callFailed);
    EXPECT_EQ(script->stallLimit, kStall);
    EXPECT_FALSE(session->usable());
}

TEST_F(PatientCall, IsInterrupted) {
    script->end(AtEnd::waits);
    std::thread other([this] { session->interrupt(); });
    EXPECT_EQ(session->callPatiently<PlaceCall>({}).error().code, ErrorCode::callFailed);
    other.join();
    EXPECT_FALSE(session->usable());
}

}  // namespace
}  // namespace winfax::client::test
