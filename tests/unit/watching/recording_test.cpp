// SPDX-License-Identifier: MIT
#include "watching/recording.h"

#include <gtest/gtest.h>

#include <random>
#include <sstream>

namespace winfax::watching {
namespace {

const char* const kGood =
    R"({"time":"2026-11-27T10:00:00.000000Z","process":1,"call":1,"function":"FaxConnectFaxServerA","in":{},"result":true,"error":null,"out":{"FaxHandle":"0x40001"},"microseconds":1000}
{"time":"2026-11-27T10:00:00.500000Z","process":1,"call":2,"callback":"FaxRecipientCallback","recipient":1,"returned":false}
{"time":"2026-11-27T10:00:00.400000Z","process":1,"call":2,"function":"FaxSendDocumentForBroadcastA","in":{"FileName":"a"},"result":false,"error":"ERROR_FILE_NOT_FOUND","out":{},"microseconds":200000}
{"time":"2026-11-27T10:00:01.000000Z","process":1,"event":{"EventId":{"name":"FEI_IDLE","number":19}}}
{"time":"2026-11-27T10:00:02.000000Z","process":1,"call":3,"function":"FaxFreeBuffer","in":{},"result":null,"error":null,"out":{},"microseconds":1}
)";

model::Result<std::vector<RecordedCall>> read(std::string_view text) { return readRecording(text); }

TEST(Recording, CallsHaveTheirCallbacksAndEvents) {
    const auto calls = read(kGood);
    ASSERT_TRUE(calls) << calls.error().detail;
    ASSERT_EQ(calls->size(), 2u) << "FaxFreeBuffer is left out";
    EXPECT_TRUE(calls->at(0).result);
    EXPECT_EQ(calls->at(0).out["FaxHandle"], "0x40001");
    const RecordedCall& broadcast = calls->at(1);
    EXPECT_EQ(broadcast.line, 3u);
    EXPECT_FALSE(broadcast.result);
    EXPECT_EQ(broadcast.error, 2u);
    EXPECT_EQ(broadcast.callbacks.size(), 1u);
    ASSERT_EQ(broadcast.events.size(), 1u);
    EXPECT_DOUBLE_EQ(broadcast.events[0].after, 1.0);
    EXPECT_DOUBLE_EQ(broadcast.seconds, 0.2);
}

TEST(Recording, LineThatIsNoneIsNamed) {
    const auto calls = read(std::string(kGood) + "\nhello\n");
    ASSERT_FALSE(calls);
    EXPECT_EQ(calls.error().detail, "line 7 is no line of a recording");
}

// A replay takes members out of both.
TEST(Recording, CallWhoseInOrOutIsNoObjectIsRefused) {
    const std::string call =
        R"({"time":"2026-11-27T14:22:52.123456Z","process":1,"thread":1,"call":1,)"
        R"("function":"FaxClose","result":true,)";
    for (const char* rest : {R"("in":5})", R"("in":{},"out":[1]})"}) {
        const auto calls = read(call + rest);
        ASSERT_FALSE(calls) << rest;
        EXPECT_EQ(calls.error().detail, "line 1 is a call whose in or out is no object");
    }
}

// A fuzzer in small, from a fixed seed: whatever comes, it is read or refused.
TEST(Recording, DamagedOnesHarmNobody) {
    std::mt19937 random(5);
    int refused = 0;
    for (int round = 0; round < 5'000; ++round) {
        std::string text = kGood;
        for (auto left = 1 + random() % 4; left > 0; --left) {
            const std::size_t at = random() % text.size();
            switch (random() % 3) {
                case 0:
                    text[at] = static_cast<char>(random());
                    break;
                case 1:
                    text.erase(at, 1 + random() % 30);
                    break;
                default:
                    text.insert(at, text.substr(random() % text.size(), random() % 40));
                    break;
            }
        }
        refused += !read(text);
    }
    EXPECT_GT(refused, 100);
    EXPECT_LT(refused, 5'000);
}

}  // namespace
}  // namespace winfax::watching
