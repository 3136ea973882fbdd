// SPDX-License-Identifier: MIT
#include <gmock/gmock.h>

#include "modem_bench.h"

namespace winfax::line {
namespace {

using model::DeviceState;
using testing::ElementsAre;
using testing::HasSubstr;

TEST(ModemReceiving, AWholeFaxIsKeptBeforeItIsConfirmed) {
    ModemBench bench;
    bench.keepsAtOnce = false;
    const Document document = drawnDocument(2);
    bench.onAnswered = [&] { bench.line->transmit(document, 2, true); };
    bench.ring();
    EXPECT_EQ(bench.line->state(), DeviceState::ringing);
    bench.run();
    EXPECT_FALSE(bench.result) << "the call waits for the service's word";
    ASSERT_EQ(bench.faxes.size(), 1u);
    EXPECT_TRUE(bench.faxes[0].whole);
    EXPECT_EQ(bench.faxes[0].pages, 2u);
    EXPECT_EQ(bench.faxes[0].tsid, u"FAR SENDER");
    EXPECT_EQ(dotsOf(bench.faxes[0].document), dotsOf(document));

    bench.kept({});
    EXPECT_FALSE(bench.result) << "no callback inside kept()";
    bench.run();
    ASSERT_TRUE(bench.result);
    EXPECT_EQ(bench.result->outcome, DeviceState::completed);
    EXPECT_EQ(bench.result->pages, 2u);
    EXPECT_EQ(bench.result->farId, u"FAR SENDER");
    EXPECT_EQ(bench.countMoments("MCF"), 2u);
    EXPECT_TRUE(bench.hasMoment("DCN"));
    EXPECT_EQ(bench.filesLeft(), 0u);
    const model::CallRecord& record = *bench.result->record;
    EXPECT_FALSE(record.Outgoing);
    EXPECT_EQ(record.Number, u"555-0199");
    EXPECT_EQ(record.OwnId, u"OUR STATION");
    EXPECT_EQ(record.FarId, u"FAR SENDER");
    ASSERT_EQ(record.Pages.size(), 2u);
    EXPECT_EQ(record.Pages[1].Rows, 200u);
    EXPECT_TRUE(record.Pages[1].Received);
}

TEST(ModemReceiving, ReportsInTheirOrder) {
    ModemBench bench;
    bench.receive(drawnDocument(2, 50), 2);
    std::vector<std::string> reports;
    for (const std::string& one : bench.seen) reports.push_back(one.substr(one.find(' ') + 1));
    EXPECT_THAT(reports, ElementsAre("ringing 1", "answered", "receiving 1", "receiving 2",
                                     "received 2", "ended completed 2"));
}

TEST(ModemReceiving, WithoutEcm) {
    ModemBench bench(settingsFrom("ecm = false"));
    const Document document = drawnDocument(2, 100);
    EXPECT_EQ(bench.receive(document, 2).outcome, DeviceState::completed);
    ASSERT_EQ(bench.faxes.size(), 1u);
    EXPECT_EQ(dotsOf(bench.faxes[0].document), dotsOf(document));
    EXPECT_EQ(bench.countMoments("MCF"), 2u);
}

TEST(ModemReceiving, AFaxThatCannotBeKeptIsNotConfirmed) {
    for (const char* settings : {"", "ecm = false"}) {
        ModemBench bench(settingsFrom(settings));
        bench.keepResult = model::fail(model::ErrorCode::diskFull, "the disk is full");
        const CallResult result = bench.receive(drawnDocument(2, 50), 2);
        EXPECT_EQ(result.outcome, DeviceState::fatalError);
        EXPECT_EQ(bench.faxes.size(), 1u);
        EXPECT_EQ(bench.countMoments("MCF"), 1u) << "the last page got none";
        EXPECT_THAT(textOf(result.record->Result), HasSubstr("the disk is full"));
        ASSERT_EQ(result.record->Pages.size(), 2u);
        EXPECT_TRUE(result.record->Pages[0].Received);
        EXPECT_FALSE(result.record->Pages[1].Received);
        EXPECT_EQ(bench.filesLeft(), 0u);
    }
}

TEST(ModemReceiving, ACallThatBreaksOffLeavesItsPages) {
    ModemBench bench;
    const Document document = drawnDocument(2, 50);
    const CallResult result = bench.receive(document, 2, false);
    EXPECT_EQ(result.outcome, DeviceState::disconnected) << textOf(result.record->Result);
    EXPECT_EQ(result.pages, 2u);
    ASSERT_EQ(bench.faxes.size(), 1u);
    EXPECT_FALSE(bench.faxes[0].whole);
    EXPECT_EQ(bench.faxes[0].pages, 2u);
    EXPECT_EQ(dotsOf(bench.faxes[0].document), dotsOf(document));
}

TEST(ModemReceiving, PartsThatCannotBeKeptAreAFatalError) {
    ModemBench bench;
    bench.keepResult = model::fail(model::ErrorCode::diskFull);
    EXPECT_EQ(bench.receive(drawnDocument(1, 50), 1, false).outcome, DeviceState::fatalError);
}

TEST(ModemReceiving, TheFarMachineHangsUpInTheMiddle) {
    ModemBench bench;
    bench.onProgress = [&](std::uint32_t page) {
        if (page == 3) bench.line->hangUp();
    };
    const Document document = drawnDocument(4, 100);
    const CallResult result = bench.receive(document, 4);
    EXPECT_EQ(result.outcome, DeviceState::disconnected);
    EXPECT_EQ(result.pages, 2u);
    ASSERT_EQ(bench.faxes.size(), 1u);
    EXPECT_FALSE(bench.faxes[0].whole);
    EXPECT_EQ(dotsOf(bench.faxes[0].document).size(), 2u);
}

TEST(ModemReceiving, TheFarMachineHangsUpBeforeItSpeaks) {
    ModemBench ringing;
    ringing.answersAt = 0;
    ringing.ring();
    ringing.run([&] { return ringing.saw("ringing 2"); });
    ringing.line->hangUp();
    ringing.run();
    EXPECT_THAT(ringing.seen,
                ElementsAre("0s ringing 1", "6s ringing 2", "6s ended disconnected 0"));
    ModemBench answered;
    answered.onAnswered = [&] { answered.line->hangUp(); };
    answered.ring();
    answered.run();
    EXPECT_THAT(answered.seen,
                ElementsAre("0s ringing 1", "0s answered", "0s ended disconnected 0"));
}

TEST(ModemReceiving, RingsAreCountedAndCallersArePatientForAMinute) {
    ModemBench answered;
    answered.answersAt = 3;
    answered.receive(drawnDocument(1, 50), 1);
    EXPECT_EQ(answered.seen[3], "12s answered");
    ModemBench never;
    never.answersAt = 0;
    never.ring();
    never.run();
    EXPECT_EQ(never.seen.size(), 11u);
    EXPECT_EQ(never.seen.back(), "60s ended no answer 0");
}

TEST(ModemReceiving, ACallerWithoutAFax) {
    ModemBench bench;
    const CallResult result = bench.receive(nullptr, 0);
    EXPECT_EQ(result.outcome, DeviceState::notFaxCall) << textOf(result.record->Result);
    EXPECT_TRUE(bench.faxes.empty());
    EXPECT_TRUE(bench.hasMoment("DIS"));
}

TEST(ModemReceiving, AbortInEachPhase) {
    for (const char* phase : {"ringing 2", "answered", "receiving 1", "receiving 2", "received"}) {
        SCOPED_TRACE(phase);
        ModemBench bench;
        bench.answersAt = 2;
        bench.keepsAtOnce = false;
        bench.onAnswered = [&] {
            if (std::string(phase) != "answered")
                bench.line->transmit(drawnDocument(3, 50), 3, true);
        };
        if (std::string(phase) == "ringing 2") bench.answersAt = 0;
        bench.ring();
        bench.run([&] { return bench.saw(phase); });
        bench.line->abort();
        bench.line->abort();
        EXPECT_EQ(bench.line->state(), DeviceState::aborting);
        EXPECT_FALSE(bench.result);
        bench.run();
        if (!bench.result) {
            ASSERT_EQ(bench.faxes.size(), 1u) << "only a fax is waited for";
            bench.kept({});
            bench.run();
        }
        ASSERT_TRUE(bench.result);
        EXPECT_EQ(bench.result->outcome, DeviceState::aborting);
        EXPECT_LE(bench.faxes.size(), 1u);
        EXPECT_EQ(bench.filesLeft(), 0u);
    }
}

}  // namespace
}  // namespace winfax::line
