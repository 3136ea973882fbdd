// SPDX-License-Identifier: MIT
#include "model/call_text.h"

#include <gtest/gtest.h>

namespace winfax::model {
namespace {

CallRecord modemCall() {
    CallRecord record;
    record.JobId = 12;
    record.Attempt = 2;
    record.DeviceId = 3;
    record.LineName = u"Modem";
    record.Number = u"555-0100";
    record.OwnId = u"Fax";
    record.FarId = u"FAR END";
    record.Started = toFileTime(*fromCalendarTime({2026, 11, 0, 27, 10, 0, 1, 0}));
    record.Milliseconds = 38'240;
    record.Outcome = static_cast<std::uint32_t>(DeviceState::completed);
    record.Modem = u"V.17";
    record.BitRate = 14'400;
    record.Ecm = true;
    record.Compression = u"T.6";
    record.Retrains = 1;
    record.Result = u"T30_ERR_OK: OK";
    record.Moments = {{1'000, true, u"DIS", u"fine"}, {2'440, false, u"DCS", {}}};
    record.Pages = {{1, 30'000, 2'200, 0, 3, 0, true}, {2, 38'000, 2'200, 4, 0, 17, true}};
    return record;
}

TEST(CallText, ShowsHeadProtocolMomentsAndPages) {
    EXPECT_EQ(textOf(modemCall()),
              u"job 12, try 2, on Modem (device 3): to 555-0100, completed\n"
              u"began 2026-11-27 10:00:01 UTC, took 38.240 s; Fax called FAR END\n"
              u"V.17 14400 bit/s, ECM, T.6, 1 retrains; T30_ERR_OK: OK\n"
              u"     1.000  far  DIS  fine\n"
              u"     2.440  own  DCS\n"
              u"page 1: 2200 rows, 0 bad, 3 frames sent again, arrived as it was sent\n"
              u"page 2: 2200 rows, 4 bad, 0 frames sent again, 17 dots arrived differently\n");
}

TEST(CallText, ACallFromOutsideHasNoTry) {
    CallRecord record;
    record.JobId = 7;
    record.DeviceId = 1;
    record.LineName = u"Line 1";
    record.Outgoing = false;
    record.OwnId = u"Fax";
    record.Outcome = static_cast<std::uint32_t>(DeviceState::noAnswer);
    record.Started = toFileTime(*fromCalendarTime({2026, 11, 0, 27, 10, 0, 1, 0}));
    EXPECT_EQ(textOf(record),
              u"job 7, on Line 1 (device 1): from an unknown number, no answer\n"
              u"began 2026-11-27 10:00:01 UTC, took 0.000 s; Fax was called by a machine that gave "
              u"no name\n");
}

TEST(CallText, NothingThatSteersATerminalGetsThrough) {
    CallRecord record = modemCall();
    record.FarId = u"\x1b[2J\n\u0085X";
    record.Moments = {{0, true, u"CSI", u"a\rb"}};
    const std::u16string text = textOf(record);
    EXPECT_NE(text.find(u"called ?[2J??X\n"), std::u16string::npos);
    EXPECT_NE(text.find(u"CSI  a?b\n"), std::u16string::npos);
}

TEST(CallText, APageThatWasNotConfirmedSaysSo) {
    CallRecord record = modemCall();
    record.Pages = {{1, 0, 100, 2, 0, 0, false}};
    EXPECT_NE(textOf(record).find(u"page 1: 100 rows, 2 bad, 0 frames sent again, not confirmed\n"),
              std::u16string::npos);
}

TEST(CallText, WithoutAModemThereAreNeitherRowsNorFrames) {
    CallRecord record = modemCall();
    record.Modem.reset();
    EXPECT_NE(textOf(record).find(u"page 1: arrived as it was sent\n"), std::u16string::npos);
}

}  // namespace
}  // namespace winfax::model
