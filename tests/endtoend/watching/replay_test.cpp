// SPDX-License-Identifier: MIT
// A recording answers the same program with no service at all.
#include "watched.h"

namespace winfax::endtoend {
namespace {

using testing::HasSubstr;
using testing::Not;

class Replaying : public conformance::OwnInstance {
  protected:
    std::filesystem::path recording() const { return files().path() / "recording.jsonl"; }

    test::Finished record(const std::string& deed) {
        const test::ScopedVariable variable("WINFAX_RECORD", recording().string());
        return runWatched(deed, file());
    }
    // With the service gone.
    test::Finished replay(const std::string& deed, const char* order = "strict") {
        instance().stop();
        const test::ScopedVariable variable("WINFAX_REPLAY", recording().string());
        const test::ScopedVariable orderVariable("WINFAX_REPLAY_ORDER", order);
        return runWatched(deed, file());
    }
    const std::filesystem::path& file() {
        if (file_.empty()) file_ = document(2);
        return file_;
    }

  private:
    std::filesystem::path file_;
};

TEST_F(Replaying, ProgramSeesNoDifference) {
    const auto recorded = record("correct");
    ASSERT_THAT(recorded.output, HasSubstr("event "));
    const auto replayed = replay("correct");
    EXPECT_EQ(replayed.exitCode, 0);
    EXPECT_EQ(replayed.output, recorded.output);
}

TEST_F(Replaying, CallbacksAreAskedAgain) {
    const auto recorded = record("broadcast");
    ASSERT_THAT(recorded.output, HasSubstr("broadcast 1"));
    EXPECT_EQ(replay("broadcast").output, recorded.output);
}

TEST_F(Replaying, FailuresComeBackAsTheyWere) {
    const auto recorded = record("size-missing");
    ASSERT_THAT(recorded.output, HasSubstr("send 0"));
    EXPECT_EQ(replay("size-missing").output, recorded.output);
}

TEST_F(Replaying, DepartureIsToldExactly) {
    record("ask-job-7");
    const auto replayed = replay("ask-job-8");
    EXPECT_THAT(replayed.output, HasSubstr("replay: call 2: the program calls FaxGetJobA"));
    EXPECT_THAT(replayed.output, HasSubstr(R"("JobId":8)"));
    EXPECT_THAT(replayed.output, HasSubstr("where the recording has line 2, FaxGetJobA"));
    EXPECT_THAT(replayed.output, HasSubstr("recorded calls were not made"));
}

TEST_F(Replaying, LooseOrderAnswersWhatIsAlike) {
    record("correct");
    // A part of what was recorded, with calls left out.
    const auto replayed = replay("leak-handle", "loose");
    EXPECT_THAT(replayed.output, HasSubstr("connect 1"));
    EXPECT_THAT(replayed.output, Not(HasSubstr("the program calls")));
}

TEST_F(Replaying, FaxctlRecordsAndReplays) {
    const auto faxctl = test::productPath("faxctl");
    const std::string program = testProgramPath("watched_program").string();
    std::vector<std::string> words{"record", recording().string(), program,
                                   conformance::libraryPath(), "broadcast", file().string()};
    const auto recorded = test::runProgram(faxctl, words);
    EXPECT_EQ(recorded.exitCode, 0);
    EXPECT_THAT(recorded.output, HasSubstr("broadcast 1"));
    instance().stop();
    words[0] = "replay";
    EXPECT_EQ(test::runProgram(faxctl, words).output, recorded.output);

    words[4] = "no-such-deed";
    EXPECT_EQ(test::runProgram(faxctl, words).exitCode, 2) << "the program's own";
}

TEST_F(Replaying, RecordingThatCannotBeReadAnswersNothing) {
    files().write("recording.jsonl", "not a recording\n");
    const auto replayed = replay("leak-handle");
    EXPECT_THAT(replayed.output, HasSubstr("line 1 is no line of a recording; every call fails"));
    EXPECT_THAT(replayed.output, HasSubstr("connect 0"));
}

}  // namespace
}  // namespace winfax::endtoend
