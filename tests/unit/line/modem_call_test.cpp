// SPDX-License-Identifier: MIT
// Real T.30 calls in memory, out and in.
#include <gmock/gmock.h>

#include <map>
#include <random>

#include "document/page_reader.h"
#include "document/page_writer.h"
#include "line/modem/result_table.h"
#include "modem_rig.h"

namespace winfax::line {

Document documentOf(std::uint32_t pages, std::uint32_t rows) {
    static std::map<std::pair<std::uint32_t, std::uint32_t>, Document> made;
    Document& document = made[{pages, rows}];
    if (document) return document;
    std::mt19937 random(pages);
    document::PageWriter writer(pages);
    for (std::uint32_t page = 0; page < pages; ++page) {
        document::PageImage image;
        image.height = rows;
        image.bits.assign(std::size_t{rows} * document::kRowBytes, 0);
        for (std::size_t i = 0; i < image.bits.size(); i += 1 + random() % 17) {
            image.bits[i] = static_cast<std::uint8_t>(random());
        }
        EXPECT_TRUE(writer.add(image));
    }
    return document = std::make_shared<const document::Bytes>(writer.finish().value());
}

namespace {

using model::DeviceState;
using testing::ElementsAre;
using testing::HasSubstr;

bool allIdentical(const model::CallRecord& record) {
    for (const model::CallPage& page : record.Pages) {
        if (!page.Received || page.DifferingDots != 0) return false;
    }
    return true;
}

std::uint32_t resendsIn(const model::CallRecord& record) {
    std::uint32_t resends = 0;
    for (const model::CallPage& page : record.Pages) resends += page.EcmResends;
    return resends;
}

// ---- out ----------------------------------------------------------------------------------------

TEST(ModemCallOut, APageArrivesDotByDot) {
    ModemRig rig;
    rig.start(documentOf(1), 1);
    EXPECT_TRUE(rig.seen.empty()) << "no callback inside start()";
    rig.run();
    EXPECT_THAT(rig.seen, ElementsAre("dialing 0", "sending 1"));
    EXPECT_EQ(rig.result.outcome, DeviceState::completed) << rig.text();
    EXPECT_EQ(rig.result.pages, 1u);
    EXPECT_EQ(rig.result.farId, u"FAR END");
    EXPECT_EQ(rig.record.Modem, u"V.17");
    EXPECT_EQ(rig.record.BitRate, 14'400u);
    EXPECT_TRUE(rig.record.Ecm);
    EXPECT_EQ(rig.record.Compression, u"T.6");
    EXPECT_EQ(rig.record.Retrains, 0u);
    ASSERT_EQ(rig.record.Pages.size(), 1u);
    EXPECT_EQ(rig.record.Pages[0].Rows, 300u);
    EXPECT_TRUE(allIdentical(rig.record));
    EXPECT_THAT(rig.text(), HasSubstr("T30_ERR_OK"));
    for (const char16_t* frame : {u"DIS", u"DCS", u"CFR", u"MCF", u"DCN"}) {
        EXPECT_TRUE(rig.hasMoment(frame)) << text::toUtf8(frame);
    }
    EXPECT_TRUE(rig.result.received);
    EXPECT_TRUE(rig.scratchIsEmpty());
}

TEST(ModemCallOut, TenPagesWithEcmArriveDotByDot) {
    ModemRig rig;
    rig.start(documentOf(10), 10);
    rig.run();
    EXPECT_EQ(rig.result.outcome, DeviceState::completed) << rig.text();
    EXPECT_EQ(rig.result.pages, 10u);
    EXPECT_EQ(rig.seen.size(), 11u);
    EXPECT_EQ(rig.record.Pages.size(), 10u);
    EXPECT_TRUE(allIdentical(rig.record));
    const auto received = document::PageReader::open(*rig.result.received);
    ASSERT_TRUE(received);
    EXPECT_EQ(received->pages(), 10u);
}

struct Mode {
    const char* settings;
    const char16_t* modem;
    std::uint32_t bitRate;
    bool ecm;
    const char16_t* compression;
};
class ModemMode : public testing::TestWithParam<Mode> {};

TEST_P(ModemMode, IsNegotiatedAndCarriesThePages) {
    const Mode mode = GetParam();
    ModemRig rig(mode.settings);
    rig.start(documentOf(2, 100), 2);
    rig.run();
    EXPECT_EQ(rig.result.outcome, DeviceState::completed) << rig.text();
    EXPECT_EQ(rig.record.Modem, mode.modem);
    EXPECT_EQ(rig.record.BitRate, mode.bitRate);
    EXPECT_EQ(rig.record.Ecm, mode.ecm);
    EXPECT_EQ(rig.record.Compression, mode.compression);
    EXPECT_TRUE(allIdentical(rig.record));
}

INSTANTIATE_TEST_SUITE_P(
    All, ModemMode,
    testing::Values(
        Mode{"ecm = false", u"V.17", 14'400, false, u"T.4 2-D"},
        Mode{"far = { ecm = false, compressions = [\"T.4 1-D\"] }", u"V.17", 14'400, false,
             u"T.4 1-D"},
        Mode{"modems = [\"V.29\", \"V.27ter\"]", u"V.29", 9'600, true, u"T.6"},
        Mode{"far = { modems = [\"V.27ter\"], ecm = false }", u"V.27ter", 4'800, false, u"T.4 2-D"},
        Mode{"compressions = [\"T.4 2-D\", \"T.4 1-D\"]", u"V.17", 14'400, true, u"T.4 2-D"}));

struct Ending {
    const char* settings;
    const char16_t* number;
    DeviceState outcome;
    std::uint32_t pages;
};
class ModemEnding : public testing::TestWithParam<Ending> {};

TEST_P(ModemEnding, ComesFromTheFarMachineOrTheNumber) {
    const Ending ending = GetParam();
    ModemRig rig(ending.settings);
    rig.start(documentOf(3, 100), 3, ending.number);
    rig.run();
    EXPECT_EQ(rig.result.outcome, ending.outcome) << rig.text();
    EXPECT_EQ(rig.result.pages, ending.pages) << rig.text();
    EXPECT_EQ(rig.record.Outcome, static_cast<std::uint32_t>(ending.outcome));
    EXPECT_TRUE(rig.scratchIsEmpty());
}

INSTANTIATE_TEST_SUITE_P(
    All, ModemEnding,
    testing::Values(
        Ending{"far = { busy = true }", u"555", DeviceState::busy, 0},
        Ending{"far = { no_answer = true }", u"555", DeviceState::noAnswer, 0},
        Ending{"far = { answers_after = 11 }", u"555", DeviceState::noAnswer, 0},
        Ending{"far = { answers_after = 3 }", u"555", DeviceState::completed, 3},
        Ending{"far = { hangs_up_after_page = 2 }", u"555", DeviceState::disconnected, 2},
        Ending{"", u"555 9999 9999 01", DeviceState::busy, 0},
        Ending{"", u"999999902", DeviceState::noAnswer, 0},
        Ending{"", u"999999903", DeviceState::noDialTone, 0},
        Ending{"", u"999999904", DeviceState::badAddress, 0},
        Ending{"", u"999999905", DeviceState::notFaxCall, 0},
        Ending{"", u"999999906", DeviceState::disconnected, 0},
        Ending{"", u"999999907", DeviceState::fatalError, 0},
        Ending{"", u"999999908", DeviceState::unavailable, 0},
        Ending{"", u"999999909", DeviceState::callDelayed, 0},
        Ending{"", u"999999910", DeviceState::callBlacklisted, 0}));

TEST(ModemCallOut, AMachineWithoutPaperRefusesInItsOwnWords) {
    ModemRig rig("far = { no_paper = true }");
    rig.start(documentOf(1, 100), 1);
    rig.run();
    EXPECT_NE(rig.result.outcome, DeviceState::completed);
    EXPECT_EQ(rig.result.pages, 0u);
    EXPECT_THAT(rig.text(), HasSubstr("T30_ERR_")) << "from the protocol, not from a table of ours";
}

// ---- a wire with flaws ----------------------------------------------------------------------------

TEST(ModemWire, NoiseMakesEcmSendAgainAndThePageIsWhole) {
    ModemRig rig("audio = { bursts = [{ at = 9, ms = 150, level = -10 }] }");
    rig.start(documentOf(1, 2000), 1);
    rig.run();
    EXPECT_EQ(rig.result.outcome, DeviceState::completed) << rig.text();
    EXPECT_GT(resendsIn(rig.record), 0u);
    EXPECT_TRUE(rig.hasMoment(u"PPR"));
    EXPECT_TRUE(allIdentical(rig.record));
}

TEST(ModemWire, WithoutEcmTheSameNoiseDamagesRows) {
    ModemRig rig(
        "ecm = false\naudio = { bursts = [{ at = 9, ms = 150, level = -10 }] }");
    rig.start(documentOf(1, 2000), 1);
    rig.run();
    ASSERT_EQ(rig.record.Pages.size(), 1u);
    EXPECT_GT(rig.record.Pages[0].BadRows, 0u);
}

TEST(ModemWire, HeavyNoiseMakesTheCallFail) {
    ModemRig rig("audio = { noise = -12 }");
    rig.start(documentOf(1, 100), 1);
    rig.run();
    EXPECT_NE(rig.result.outcome, DeviceState::completed);
    EXPECT_THAT(rig.text(), HasSubstr("T30_ERR_"));
}

TEST(ModemWire, ALongDropoutBreaksTheCallOff) {
    ModemRig rig("audio = { dropouts = [{ at = 10, ms = 120000 }] }");
    rig.start(documentOf(2, 2000), 2);
    rig.run();
    EXPECT_EQ(rig.result.outcome, DeviceState::disconnected) << rig.text();
    EXPECT_THAT(rig.text(), HasSubstr("T30_ERR_"));
    EXPECT_TRUE(rig.hasMoment(u"dropout"));
}

TEST(ModemWire, TheSameSeedIsTheSameCall) {
    std::vector<model::CallRecord> records;
    for (int i = 0; i < 2; ++i) {
        ModemRig rig("audio = { noise = -38, lost_frames = 0.001, seed = 5 }");
        rig.start(documentOf(1, 400), 1);
        rig.run();
        records.push_back(rig.record);
    }
    EXPECT_EQ(records[0], records[1]);
}

// ---- the end comes early --------------------------------------------------------------------------

TEST(ModemAbort, WorksWhileDiallingRingingAndInEveryPage) {
    for (int steps : {1, 2, 3, 5, 20, 60}) {
        ModemRig rig("far = { answers_after = 2 }");
        rig.start(documentOf(3, 300), 3);
        for (int i = 0; i < steps; ++i) rig.step();
        ASSERT_FALSE(rig.ended) << steps;
        rig.line->abort();
        EXPECT_FALSE(rig.ended) << "no callback inside abort()";
        rig.run();
        EXPECT_EQ(rig.result.outcome, DeviceState::aborting) << steps;
        EXPECT_TRUE(rig.scratchIsEmpty());
    }
    ModemRig rig;
    rig.onProgress = [&](std::uint32_t page) {
        if (page == 2) rig.line->abort();
    };
    rig.start(documentOf(3, 300), 3);
    rig.run();
    EXPECT_EQ(rig.result.outcome, DeviceState::aborting);
    EXPECT_EQ(rig.result.pages, 1u);
}

TEST(ModemAbort, ALineMayGoInTheMiddleOfACall) {
    ModemRig rig;
    rig.start(documentOf(3, 300), 3);
    for (int i = 0; i < 9; ++i) rig.step();
    rig.line.reset();
    while (rig.step()) {
    }
    EXPECT_FALSE(rig.ended);
}

// ---- in -------------------------------------------------------------------------------------------

TEST(ModemCallIn, AFaxIsKeptBeforeItIsConfirmed) {
    ModemRig rig;
    rig.answerAt = 2;
    bool confirmedBefore = true;
    rig.onReceived = [&] { confirmedBefore = rig.ended; };
    rig.ring(documentOf(2), 2);
    EXPECT_TRUE(rig.seen.empty());
    EXPECT_EQ(rig.line->state(), DeviceState::ringing);
    rig.run();
    EXPECT_THAT(rig.seen, ElementsAre("ringing 1", "ringing 2", "answered", "receiving 1",
                                      "receiving 2", "received 2"));
    EXPECT_FALSE(confirmedBefore);
    EXPECT_EQ(rig.result.outcome, DeviceState::completed) << rig.text();
    EXPECT_EQ(rig.result.pages, 2u);
    EXPECT_EQ(rig.fax.tsid, u"CALLER");
    EXPECT_TRUE(rig.fax.whole);
    EXPECT_EQ(*rig.fax.document, *rig.sent) << "identical pages are the very file";
    EXPECT_TRUE(allIdentical(rig.record));
    EXPECT_TRUE(rig.scratchIsEmpty());
}

TEST(ModemCallIn, WhatCannotBeKeptIsNotConfirmed) {
    ModemRig rig;
    rig.keepResult = model::fail(model::ErrorCode::diskFull, "no room");
    rig.ring(documentOf(1), 1);
    rig.run();
    EXPECT_EQ(rig.result.outcome, DeviceState::fatalError);
    EXPECT_THAT(rig.text(), HasSubstr("no room"));
    EXPECT_FALSE(rig.record.Pages.back().Received);
}

TEST(ModemCallIn, ACallThatBreaksOffBringsItsPages) {
    ModemRig rig;
    rig.ring(documentOf(2), 2, false);
    rig.run();
    EXPECT_EQ(rig.seen.back(), "received 2 in part");
    EXPECT_EQ(rig.result.outcome, DeviceState::disconnected) << rig.text();
    EXPECT_FALSE(rig.fax.whole);
    EXPECT_EQ(rig.fax.pages, 2u);
}

TEST(ModemCallIn, NobodyAnswers) {
    ModemRig rig;
    rig.answerAt = 100;
    rig.ring(documentOf(1), 1);
    rig.run();
    EXPECT_EQ(rig.seen.size(), 10u);
    EXPECT_EQ(rig.result.outcome, DeviceState::noAnswer);
}

TEST(ModemCallIn, TheCallerHangsUpInEveryPhase) {
    {
        ModemRig rig;
        rig.answerAt = 100;
        rig.ring(documentOf(1), 1);
        rig.step();
        rig.line->hangUp();
        rig.run();
        EXPECT_EQ(rig.result.outcome, DeviceState::noAnswer);
    }
    {
        ModemRig rig;
        rig.transmits = false;
        rig.ring(documentOf(1), 1);
        while (rig.seen.empty() || rig.seen.back() != "answered") rig.step();
        rig.line->hangUp();
        rig.run();
        EXPECT_EQ(rig.result.outcome, DeviceState::disconnected);
    }
    ModemRig rig;
    rig.onProgress = [&](std::uint32_t page) {
        if (page == 2) rig.line->hangUp();
    };
    rig.ring(documentOf(3), 3);
    rig.run();
    EXPECT_EQ(rig.result.outcome, DeviceState::disconnected) << rig.text();
    EXPECT_EQ(rig.seen.back(), "received 1 in part");
}

TEST(ModemCallIn, AbortDropsWhatHasCome) {
    ModemRig rig;
    rig.onProgress = [&](std::uint32_t page) {
        if (page == 2) rig.line->abort();
    };
    rig.ring(documentOf(3), 3);
    rig.run();
    EXPECT_EQ(rig.result.outcome, DeviceState::aborting);
    EXPECT_EQ(rig.seen.back(), "receiving 2");
}

// ---- the table of results -------------------------------------------------------------------------

TEST(ModemResults, EveryCodeOfSpandspHasAMeaning) {
    EXPECT_EQ(t30Result(0).state, DeviceState::completed);
    for (const T30Result& row : t30Results()) {
        EXPECT_NE(row.state, DeviceState::none) << row.name;
        EXPECT_THAT(t30Text(row.code), HasSubstr(std::string(row.name)));
    }
    EXPECT_EQ(t30Result(9'999).state, DeviceState::fatalError);
}

// ---- many calls -----------------------------------------------------------------------------------

TEST(ModemCalls, AThousandLeaveNothingBehind) {
    ModemRig rig;
    for (int i = 0; i < 1'000; ++i) {
        rig.ended = false;
        rig.seen.clear();
        rig.start(documentOf(1, 1), 1, i % 4 == 0 ? u"555" : u"999999906");
        rig.run();
        if (i % 4 == 0) {
            ASSERT_EQ(rig.result.outcome, DeviceState::completed) << rig.text();
        }
    }
    EXPECT_TRUE(rig.scratchIsEmpty());
}

}  // namespace
}  // namespace winfax::line
