// SPDX-License-Identifier: MIT
// Bad wires, calls that are aborted, many calls, calls side by side.
#include <gmock/gmock.h>

#include <filesystem>
#include <iterator>
#include <thread>

#include "modem_bench.h"

namespace winfax::line {
namespace {

using model::DeviceState;
using testing::HasSubstr;

std::uint32_t resendsOf(const CallResult& result) {
    std::uint32_t count = 0;
    for (const auto& page : result.record->Pages) count += page.EcmResends;
    return count;
}

TEST(ModemTrouble, EcmSendsAgainWhatNoiseHasHit) {
    ModemBench bench(
        settingsFrom("audio = {bursts = [{at = 12, ms = 300}, {at = 14, ms = 100}], seed = 5}"));
    const Document document = drawnDocument(2, 400);
    const CallResult result = bench.send(document, 2);
    EXPECT_EQ(result.outcome, DeviceState::completed) << textOf(result.record->Result);
    EXPECT_EQ(dotsOf(result.received), dotsOf(document));
    EXPECT_GT(resendsOf(result), 0u);
    EXPECT_TRUE(bench.hasMoment("PPR"));
    EXPECT_EQ(bench.countMoments("noise"), 2u);
}

TEST(ModemTrouble, WithoutEcmNoiseStaysOnThePage) {
    ModemBench bench(settingsFrom("ecm = false\naudio = {bursts = [{at = 14, ms = 60}]}"));
    const Document document = drawnDocument(1, 800);
    const CallResult result = bench.send(document, 1);
    ASSERT_EQ(result.outcome, DeviceState::completed) << textOf(result.record->Result);
    ASSERT_EQ(result.record->Pages.size(), 1u);
    EXPECT_GT(result.record->Pages[0].BadRows, 0u);
    EXPECT_GT(result.record->Pages[0].DifferingDots, 0u);
    EXPECT_NE(dotsOf(result.received), dotsOf(document));
}

TEST(ModemTrouble, WithoutEcmABadPageIsSentAgainSlower) {
    ModemBench bench(
        settingsFrom("ecm = false\naudio = {bursts = [{at = 14, ms = 8000, level = -32}]}"));
    const Document document = drawnDocument(2, 800);
    const CallResult result = bench.send(document, 2);
    EXPECT_EQ(result.outcome, DeviceState::completed) << textOf(result.record->Result);
    EXPECT_TRUE(bench.hasMoment("RTN"));
    EXPECT_GT(result.record->Retrains, 0u);
    EXPECT_LT(result.record->BitRate, 14'400u);
    EXPECT_EQ(dotsOf(result.received), dotsOf(document));
    EXPECT_EQ(result.record->Pages.size(), 2u);
}

TEST(ModemTrouble, ALastPageThatIsRefusedIsNoSuccess) {
    const ModemSettings settings =
        settingsFrom("ecm = false\naudio = {bursts = [{at = 14, ms = 8000, level = -32}]}");
    ModemBench out(settings);
    const CallResult sent = out.send(drawnDocument(1, 800), 1);
    EXPECT_EQ(sent.outcome, DeviceState::disconnected);
    EXPECT_EQ(sent.pages, 0u);
    EXPECT_THAT(textOf(sent.record->Result), HasSubstr("the last page was not accepted"));
    ModemBench in(settings);
    const CallResult received = in.receive(drawnDocument(1, 800), 1);
    EXPECT_EQ(received.outcome, DeviceState::disconnected) << textOf(received.record->Result);
    EXPECT_TRUE(in.hasMoment("RTN"));
    EXPECT_TRUE(in.faxes.empty());
}

TEST(ModemTrouble, ABadWireMakesTheModemsSlower) {
    ModemBench bench(settingsFrom("audio = {noise = -48.5, attenuation = 14}"));
    const CallResult result = bench.send(drawnDocument(1, 200), 1);
    EXPECT_EQ(result.outcome, DeviceState::completed) << textOf(result.record->Result);
    EXPECT_GT(result.record->Retrains, 0u);
    EXPECT_LT(result.record->BitRate, 14'400u);
    EXPECT_TRUE(bench.hasMoment("FTT"));
}

TEST(ModemTrouble, AWireOfNothingButNoiseIsTheProtocolsToJudge) {
    ModemBench bench(settingsFrom("audio = {noise = -10}"));
    const CallResult result = bench.send(drawnDocument(1, 50), 1);
    EXPECT_EQ(result.outcome, DeviceState::notFaxCall) << textOf(result.record->Result);
    EXPECT_THAT(textOf(result.record->Result), HasSubstr("T30_ERR_"));
}

TEST(ModemTrouble, AWireThatIsNeverSilentIsGivenUp) {
    ModemBench bench(settingsFrom("audio = {noise = -36}"));
    const CallResult result = bench.send(drawnDocument(1, 50), 1);
    EXPECT_EQ(result.outcome, DeviceState::disconnected);
    EXPECT_THAT(textOf(result.record->Result), HasSubstr("never silent"));
}

TEST(ModemTrouble, ALongDropoutEndsTheCall) {
    ModemBench bench(settingsFrom("audio = {dropouts = [{at = 13, ms = 120000}]}"));
    const CallResult result = bench.send(drawnDocument(3, 300), 3);
    EXPECT_EQ(result.outcome, DeviceState::disconnected) << textOf(result.record->Result);
    EXPECT_LT(result.pages, 3u);
    EXPECT_TRUE(bench.hasMoment("dropout"));
}

TEST(ModemTrouble, LossAndClippingAreSurvivedInMeasure) {
    ModemBench bench(
        settingsFrom("audio = {lost_frames = 0.002, clipped_frames = 0.002, attenuation = 3}"));
    const Document document = drawnDocument(1, 400);
    const CallResult result = bench.send(document, 1);
    EXPECT_EQ(result.outcome, DeviceState::completed) << textOf(result.record->Result);
    EXPECT_EQ(dotsOf(result.received), dotsOf(document));
}

TEST(ModemTrouble, TheSameSeedIsTheSameCallAndAnotherAttemptIsNot) {
    const auto recordOf = [](std::uint32_t attempt) {
        ModemBench bench(settingsFrom("audio = {noise = -38, lost_frames = 0.004, seed = 11}"));
        bench.attempt = attempt;
        bench.send(drawnDocument(1, 400), 1);
        model::CallRecord record = *bench.result->record;
        record.Attempt = 0;
        return record;
    };
    const auto first = recordOf(1);
    EXPECT_EQ(first, recordOf(1));
    EXPECT_NE(first, recordOf(2));
}

TEST(ModemTrouble, AbortInEachPhase) {
    for (const char* phase : {"", "dialing", "sending 1", "sending 3"}) {
        SCOPED_TRACE(phase);
        ModemBench bench;
        bench.line->abort();  // nothing to abort
        bench.start(drawnDocument(4, 100), 4);
        if (*phase != '\0') bench.run([&] { return bench.saw(phase); });
        bench.line->abort();
        bench.line->abort();
        EXPECT_EQ(bench.line->state(), DeviceState::aborting);
        EXPECT_FALSE(bench.result) << "ended comes later";
        bench.run();
        ASSERT_TRUE(bench.result);
        EXPECT_EQ(bench.result->outcome, DeviceState::aborting);
        EXPECT_EQ(bench.result->pages, std::string(phase) == "sending 3" ? 2u : 0u);
        EXPECT_EQ(bench.filesLeft(), 0u);
        EXPECT_EQ(bench.send(drawnDocument(1, 50), 1).outcome, DeviceState::completed);
    }
}

TEST(ModemTrouble, AbortFromInsideAReportAndBetweenRings) {
    ModemBench bench(settingsFrom("far = {answers_after = 3}"));
    bench.onProgress = [&](std::uint32_t page) {
        if (page == 2) bench.line->abort();
    };
    EXPECT_EQ(bench.send(drawnDocument(4, 100), 4).outcome, DeviceState::aborting);
    EXPECT_EQ(bench.result->pages, 1u);
    EXPECT_EQ(dotsOf(bench.result->received).size(), 1u);
    bench.onProgress = {};
    bench.start(drawnDocument(1, 50), 1);
    const auto begun = bench.clock.now();
    bench.run([&] { return bench.clock.now() - begun > std::chrono::seconds(6); });
    bench.line->abort();
    bench.run();
    EXPECT_EQ(bench.result->outcome, DeviceState::aborting);
}

TEST(ModemTrouble, ALineThatGoesAwayInACallLeavesNothing) {
    for (const auto kind : {OffloadBench::Kind::here, OffloadBench::Kind::onThread}) {
        ModemBench bench({}, kind);
        bench.start(drawnDocument(2, 100), 2);
        bench.run([&] { return bench.saw("sending 1"); });
        bench.line.reset();
        bench.run();
        EXPECT_FALSE(bench.result);
        EXPECT_EQ(bench.filesLeft(), 0u);
    }
}

// Not under Windows, where Wine shows files of its own.
std::ptrdiff_t openFiles() {
#ifdef _WIN32
    return 0;
#endif
    std::error_code none;
    return std::distance(std::filesystem::directory_iterator("/proc/self/fd", none), {});
}

// What they leak in memory is seen by the sanitizers.
TEST(ModemTrouble, ManyCallsOnOneLine) {
    ModemBench bench;
    const Document document = drawnDocument(1, 2, 1);
    const auto filesBefore = openFiles();
    for (int i = 0; i < 200; ++i) {
        bench.seen.clear();
        if (i % 2 == 0) {
            ASSERT_EQ(bench.send(document, 1).outcome, DeviceState::completed);
        } else {
            ASSERT_EQ(bench.receive(document, 1).outcome, DeviceState::completed);
        }
    }
    EXPECT_EQ(bench.filesLeft(), 0u);
    EXPECT_EQ(openFiles(), filesBefore);
}

TEST(ModemTrouble, TwoLinesAtTheSameTime) {
    const Document document = drawnDocument(3, 200);
    const auto calls = [&document] {
        ModemBench bench({}, OffloadBench::Kind::onThread);
        const CallResult out = bench.send(document, 3);
        EXPECT_EQ(out.outcome, DeviceState::completed);
        EXPECT_EQ(dotsOf(out.received), dotsOf(document));
        EXPECT_EQ(bench.receive(document, 3).outcome, DeviceState::completed);
        EXPECT_EQ(dotsOf(bench.faxes.at(0).document), dotsOf(document));
    };
    std::thread other(calls);
    calls();
    other.join();
}

}  // namespace
}  // namespace winfax::line
