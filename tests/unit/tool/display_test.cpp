// SPDX-License-Identifier: MIT
#include "tool/display.h"

#include <gtest/gtest.h>

#include <sstream>

namespace winfax::tool {
namespace {

TEST(Display, LetsNothingThroughThatSteersATerminal) {
    EXPECT_EQ(oneLine("a\x1b[2Jb\nc\td\x7f"), "a?[2Jb?c?d?");
    EXPECT_EQ(oneLine("\xC2\x9B"
                      "31m"),
              "?31m");  // CSI as one C1 character
    EXPECT_EQ(display(u"J\u00f6rg \U0001F4E0"), "J\u00f6rg \U0001F4E0");
    EXPECT_EQ(display(std::nullopt), "");
}

TEST(Words, AreTheConstantsOwn) {
    EXPECT_EQ(words(model::as::jobStatus, 0x40), "retries exceeded");
    EXPECT_EQ(words(model::as::eventId, 6), "no answer");
    EXPECT_EQ(words(model::as::jobStatus, 3), "3");
}

TEST(Words, OfTheCommandLineMayBeWrittenInAnyCase) {
    EXPECT_TRUE(sameWord("RetryDelay", "retrydelay"));
    EXPECT_FALSE(sameWord("Retry", "RetryDelay"));
    EXPECT_FALSE(sameWord("\u00c4", "\u00e4"));  // only ASCII has one case for all languages
}

TEST(State, IsTheLinesWhileAJobIsInProgress) {
    model::JobEntry job;
    EXPECT_EQ(stateOf(job), "pending");
    job.QueueStatus = 1;
    EXPECT_EQ(stateOf(job), "in progress");
    job.Status = 0x20000001;
    EXPECT_EQ(stateOf(job), "dialing");
    job.QueueStatus = 0x20;
    EXPECT_EQ(stateOf(job), "retrying");
}

TEST(Table, CountsCharactersNotBytes) {
    std::ostringstream out;
    printTable(out, {{"name", "to"}, {"J\u00f6rg", "1"}, {"Ann Smith", "22"}});
    EXPECT_EQ(out.str(),
              "name       to\n"
              "J\u00f6rg       1\n"
              "Ann Smith  22\n");
}

}  // namespace
}  // namespace winfax::tool
