// SPDX-License-Identifier: MIT
// Calls that come in on a scripted line.
#include <gmock/gmock.h>

#include "line_rig.h"

namespace winfax::line {
namespace {

using model::DeviceState;
using model::ErrorCode;
using model::fail;
using model::Result;
using testing::ElementsAre;

Document aDocument() { return std::make_shared<const std::vector<std::byte>>(100, std::byte{42}); }

struct IncomingRig : LineRig {
    explicit IncomingRig(std::uint32_t pages = 2, bool whole = true) : whole_(whole) {
        line->ring({.callerId = u"555-0199", .tsid = u"CALLER"},
                   {.ringing =
                        [this](std::uint32_t ring) {
                            log("ringing " + std::to_string(ring));
                            if (ring == answerAt) line->answer(u"OWN");
                        },
                    .answered =
                        [this, pages] {
                            log("answered");
                            if (transmits) line->transmit(document, pages, whole_);
                        },
                    .progress =
                        [this](std::uint32_t page) {
                            log("receiving " + std::to_string(page));
                            if (onProgress) onProgress(page);
                        },
                    .received =
                        [this](ReceivedFax received, std::function<void(Result<void>)> done) {
                            log("received " + std::to_string(received.pages) +
                                (received.whole ? "" : " in part"));
                            fax = std::move(received);
                            kept = std::move(done);
                            if (keeps) kept({});
                        },
                    .ended = [this](CallResult ended) { noteEnd(std::move(ended)); }});
    }
    const bool whole_;
    std::uint32_t answerAt = 1;
    bool transmits = true;
    bool keeps = true;
    Document document = aDocument();
    ReceivedFax fax;
    std::function<void(Result<void>)> kept;
};

TEST(ScriptedIncoming, AFaxComesIn) {
    IncomingRig rig;
    EXPECT_TRUE(rig.seen.empty()) << "no callback inside ring()";
    EXPECT_EQ(rig.line->state(), DeviceState::ringing);
    rig.answerAt = 3;
    rig.run();
    EXPECT_THAT(rig.seen, ElementsAre("0s ringing 1", "1s ringing 2", "2s ringing 3", "2s answered",
                                      "2s receiving 1", "3s receiving 2", "4s received 2",
                                      "4s ended complete 2"));
    EXPECT_EQ(rig.fax.document, rig.document);
    EXPECT_EQ(rig.fax.tsid, u"CALLER");
    EXPECT_TRUE(rig.fax.whole);
    EXPECT_EQ(rig.result.farId, u"CALLER");
}

TEST(ScriptedIncoming, StatesOnTheWay) {
    IncomingRig rig;
    rig.transmits = false;
    rig.settle();
    EXPECT_EQ(rig.line->state(), DeviceState::answered);
    rig.run();
    EXPECT_EQ(rig.line->state(), DeviceState::answered) << "it waits without a timer";
    EXPECT_EQ(rig.clock.now(), kStart);
    rig.keeps = false;
    rig.line->transmit(rig.document, 1, true);
    EXPECT_EQ(rig.seen.back(), "0s answered") << "no callback inside transmit()";
    EXPECT_EQ(rig.line->state(), DeviceState::receiving);
    rig.run();
    EXPECT_EQ(rig.line->state(), DeviceState::receiving) << "until the fax is kept";
    rig.kept({});
    EXPECT_EQ(rig.seen.back(), "1s received 1") << "no callback inside kept()";
    rig.run();
    EXPECT_EQ(rig.seen.back(), "1s ended complete 1");
}

TEST(ScriptedIncoming, ThePatienceOfTheCaller) {
    IncomingRig rig;
    rig.answerAt = 0;
    rig.run();
    EXPECT_EQ(rig.seen.size(), 21u);
    EXPECT_EQ(rig.seen[19], "19s ringing 20");
    EXPECT_EQ(rig.seen[20], "20s ended no-answer 0");
    EXPECT_EQ(rig.result.farId, u"");
}

TEST(ScriptedIncoming, AnsweredAtTheLastRing) {
    IncomingRig rig;
    rig.answerAt = 20;
    rig.run();
    EXPECT_EQ(rig.result.outcome, DeviceState::completed);
}

TEST(ScriptedIncoming, ACallThatBreaksOffBringsWhatCameIn) {
    IncomingRig rig(2, false);
    rig.run();
    EXPECT_FALSE(rig.fax.whole);
    EXPECT_THAT(rig.seen,
                ElementsAre("0s ringing 1", "0s answered", "0s receiving 1", "1s receiving 2",
                            "2s received 2 in part", "2s ended disconnected 2"));
}

TEST(ScriptedIncoming, AFaxThatCannotBeKeptIsNotConfirmed) {
    IncomingRig rig;
    rig.keeps = false;
    rig.run();
    rig.kept(fail(ErrorCode::diskFull, "the disk is full"));
    rig.kept({});  // once decided
    rig.run();
    EXPECT_EQ(rig.seen.back(), "2s ended fatal-error 0");
    EXPECT_EQ(rig.result.record->Result, u"the fax could not be kept: the disk is full");
}

TEST(ScriptedIncoming, ACallWithoutAFax) {
    for (const bool whole : {true, false}) {
        IncomingRig rig(0, whole);
        rig.run();
        EXPECT_THAT(rig.seen,
                    ElementsAre("0s ringing 1", "0s answered",
                                whole ? "0s ended complete 0" : "0s ended disconnected 0"));
    }
    IncomingRig empty(3);
    empty.document = std::make_shared<const std::vector<std::byte>>();
    empty.run();
    EXPECT_EQ(empty.seen.back(), "0s ended complete 0");
}

// What the far machine and this end can do at any point of a call.
struct Leaving {
    const char* name;
    void (*leave)(Line&);
    DeviceState outcome;
};
const Leaving kLeavings[] = {
    {"hang up", [](Line& line) { line.hangUp(); }, DeviceState::disconnected},
    {"abort", [](Line& line) { line.abort(); }, DeviceState::aborting},
};

void expectEnd(IncomingRig& rig, const char* name, DeviceState outcome) {
    const auto before = rig.seen.size();
    EXPECT_NE(rig.line->state(), DeviceState::available) << "no callback inside " << name;
    const model::Time now = rig.clock.now();
    rig.line->abort();  // too late to change anything
    rig.line->hangUp();
    rig.line->answer(u"OWN");
    rig.line->transmit(aDocument(), 1, true);
    rig.run();
    EXPECT_EQ(rig.seen.size(), before + 1);
    EXPECT_EQ(rig.clock.now(), now);
    EXPECT_EQ(rig.result.outcome, outcome) << name;
    EXPECT_EQ(rig.result.pages, 0u);
    EXPECT_EQ(rig.line->state(), DeviceState::available);
}

TEST(ScriptedIncoming, EndedWhileItRings) {
    for (const auto& [name, leave, outcome] : kLeavings) {
        for (const int rings : {0, 1, 3}) {
            IncomingRig rig;
            rig.answerAt = 0;
            for (int i = 0; i < rings; ++i) rig.clock.step();
            leave(*rig.line);
            expectEnd(rig, name,
                      outcome == DeviceState::disconnected ? DeviceState::noAnswer : outcome);
        }
    }
}

TEST(ScriptedIncoming, EndedBetweenAnswerAndAnswered) {
    for (const auto& [name, leave, outcome] : kLeavings) {
        IncomingRig rig;
        rig.answerAt = 0;
        rig.clock.step();
        rig.line->answer(u"OWN");
        leave(*rig.line);
        expectEnd(rig, name, outcome);
    }
}

TEST(ScriptedIncoming, EndedWhileItWaits) {
    for (const auto& [name, leave, outcome] : kLeavings) {
        IncomingRig rig;
        rig.transmits = false;
        rig.run();
        leave(*rig.line);
        expectEnd(rig, name, outcome);
    }
}

TEST(ScriptedIncoming, EndedWhilePagesComeIn) {
    for (const auto& [name, leave, outcome] : kLeavings) {
        IncomingRig rig(3);
        rig.settle();
        rig.clock.step();
        EXPECT_EQ(rig.seen.back(), "1s receiving 2");
        leave(*rig.line);
        expectEnd(rig, name, outcome);
        EXPECT_EQ(rig.fax.document, nullptr) << "what has not come in whole is lost";
    }
}

TEST(ScriptedIncoming, EndedFromInsideAReport) {
    for (const auto& [name, leave, outcome] : kLeavings) {
        IncomingRig rig(3);
        rig.onProgress = [&rig, leave = leave](std::uint32_t page) {
            if (page == 2) leave(*rig.line);
        };
        rig.run();
        EXPECT_EQ(rig.seen.back(), "1s ended " + std::string(wordOf(outcome)) + " 0") << name;
    }
}

// The fax is in: whoever ends the call now waits for it to be safe.
TEST(ScriptedIncoming, EndedWhileTheFaxIsBeingKept) {
    for (const auto& [name, leave, outcome] : kLeavings) {
        for (const bool safe : {true, false}) {
            IncomingRig rig;
            rig.keeps = false;
            rig.run();
            leave(*rig.line);
            leave(*rig.line);
            rig.run();
            EXPECT_EQ(rig.seen.back(), "2s received 2") << name;
            rig.kept(safe ? Result<void>{} : fail(ErrorCode::diskFull));
            rig.run();
            EXPECT_EQ(rig.seen.back(),
                      "2s ended " + std::string(wordOf(outcome)) + (safe ? " 2" : " 0"));
        }
    }
}

TEST(ScriptedIncoming, KeptMayComeAfterTheLine) {
    IncomingRig rig;
    rig.keeps = false;
    rig.run();
    rig.line.reset();
    rig.kept({});
    rig.run();
    EXPECT_EQ(rig.seen.back(), "2s received 2");
}

TEST(ScriptedIncoming, TheLineIsFreeFromInsideEnded) {
    IncomingRig rig;
    bool called = false;
    rig.onEnded = [&] {
        if (!std::exchange(called, true)) rig.start(u"999999901", 1);
    };
    rig.run();
    EXPECT_EQ(rig.seen.back(), "3s ended busy 0");
}

TEST(ScriptedIncoming, NothingToEndOnAFreeLine) {
    LineRig rig;
    rig.line->hangUp();
    rig.line->abort();
    rig.line->answer(u"OWN");
    rig.line->transmit(aDocument(), 1, true);
    rig.run();
    EXPECT_TRUE(rig.seen.empty());
    rig.start(u"555", 1);
    rig.line->hangUp();  // of calls in alone
    rig.run();
    EXPECT_EQ(rig.result.outcome, DeviceState::completed);
}

TEST(ScriptedIncoming, TheRecordTellsTheCall) {
    IncomingRig rig(1);
    rig.answerAt = 2;
    rig.run();
    ASSERT_NE(rig.result.record, nullptr);
    const model::CallRecord& record = *rig.result.record;
    EXPECT_EQ(record.JobId, model::kNoJob);
    EXPECT_EQ(record.Attempt, 0u);
    EXPECT_EQ(record.DeviceId, 7u);
    EXPECT_FALSE(record.Outgoing);
    EXPECT_EQ(record.Number, u"555-0199");
    EXPECT_EQ(record.OwnId, u"OWN");
    EXPECT_EQ(record.FarId, u"CALLER");
    EXPECT_EQ(record.Milliseconds, 2'000u);
    EXPECT_THAT(momentsOf(record),
                ElementsAre("0ms < ring 1", "1000ms < ring 2", "1000ms answer OWN",
                            "1000ms < page 1", "2000ms < complete"));
    ASSERT_EQ(record.Pages.size(), 1u);
    EXPECT_TRUE(record.Pages[0].Received);
}

}  // namespace
}  // namespace winfax::line
