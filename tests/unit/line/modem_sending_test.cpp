// SPDX-License-Identifier: MIT
#include <gmock/gmock.h>

#include "modem_bench.h"

namespace winfax::line {
namespace {

using model::DeviceState;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

TEST(ModemSending, OnePageArrivesDotByDot) {
    ModemBench bench;
    const Document document = drawnDocument(1);
    bench.start(document, 1);
    EXPECT_EQ(bench.line->state(), DeviceState::dialing);
    EXPECT_TRUE(bench.seen.empty()) << "no callback inside start()";
    bench.run();
    ASSERT_TRUE(bench.result);
    EXPECT_EQ(bench.seen.size(), 3u);
    EXPECT_EQ(bench.seen[0], "0s dialing 0");
    EXPECT_THAT(bench.seen[1], HasSubstr("sending 1"));
    EXPECT_THAT(bench.seen[2], HasSubstr("ended completed 1"));
    EXPECT_EQ(bench.result->farId, u"FAR END");
    EXPECT_EQ(dotsOf(bench.result->received), dotsOf(document));
    EXPECT_EQ(bench.filesLeft(), 0u);
}

TEST(ModemSending, TheRecordTellsTheCall) {
    ModemBench bench;
    bench.send(drawnDocument(2), 2);
    const model::CallRecord& record = *bench.result->record;
    EXPECT_EQ(record.JobId, 7u);
    EXPECT_EQ(record.Attempt, 1u);
    EXPECT_EQ(record.DeviceId, 3u);
    EXPECT_EQ(record.LineName, u"Modem");
    EXPECT_TRUE(record.Outgoing);
    EXPECT_EQ(record.Number, u"5550100");
    EXPECT_EQ(record.OwnId, u"OUR STATION");
    EXPECT_EQ(record.FarId, u"FAR END");
    EXPECT_EQ(record.Outcome, static_cast<std::uint32_t>(DeviceState::completed));
    EXPECT_EQ(record.Result, u"T30_ERR_OK: OK");
    EXPECT_EQ(record.Modem, u"V.17");
    EXPECT_EQ(record.BitRate, 14'400u);
    EXPECT_TRUE(record.Ecm);
    EXPECT_EQ(record.Compression, u"T.6");
    EXPECT_EQ(record.Retrains, 0u);
    std::vector<std::string> moments;
    for (const auto& moment : record.Moments) {
        moments.push_back((moment.FromFarEnd ? "<" : ">") + textOf(moment.Name));
    }
    EXPECT_THAT(moments, ElementsAre(">dial", "<ring", "<answer", "<CSI", "<DIS", ">TSI", ">DCS",
                                     "<CFR", ">PPS-MPS", "<MCF", ">PPS-EOP", "<MCF", ">DCN"));
    EXPECT_TRUE(std::ranges::is_sorted(record.Moments, {}, &model::CallMoment::Milliseconds));
    EXPECT_GE(record.Milliseconds, record.Moments.back().Milliseconds);
    ASSERT_EQ(record.Pages.size(), 2u);
    EXPECT_EQ(record.Pages[1].Page, 2u);
    EXPECT_EQ(record.Pages[1].Rows, 200u);
    EXPECT_EQ(record.Pages[1].DifferingDots, 0u);
    EXPECT_EQ(record.Pages[1].EcmResends, 0u);
    EXPECT_TRUE(record.Pages[1].Received);
    EXPECT_GT(record.Pages[1].Milliseconds, record.Pages[0].Milliseconds);
}

TEST(ModemSending, TenPagesArriveDotByDot) {
    ModemBench bench;
    const Document document = drawnDocument(10);
    const CallResult result = bench.send(document, 10);
    EXPECT_EQ(result.outcome, DeviceState::completed);
    EXPECT_EQ(result.pages, 10u);
    EXPECT_EQ(bench.seen.size(), 12u);
    EXPECT_EQ(dotsOf(result.received), dotsOf(document));
    for (const auto& page : result.record->Pages) EXPECT_EQ(page.DifferingDots, 0u) << page.Page;
}

struct Mode {
    const char* settings;
    const char16_t* modem;
    std::uint32_t bitRate;
    bool ecm;
    const char16_t* compression;
};

TEST(ModemSending, WhatBothEndsCanDoIsAgreedUpon) {
    const Mode modes[] = {
        {"ecm = false", u"V.17", 14'400, false, u"T.4 2-D"},
        {"ecm = false\nmodems = [\"V.29\", \"V.27ter\"]", u"V.29", 9'600, false, u"T.4 2-D"},
        {"far = {ecm = false, modems = [\"V.29\"]}", u"V.29", 9'600, false, u"T.4 2-D"},
        {"far = {ecm = false, modems = [\"V.27ter\"]}", u"V.27ter", 4'800, false, u"T.4 2-D"},
        {"ecm = false\ncompressions = [\"T.4 1-D\"]", u"V.17", 14'400, false, u"T.4 1-D"},
        {"far = {compressions = [\"T.4 2-D\", \"T.4 1-D\"]}", u"V.17", 14'400, true, u"T.4 2-D"},
        {"far = {compressions = [\"T.4 1-D\"]}", u"V.17", 14'400, true, u"T.4 1-D"},
        {"modems = [\"V.27ter\"]", u"V.27ter", 4'800, true, u"T.6"},
    };
    const Document document = drawnDocument(1, 100);
    for (const Mode& mode : modes) {
        SCOPED_TRACE(mode.settings);
        ModemBench bench(settingsFrom(mode.settings));
        const CallResult result = bench.send(document, 1);
        EXPECT_EQ(result.outcome, DeviceState::completed);
        EXPECT_EQ(dotsOf(result.received), dotsOf(document));
        EXPECT_EQ(result.record->Modem, mode.modem);
        EXPECT_EQ(result.record->BitRate, mode.bitRate);
        EXPECT_EQ(result.record->Ecm, mode.ecm);
        EXPECT_EQ(result.record->Compression, mode.compression);
    }
}

TEST(ModemSending, StandardResolution) {
    ModemBench bench(settingsFrom("far = {resolutions = [\"standard\"]}"));
    const Document document = drawnDocument(1, 100, 12, document::kStandardDpi);
    EXPECT_EQ(bench.send(document, 1).outcome, DeviceState::completed);
    EXPECT_EQ(dotsOf(bench.result->received), dotsOf(document));
}

TEST(ModemSending, TheFarMachineAnswersAfterItsRings) {
    ModemBench bench(settingsFrom("far = {answers_after = 4}"));
    bench.send(drawnDocument(1, 50), 1);
    EXPECT_EQ(bench.countMoments("ring"), 4u);
    const auto& moments = bench.result->record->Moments;
    const auto answer =
        std::ranges::find_if(moments, [](const auto& moment) { return moment.Name == u"answer"; });
    ASSERT_NE(answer, moments.end());
    EXPECT_EQ(answer->Milliseconds, 19'000u);  // a second to dial, three times six between rings
}

TEST(ModemSending, CallsThatAreNotAnswered) {
    const std::tuple<const char*, std::u16string, const char*> rows[] = {
        {"far = {busy = true}", u"5550100", "1s ended busy 0"},
        {"far = {no_answer = true}", u"5550100", "61s ended no answer 0"},
        {"far = {answers_after = 11}", u"5550100", "61s ended no answer 0"},
        {"", u"999999901", "1s ended busy 0"},
        {"", u"999999902", "61s ended no answer 0"},
        {"", u"999999903", "1s ended no dial tone 0"},
        {"", u"999999904", "1s ended bad address 0"},
        {"", u"999999908", "1s ended unavailable 0"},
        {"", u"999999909", "1s ended delayed 0"},
        {"", u"999999910", "1s ended blacklisted 0"},
    };
    for (const auto& [settings, number, end] : rows) {
        ModemBench bench(settingsFrom(settings));
        const CallResult result = bench.send(drawnDocument(1, 50), 1, number);
        EXPECT_THAT(bench.seen, ElementsAre("0s dialing 0", end));
        EXPECT_EQ(result.received, nullptr);
        ASSERT_TRUE(result.record);
        EXPECT_TRUE(bench.hasMoment("dial"));
        EXPECT_FALSE(bench.hasMoment("answer"));
    }
}

TEST(ModemSending, NumbersThatChooseAMishap) {
    ModemBench silent;
    const CallResult voice = silent.send(drawnDocument(1, 50), 1, u"999999905");
    EXPECT_EQ(voice.outcome, DeviceState::notFaxCall);
    EXPECT_THAT(textOf(voice.record->Result), HasSubstr("T30_ERR_T0_EXPIRED"));
    ModemBench dropped;
    const CallResult drop = dropped.send(drawnDocument(2, 400), 2, u"999999906");
    EXPECT_EQ(drop.outcome, DeviceState::disconnected);
    EXPECT_EQ(drop.pages, 0u);
    EXPECT_THAT(textOf(drop.record->Result), HasSubstr("T30_ERR_"));
    EXPECT_TRUE(dropped.hasMoment("wire broken"));
    ModemBench failed;
    const CallResult fail = failed.send(drawnDocument(2, 400), 2, u"999999907");
    EXPECT_EQ(fail.outcome, DeviceState::fatalError);
    EXPECT_THAT(textOf(fail.record->Result), HasSubstr("modem failed"));
}

TEST(ModemSending, AFarMachineWithoutPaper) {
    ModemBench bench(settingsFrom("far = {no_paper = true}"));
    const CallResult result = bench.send(drawnDocument(1, 50), 1);
    EXPECT_EQ(result.outcome, DeviceState::fatalError);
    EXPECT_EQ(result.pages, 0u);
    EXPECT_THAT(textOf(result.record->Result), HasSubstr("T30_ERR_RX_INCAPABLE"));
    EXPECT_EQ(result.received, nullptr);
}

TEST(ModemSending, AFarMachineThatHasOnlyStandardResolution) {
    ModemBench bench(settingsFrom("far = {resolutions = [\"standard\"]}"));
    const CallResult result = bench.send(drawnDocument(1, 50), 1);
    EXPECT_EQ(result.outcome, DeviceState::fatalError);
    EXPECT_THAT(textOf(result.record->Result), HasSubstr("T30_ERR_NORESSUPPORT"));
}

TEST(ModemSending, AFarMachineThatHangsUpAfterPage2) {
    ModemBench bench(settingsFrom("far = {hangs_up_after_page = 2}"));
    const Document document = drawnDocument(4, 100);
    const CallResult result = bench.send(document, 4);
    EXPECT_EQ(result.outcome, DeviceState::disconnected) << textOf(result.record->Result);
    EXPECT_EQ(result.pages, 2u);
    auto expected = dotsOf(document);
    expected.resize(2);
    EXPECT_EQ(dotsOf(result.received), expected);
    ASSERT_EQ(result.record->Pages.size(), 3u);
    EXPECT_TRUE(result.record->Pages[1].Received);
    EXPECT_FALSE(result.record->Pages[2].Received);
}

TEST(ModemSending, ADocumentForPollingIsSeenInTheDis) {
    const auto disOf = [](const char* settings) {
        ModemBench bench(settingsFrom(settings));
        bench.send(drawnDocument(1, 50), 1);
        EXPECT_EQ(bench.result->outcome, DeviceState::completed);
        for (const auto& moment : bench.result->record->Moments) {
            if (moment.Name == u"DIS") return textOf(moment.Detail);
        }
        return std::string();
    };
    EXPECT_THAT(disOf("far = {refuses_polling = false}"), HasSubstr("has a document"));
    EXPECT_THAT(disOf(""), Not(HasSubstr("has a document")));
}

TEST(ModemSending, WhatIsNoDocumentFails) {
    ModemBench bench;
    const auto nonsense = std::make_shared<const document::Bytes>(100);
    const CallResult result = bench.send(nonsense, 1);
    EXPECT_EQ(result.outcome, DeviceState::fatalError);
    EXPECT_THAT(textOf(result.record->Result), HasSubstr("TIFF"));
    const CallResult nothing = bench.send(nullptr, 0);
    EXPECT_EQ(nothing.outcome, DeviceState::fatalError);
    EXPECT_THAT(textOf(nothing.record->Result), HasSubstr("no document"));
    EXPECT_EQ(bench.filesLeft(), 0u);
}

TEST(ModemSending, AFolderThatCannotBeMadeFailsTheCall) {
    ModemBench bench;
    bench.scratch.write("calls", "a file is in the way");
    const CallResult result = bench.send(drawnDocument(1, 50), 1);
    EXPECT_EQ(result.outcome, DeviceState::fatalError);
    EXPECT_THAT(textOf(result.record->Result), HasSubstr("calls"));
}

TEST(ModemSending, NewSettingsCountFromTheNextCallOn) {
    ModemBench bench;
    bench.start(drawnDocument(1, 50), 1);
    bench.run([&] { return bench.saw("sending"); });
    bench.line->setSettings(settingsFrom("far = {busy = true}"));
    bench.run();
    EXPECT_EQ(bench.result->outcome, DeviceState::completed);
    EXPECT_EQ(bench.send(drawnDocument(1, 50), 1).outcome, DeviceState::busy);
}

TEST(ModemSending, AStateDirectoryInAnotherScript) {
    ModemBench bench;
    const auto folder =
        bench.scratch.path() / std::filesystem::path(u"T\u00E9l\u00E9copie \u4F20\u771F");
    bench.line = makeModemLine(bench.clock, bench.work.offload(), 3, u"Modem", {}, folder);
    EXPECT_EQ(bench.send(drawnDocument(1, 50), 1).outcome, DeviceState::completed)
        << textOf(bench.result->record->Result);
}

}  // namespace
}  // namespace winfax::line
